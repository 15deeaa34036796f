import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { startRuntime } from '../../local/runtime.ts';
import { ask, granted } from '../support/http.ts';
import { servicesOnOwnTables } from '../support/own-tables.ts';
import type { Target } from './target.ts';

/** The local runtime on the real clock, with nothing kept. */
export async function localTarget(): Promise<Target> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'aftercare-contract-'));
  const running = await startRuntime({
    assemblyDir: inject('assemblyDir'),
    dataDir,
    inMemory: true,
    services: servicesOnOwnTables,
  });
  const { endpoint, outputs, runtime } = running;
  return {
    name: 'local',
    apiUrl: endpoint,
    outputs: outputs as Record<string, string>,
    aws: {
      endpoint,
      region: runtime.region,
      credentials: { accessKeyId: 'LOCALcontract', secretAccessKey: 'local' },
    },
    gaps: {},
    async subjectsTo(address) {
      const to = encodeURIComponent(address);
      const mails = granted(await ask<{ subject: string }[]>(endpoint, 'GET', `/_local/inbox?format=json&to=${to}`));
      return mails.map(({ subject }) => subject);
    },
    async pass(seconds) {
      granted(await ask(endpoint, 'POST', '/_local/clock', { body: { advance: `PT${seconds}S` } }));
    },
    async close() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
