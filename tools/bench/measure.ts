import { paginateListSchedules, SchedulerClient } from '@aws-sdk/client-scheduler';
import type { Stack } from '../local-stack.ts';
import { costOf, type Metered, prices, totalUsd } from '../prices.ts';
import { round } from './report.ts';

/** What was metered, for people to read. */
export interface Measures {
  transitions: number;
  /** By function. */
  invocations: Record<string, number>;
  /** Billed milliseconds by function, without starts of execution environments. */
  lambdaMs: Record<string, number>;
  /** Of starts of execution environments. */
  initMs: number;
  writeUnits: number;
  /** By function; the state machine's own writes are `states`. */
  writeUnitsBy: Record<string, number>;
  readUnits: number;
  mails: number;
  usdPer1000: number;
  usdPer1000By: Record<string, number>;
  prices: string;
}

/** Names of the stack's schedules and of the functions they run: work that is there whether or not anything happens. */
export async function scheduledNames(stack: Stack): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const client = new SchedulerClient(stack.aws());
  for await (const { Schedules = [] } of paginateListSchedules({ client }, {})) {
    for (const { Name, Target } of Schedules) names.add(Name!).add(Target!.Arn!.split(':').at(-1)!);
  }
  return names;
}

/** Meters `work` and its consequences, apart from what the schedules did meanwhile. */
export async function measure(
  stack: Stack,
  scheduled: ReadonlySet<string>,
  work: (stack: Stack) => Promise<void>,
): Promise<{ own: Measures; background: Measures }> {
  await stack.resetMeter();
  await work(stack);
  await stack.settle();
  const metered = await stack.metered();
  const part = (isBackground: boolean) =>
    measuresOf(
      Object.fromEntries(
        Object.entries(metered).map(([metric, counts]) => [
          metric,
          Object.fromEntries(Object.entries(counts).filter(([name]) => scheduled.has(name) === isBackground)),
        ]),
      ),
    );
  return { own: part(false), background: part(true) };
}

function measuresOf(metered: Metered): Measures {
  const total = (metric: string) => Object.values(metered[metric] ?? {}).reduce((sum, count) => sum + count, 0);
  const { 'lambda.billedMs': billedMs = {}, 'lambda.initMs': initMs = {} } = metered;
  const running = Object.entries(billedMs).map(([name, ms]) => [name, ms - (initMs[name] ?? 0)] as const);
  const lines = costOf(metered);
  return {
    transitions: total('sfn.transitions'),
    invocations: byFunction(Object.entries(metered['lambda.invocations'] ?? {})),
    lambdaMs: byFunction(running),
    initMs: total('lambda.initMs'),
    writeUnits: total('dynamodb.writeUnits'),
    writeUnitsBy: byFunction(Object.entries(metered['dynamodb.writeUnits'] ?? {})),
    readUnits: total('dynamodb.readUnits'),
    mails: total('ses.messages'),
    usdPer1000: round(totalUsd(lines) * 1000, 4),
    usdPer1000By: Object.fromEntries(lines.map(({ what, usd }) => [what, round(usd * 1000, 4)])),
    prices: `${prices.asOf}, ${prices.region}`,
  };
}

/** `Aftercare-StreamsLifecycleFunction0A1B2C3D` is printed as `StreamsLifecycleFunction`. */
function byFunction(counts: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(counts.map(([name, count]) => [/-?([^-]+?)(?:[0-9A-F]{8})?$/.exec(name)![1]!, count]));
}
