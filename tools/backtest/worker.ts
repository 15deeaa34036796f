import { parentPort, workerData } from 'node:worker_threads';
import { Backtest, type Comparison } from '../../domain/backtest/backtest.ts';
import { historySchema } from '../../domain/backtest/history.ts';
import { faultsOf } from '../../domain/input.ts';
import type { FromWorker, ToWorker } from './run.ts';

const { comparison, from, to } = workerData as { comparison: Comparison; from: string; to: string };
const backtest = new Backtest(comparison);
const port = parentPort!;
const send = (message: FromWorker) => port.postMessage(message);

port.on('message', (message: ToWorker) => {
  if (message.type === 'end') {
    send({ type: 'report', report: backtest.report() });
    port.close();
    return;
  }
  const faults: string[] = [];
  for (const [index, line] of message.lines.entries()) {
    const fault = take(line);
    if (fault) faults.push(`line ${message.firstLine + index}: ${fault}`);
  }
  send({ type: 'done', lines: message.lines.length, faults });
});

function take(line: string): string | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'expected a JSON object';
  }
  const parsed = historySchema.safeParse(json);
  if (!parsed.success) return faultsOf(parsed.error)[0].detail;
  const { openedAt } = parsed.data;
  if (openedAt >= from && openedAt < to) backtest.add(parsed.data);
  return null;
}
