import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { inject } from 'vitest';
import { instantOf } from './seoul.ts';

/** The local stack on a data folder and a port of its own, which can be killed and started again. */
export class KillableStack {
  readonly endpoint: string;
  readonly #dataDir: string;
  readonly #port: number;
  #process: ChildProcess | undefined;

  private constructor(dataDir: string, port: number) {
    this.#dataDir = dataDir;
    this.#port = port;
    this.endpoint = `http://localhost:${port}`;
  }

  /** @param at where the clock starts, `2026-06-01 09:00` in Seoul */
  static async start(at: string): Promise<KillableStack> {
    const stack = new KillableStack(await mkdtemp(path.join(tmpdir(), 'aftercare-kill-')), await freePort());
    await stack.#run('--clock', instantOf(at));
    return stack;
  }

  /** Starts again on the same data; the clock goes on by itself. */
  startAgain(): Promise<void> {
    return this.#run();
  }

  /** `kill -9`: nothing is told, nothing is put in order. */
  async kill(): Promise<void> {
    const ended = once(this.#process!, 'exit');
    this.#process!.kill('SIGKILL');
    await ended;
  }

  /** In order, so that it takes its tables' process along; one that was killed is started once more for that. */
  async remove(): Promise<void> {
    if (this.#process!.signalCode !== null) await this.startAgain();
    if (this.#process!.exitCode === null) {
      const ended = once(this.#process!, 'exit');
      this.#process!.kill('SIGTERM');
      await ended;
    }
    await rm(this.#dataDir, { recursive: true, force: true, maxRetries: 5 });
  }

  async #run(...options: string[]): Promise<void> {
    const main = path.resolve(import.meta.dirname, '../../tools/start.ts');
    const args = ['--app', inject('assemblyDir'), '--data', this.#dataDir, '--port', String(this.#port), ...options];
    this.#process = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    // Its last words before it stays up; afterwards what it says is of no interest, but must be taken.
    for await (const line of createInterface(this.#process.stdout!)) if (line.includes('Ctrl-C stops')) break;
    this.#process.stdout!.resume();
    if (this.#process.exitCode !== null) throw new Error(`the stack ended with ${this.#process.exitCode} at its start`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
