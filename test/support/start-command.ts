import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export interface RunningCommand {
  pid: number;
  /** E.g. `http://localhost:34567`; known once `ready` is. */
  readonly endpoint: string;
  /** Resolves once the addresses have been printed. Rejects, with what was printed, when it ends before that. */
  ready: Promise<void>;
  exitCode: Promise<number | null>;
  /** What it has said so far, on both streams. */
  printed(): string;
  signal(signal: NodeJS.Signals): void;
  /** Ends it in order where it can, and waits for that. Harmless when it has ended. */
  kill(): Promise<void>;
}

/** Runs what `npm start` runs, with further options, on the Node.js of this process. */
export function runStart(options: string[], env: NodeJS.ProcessEnv = {}): RunningCommand {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const [, ...script]: string[] = scripts.start.split(' ');
  const child = spawn(process.execPath, [...script, ...options], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (printed.includes('Ctrl-C stops')) resolve();
      });
    }
    void exitCode.then(() => reject(new Error(`It ended early:\n${printed}`)));
  });
  // Who waits for the exit code only is not interested.
  ready.catch(() => undefined);
  return {
    pid: child.pid!,
    get endpoint() {
      return /^ +API +(\S+)$/m.exec(printed)?.[1] ?? '';
    },
    ready,
    exitCode,
    printed: () => printed,
    signal: (signal) => void child.kill(signal),
    kill: () => end(child, exitCode),
  };
}

async function end(child: ChildProcess, exitCode: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await exitCode;
}

const folders: string[] = [];

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-start-'));
  folders.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Every file below a folder by its relative path, with a digest of what it holds; without the notes of process ids. */
export function digestOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.pid'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      path.relative(folder, file).replaceAll(path.sep, '/'),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}
