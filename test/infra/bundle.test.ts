import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { environments } from '../../functions/environment.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { settingsOf } from '../../infra/settings.ts';

describe('the bundles', () => {
  let directory: string;
  let metafile: Metafile;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'aftercare-bundles-'));
    await bundleFunctions(directory);
    metafile = JSON.parse(readFileSync(join(directory, 'meta.json'), 'utf8'));
  });

  it.each(Object.keys(environments))('%s exports its handler and stays under 500 KB', (name) => {
    const [, bundle] = Object.entries(metafile.outputs).find(([path]) => path.endsWith(`${name}/index.js`))!;
    expect(readFileSync(join(directory, name, 'index.js'), 'utf8')).toMatch(/module\.exports=\{handler\}\);\s*$/);
    expect(bundle.bytes).toBeLessThan(500_000);
  });

  /** The functions that carry a file or a package. */
  const carrying = (part: string): string[] =>
    Object.entries(metafile.outputs)
      .filter(([, { inputs }]) =>
        Object.entries(inputs).some(([path, { bytesInOutput }]) => path.includes(part) && bytesInOutput > 0),
      )
      .map(([path]) => basename(dirname(path)));

  it('carry what few of them need only where it is needed', () => {
    expect(carrying('domain/policy/document.ts')).toEqual(['policyApi']);
    expect(carrying('nodemailer')).toEqual(['mail']);
    for (const name of ['mail', 'mailFeedback', 'digest', 'sendWebhooks', 'reference']) {
      expect(carrying('temporal-polyfill')).not.toContain(name);
    }
    for (const name of ['mail', 'mailFeedback', 'planVisits', 'summary', 'sweep', 'reference']) {
      expect(carrying('node_modules/zod')).not.toContain(name);
    }
  });

  it('carry the very policy whose time zone drives the timers', () => {
    expect(Object.keys(metafile.inputs)).toContain(settingsOf().policyFile);
  });
});
