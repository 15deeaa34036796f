import { spawn } from 'node:child_process';
import path from 'node:path';

const tool = path.resolve(import.meta.dirname, '../../tools/backtest.ts');

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs what `npm run backtest` runs, to its end. */
export function backtest(args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [tool, ...args]);
    const ended: Ended = { code: null, out: '', err: '' };
    child.stdout.on('data', (data) => {
      ended.out += data;
    });
    child.stderr.on('data', (data) => {
      ended.err += data;
    });
    child.on('close', (code) => resolve({ ...ended, code }));
    child.stdin.on('error', () => {}); // It may have ended without reading.
    child.stdin.end(input);
  });
}
