import { withLocalRuntime } from './local-runtime.ts';
import { atMost, type Report, round } from './report.ts';

/** From `npm start` on fresh data, synthesis included, to the addresses being printed. */
export async function benchStart(report: Report): Promise<void> {
  const ms = await withLocalRuntime('2026-05-04T00:00:00Z', async ({ readyMs }) => round(readyMs), { synth: true });
  report.figure({ bench: 'start', readyMs: ms });
  report.target(atMost('start to ready', ms, 15_000, 'ms'));
}
