import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { type RunningRuntime, startRuntime } from 'local-aws/runtime';
import { servicesOnOwnTables } from 'local-aws/testing/own-tables';
import { inject } from 'vitest';
import { ask, granted } from '../support/http.ts';
import type { Target } from './target.ts';

let running: Promise<RunningRuntime> | undefined;

/**
 * The local runtime with nothing kept, on a clock that goes on in real time but for what is let go by. As a deployed stack
 * serves all scenarios, so does this one all that run in this process; it ends with it.
 */
export async function localTarget(): Promise<Target> {
  running ??= start();
  const { endpoint, outputs, runtime, clock } = await running;
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
    now: () => clock.now(),
    async subjectsTo(address) {
      const to = encodeURIComponent(address);
      const mails = granted(await ask<{ subject: string }[]>(endpoint, 'GET', `/_local/inbox?format=json&to=${to}`));
      return mails.map(({ subject }) => subject);
    },
    async pass(seconds) {
      granted(await ask(endpoint, 'POST', '/_local/clock', { body: { advance: `PT${seconds}S` } }));
    },
  };
}

async function start(): Promise<RunningRuntime> {
  const assemblyDir = inject('assemblyDir');
  // What little it keeps in files goes when the assembly does.
  const dataDir = await mkdtemp(path.join(assemblyDir, 'contract-'));
  return startRuntime({ assemblyDir, dataDir, inMemory: true, services: servicesOnOwnTables });
}
