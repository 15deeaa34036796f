/**
 * Replays past tickets under another policy and tells what it would have changed:
 *
 *   npm run -s backtest -- --policy draft.json --from 2026-01-01 --to 2026-07-01
 *
 * See `--help`. Progress goes to standard error, the result to standard output.
 */
import { parseArgs } from 'node:util';
import { fileHistories, sampleHistories, stackHistories } from './backtest/histories.ts';
import { loadPolicy } from './backtest/policies.ts';
import { printReport } from './backtest/print.ts';
import { runBacktest } from './backtest/run.ts';

const help = `npm run -s backtest -- --policy <policy> --from <date> --to <date> [options]

  --policy <policy>   the draft: a JSON file (it may extend a preset) or the name of a preset
  --against <policy>  what to compare with; the policy this project deploys unless given
  --from, --to        first and last day on which the tickets were opened, where the business is
  --until <instant>   what happened later counts for neither; now unless given

Where the tickets come from:
  --tickets <file>    histories as JSON lines, - for standard input (docs/how-to/backtest-a-policy.md)
  --sample <n>        n made-up tickets between the two days, the same for the same --seed
  otherwise           the deployed stack: where the AWS environment points, or the local one that runs
                      (--endpoint, http://localhost:8787 unless AWS_ENDPOINT_URL says otherwise); --stack names it

  --seed <n>          of the sample, 1 unless given
  --workers <n>       processes in parallel, as many as there are processors unless given
  --json              the result as one JSON object
`;

const { values } = parseArgs({
  options: {
    policy: { type: 'string' },
    against: { type: 'string', default: 'starter' },
    from: { type: 'string' },
    to: { type: 'string' },
    until: { type: 'string', default: new Date().toISOString() },
    tickets: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    endpoint: { type: 'string', default: process.env.AWS_ENDPOINT_URL ?? 'http://localhost:8787' },
    stack: { type: 'string', default: 'Aftercare' },
    workers: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const isDate = (text: string | undefined) => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);
if (values.help || !values.policy || !isDate(values.from) || !isDate(values.to)) {
  (values.help ? console.log : console.error)(help);
  process.exit(values.help ? 0 : 2);
}

try {
  const [draft, against] = [await loadPolicy(values.policy), await loadPolicy(values.against)];
  const span = { from: values.from!, to: values.to!, timeZone: draft.business.timeZone };
  const lines =
    values.sample !== undefined
      ? sampleHistories(Number(values.sample), Number(values.seed), span, against)
      : values.tickets !== undefined
        ? fileHistories(values.tickets)
        : stackHistories(values.stack, values.endpoint, span);
  const result = await runBacktest({ draft, against, until: new Date(values.until).toISOString() }, lines, {
    ...span,
    workers: values.workers === undefined ? undefined : Number(values.workers),
    progress: (text) => process.stderr.write(text),
  });
  console.log(values.json ? JSON.stringify(result) : printReport(result, values.policy, values.against));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
