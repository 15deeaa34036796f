import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { environments } from '../../functions/environment.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { settingsOf } from '../../infra/settings.ts';

describe('the bundles', () => {
  let metafile: Metafile;

  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'aftercare-bundles-'));
    await bundleFunctions(directory);
    metafile = JSON.parse(readFileSync(join(directory, 'meta.json'), 'utf8'));
  });

  it.each(Object.keys(environments))('%s exports its handler and stays under 500 KB', (name) => {
    const [, bundle] = Object.entries(metafile.outputs).find(([path]) => path.endsWith(`${name}/index.mjs`))!;
    expect(bundle.exports).toEqual(['handler']);
    expect(bundle.bytes).toBeLessThan(500_000);
  });

  it('carry the very policy whose time zone drives the timers', () => {
    expect(Object.keys(metafile.inputs)).toContain(settingsOf().policyFile);
  });
});
