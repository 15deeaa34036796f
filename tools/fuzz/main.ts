/** Random requests from the OpenAPI document, and shops' deliveries: see `npm run fuzz -- --help`. */
import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { ensureJava } from 'local-aws/java';
import { DynamoDbConnection } from 'local-aws/services/dynamodb/connection';
import { launchDynamoDbLocal } from 'local-aws/services/dynamodb/process';
import pMap from 'p-map';
import type { Found } from './work.ts';

const help = `npm run fuzz -- [options]

Makes requests from the OpenAPI document, right ones, nearly right ones and hostile ones, to every operation, and signed
deliveries of all three kinds of shops; hands what was written to the consumers of the stream and to the executions. It
fails if one is answered with a 5xx, with what the document does not have, or if something inside cannot bear a value.

  --bodies <n>    how many requests (100000)
  --seed <n>      the same seed makes the same choices (one of its own, printed, unless given)
  --workers <n>   processes at a time (2)

Each 5,000 requests are a process of their own with tables of its own, and the next seed.
`;

/** So many requests share tables: DynamoDB Local slows down as they grow. */
const share = 5_000;

const options = {
  bodies: { type: 'string', default: '100000' },
  seed: { type: 'string', default: String(randomInt(1, 2 ** 31)) },
  workers: { type: 'string', default: '2' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

interface Share {
  bodies: number;
  seed: number;
  port: number;
}

if (process.send) await beWorker();
else await main();

async function beWorker(): Promise<void> {
  const [{ bodies, seed, port }] = (await once(process, 'message')) as [Share];
  const { work } = await import('./work.ts');
  // With an access key of its own, a process has tables of its own.
  const connection = new DynamoDbConnection(port, `fuzz${seed}`);
  const found = await work(bodies, seed, connection);
  process.send!(found, () => process.exit(0));
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help) return void process.stdout.write(help);
  const [bodies, seed, workers] = [values.bodies, values.seed, values.workers].map(Number) as [number, number, number];
  if (![bodies, seed, workers].every((one) => Number.isSafeInteger(one) && one > 0)) {
    console.error(`--bodies, --seed and --workers are whole numbers above 0.\n\n${help}`);
    process.exit(2);
  }
  console.log(`fuzz: ${bodies} requests, seed ${seed}, ${workers} processes`);
  const begin = performance.now();
  await ensureJava();
  const database = await launchDynamoDbLocal({ shortLived: bodies < 20_000, log: console.error });
  const port = database.connection.port;
  const shares = Array.from({ length: Math.ceil(bodies / share) }, (_, index) => ({
    bodies: Math.min(share, bodies - index * share),
    seed: seed + index,
    port,
  }));
  const all = await pMap(shares, runWorker, { concurrency: workers });
  await database.stop();
  report(all, (performance.now() - begin) / 1000);
}

async function runWorker(share: Share): Promise<Found> {
  const worker = fork(import.meta.filename, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  worker.send(share);
  const [found] = await Promise.race([
    once(worker, 'message'),
    once(worker, 'exit').then(([code]) =>
      Promise.reject(new Error(`a process ended with ${code}; seed ${share.seed}`)),
    ),
  ]);
  return found as Found;
}

function report(all: readonly Found[], seconds: number): void {
  const counts = new Map<string, Map<number, number>>();
  for (const { counts: found } of all) {
    for (const [operationId, byStatus] of Object.entries(found)) {
      const sums = counts.get(operationId) ?? new Map<number, number>();
      counts.set(operationId, sums);
      for (const [status, times] of Object.entries(byStatus))
        sums.set(Number(status), (sums.get(Number(status)) ?? 0) + times);
    }
  }
  for (const [operationId, sums] of [...counts].sort()) {
    const told = [...sums].sort(([a], [b]) => a - b).map(([status, times]) => `${status} x ${times}`);
    console.log(`  ${operationId.padEnd(26)} ${told.join(', ')}`);
  }
  const faults = new Map<string, { times: number; example: string }>();
  for (const { faults: found } of all) {
    for (const [kind, { times, example }] of Object.entries(found)) {
      faults.set(kind, { times: (faults.get(kind)?.times ?? 0) + times, example });
    }
  }
  for (const [kind, { times, example }] of faults) console.log(`\nFAULT (${times} times) ${kind}\n${example}`);
  const [requests, following] = [sum(all, 'requests'), sum(all, 'following')];
  console.log(
    `fuzz: ${faults.size} kinds of faults in ${seconds.toFixed(0)} s (requests ${requests} s, what followed ${following} s of each process)`,
  );
  process.exitCode = faults.size > 0 ? 1 : 0;
}

function sum(all: readonly Found[], part: 'requests' | 'following'): string {
  return (all.reduce((total, { seconds }) => total + seconds[part], 0) / all.length).toFixed(0);
}
