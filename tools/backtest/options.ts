import { parseArgs } from 'node:util';
import { parseDate } from 'business-time';
import { parseInstant } from '../../domain/instants.ts';
import { UsageError } from './usage-error.ts';

export const help = `npm run -s backtest -- --policy <policy> --from <date> --to <date> [options]

  --policy <policy>   the draft: a JSON file (it may extend a preset), a version the stack keeps, or a preset
  --against <policy>  what to compare with; unless given the policy in force on the stack, or starter without one
  --from, --to        first and last day on which the tickets were opened, where the business is
  --until <instant>   what happened later counts for neither; now unless given, by the stack's own clock

Where the tickets come from:
  --tickets <file>    histories as JSON lines, - for standard input (docs/how-to/backtest-a-policy.md)
  --sample <n>        n made-up tickets between the two days, the same for the same --seed
  otherwise           the deployed stack: where the AWS environment points, or the local one that runs
                      (--endpoint, http://localhost:8787 unless AWS_ENDPOINT_URL says otherwise); --stack names it

  --seed <n>          of the sample, 1 unless given
  --workers <n>       processes in parallel, as many as there are processors unless given
  --json              the result as one JSON object
`;

export interface Options {
  policy: string;
  against: string | undefined;
  from: string;
  to: string;
  /** ISO 8601, UTC. */
  until: string | undefined;
  tickets: string | undefined;
  sample: number | undefined;
  seed: number;
  /** Of the local stack, if it was said. */
  endpoint: string | undefined;
  stack: string;
  workers: number | undefined;
  json: boolean;
}

/**
 * What was asked for; null if that is help.
 * @throws UsageError
 */
export function readOptions(args: string[]): Options | null {
  const values = parse(args);
  if (values.help) return null;
  if (!values.policy) throw new UsageError('--policy: expected a JSON file, a version the stack keeps, or a preset');
  const [from, to] = [day('--from', values.from), day('--to', values.to)];
  if (from > to) throw new UsageError(`--to: expected a day that is not before ${from}`);
  return {
    policy: values.policy,
    against: values.against,
    from,
    to,
    until: instant('--until', values.until),
    tickets: values.tickets,
    sample: whole('--sample', values.sample, 0),
    seed: whole('--seed', values.seed, Number.MIN_SAFE_INTEGER) ?? 1,
    endpoint: values.endpoint,
    stack: values.stack,
    workers: whole('--workers', values.workers, 1),
    json: values.json,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        policy: { type: 'string' },
        against: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        until: { type: 'string' },
        tickets: { type: 'string' },
        sample: { type: 'string' },
        seed: { type: 'string' },
        endpoint: { type: 'string' },
        stack: { type: 'string', default: 'Aftercare' },
        workers: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message.split('\n')[0]);
  }
}

function day(option: string, text = ''): string {
  const read = parseDate(text);
  if (!read.ok) throw new UsageError(`${option}: ${read.error}`);
  return read.value;
}

function instant(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const read = parseInstant(text);
  if (!read.ok) throw new UsageError(`${option}: ${read.error}`);
  return read.value;
}

function whole(option: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^-?\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
  throw new UsageError(`${option}: expected a whole number${least >= 0 ? `, ${least} or more` : ''}`);
}
