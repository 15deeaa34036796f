/**
 * Replays past tickets under another policy and tells what it would have changed:
 *
 *   npm run -s backtest -- --policy draft.json --from 2026-01-01 --to 2026-07-01
 *
 * See `--help`. Progress goes to standard error, the result to standard output.
 */
import { fileHistories, sampleHistories, stackHistories } from './backtest/histories.ts';
import { help, type Options, readOptions } from './backtest/options.ts';
import { loadPolicy, policyInForce } from './backtest/policies.ts';
import { printReport } from './backtest/print.ts';
import { runBacktest } from './backtest/run.ts';
import { openStack } from './backtest/stack.ts';
import { UsageError } from './backtest/usage-error.ts';

try {
  const options = readOptions(process.argv.slice(2));
  console.log(options ? await backtest(options) : help);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error('See --help.');
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function backtest(options: Options): Promise<string> {
  const { from, to, tickets, sample, seed, workers } = options;
  const isOfStack = tickets === undefined && sample === undefined;
  const stack = isOfStack ? await openStack(options.stack, options.endpoint) : null;
  const draft = await loadPolicy(options.policy, stack);
  const against = await (options.against === undefined ? policyInForce(stack) : loadPolicy(options.against, stack));
  const until = options.until ?? stack?.now ?? new Date().toISOString();

  const span = { from, to, timeZone: draft.policy.business.timeZone };
  const lines = stack
    ? stackHistories(stack, span)
    : sample === undefined
      ? fileHistories(tickets!)
      : sampleHistories(sample, seed, span, against.policy);
  const progress = (text: string) => process.stderr.write(text);
  const comparison = { draft: draft.policy, against: against.policy, until };
  const result = await runBacktest(comparison, lines, { ...span, workers, progress });
  return options.json
    ? JSON.stringify({ policy: draft.name, against: against.name, until, ...result })
    : printReport(result, draft.name, against.name, until);
}
