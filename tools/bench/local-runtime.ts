import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Stack } from '../local-stack.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface LocalRuntime {
  stack: Stack;
  /** From the command to the addresses being printed. */
  readyMs: number;
}

/**
 * Runs `work` against a fresh local runtime, a process of its own as `npm start` makes it.
 * @param clock where its clock starts, ISO 8601
 * @param options `synth` to synthesize the template, or else `app`, the assembly to run; `cdk.out` unless told. `inMemory` keeps nothing.
 */
export async function withLocalRuntime<T>(
  clock: string,
  work: (runtime: LocalRuntime) => Promise<T>,
  options: { synth?: boolean; app?: string; inMemory?: boolean } = {},
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aftercare-bench-'));
  const args = [
    '--port',
    '0',
    '--data',
    folder,
    '--clock',
    clock,
    ...(options.inMemory ? ['--in-memory'] : []),
    ...(options.synth ? [] : ['--app', options.app ?? 'cdk.out']),
  ];
  const began = performance.now();
  const child = spawn(process.execPath, ['tools/start.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const endpoint = await Promise.race([
      addressOf(child.stdout),
      ended.then(([code]) => Promise.reject(new Error(`The local runtime ended with ${code}.`))),
    ]);
    const readyMs = performance.now() - began;
    return await work({ stack: await Stack.at(endpoint), readyMs });
  } finally {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

/** Goes on reading what the runtime prints, so that it never waits for a reader. */
function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    createInterface({ input: output }).on('line', (line) => {
      const address = /^ {2}API +(http:\S+)$/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
}
