/**
 * The way back from the dead-letter queues, on AWS or, with `AWS_ENDPOINT_URL`, on the local runtime:
 *
 *   npm run redrive -- [lifecycle|mail|feedback|digests|schedules|webhooks ...] [--dry-run] [--discard <message id>] [--stack <name>]
 *
 * All queues unless some are named. Ends with 1 when messages are left that need somebody; docs/runbook.md says what to do.
 */
import { parseArgs } from 'node:util';
import type { DeadLetter } from './redrive/dead-letter.ts';
import { type Fate, type QueueName, queues, redrive } from './redrive/redrive.ts';
import { findStack } from './redrive/stack-outputs.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'dry-run': { type: 'boolean', default: false },
    discard: { type: 'string', multiple: true, default: [] },
    stack: { type: 'string', default: 'Aftercare' },
  },
});
const names = positionals.length > 0 ? positionals : Object.keys(queues);
const unknown = names.filter((name) => !(name in queues));
if (unknown.length > 0) {
  console.error(`There is no queue ${unknown.join(', ')}; there are ${Object.keys(queues).join(', ')}.`);
  process.exit(2);
}

const stack = await findStack(values.stack);
const order = { dryRun: values['dry-run'], discard: values.discard };
let left = 0;
for (const name of names as QueueName[]) {
  let count = 0;
  await redrive(stack, name, order, ({ MessageId: id }, letter, fate) => {
    count += 1;
    if (fate.outcome !== 'redriven' && fate.outcome !== 'discarded') left += 1;
    console.log(`${name}  ${id}  ${describe(letter, name)}: ${tell(fate, name)}`);
  });
  if (count === 0) console.log(`${name}  empty`);
}
process.exitCode = left > 0 && !values['dry-run'] ? 1 : 0;

function describe(letter: DeadLetter, name: QueueName): string {
  if (letter.kind === 'unknown') return 'source' in queues[name] ? 'a message' : 'a message of unknown shape';
  const functionName = letter.functionArn.split(':')[6];
  if (letter.kind === 'invocation') return `an event for ${functionName}`;
  return `records ${letter.startSequenceNumber} to ${letter.endSequenceNumber} for ${functionName}`;
}

function tell(fate: Fate, name: QueueName): string {
  const runbook = `see docs/runbook.md#${queues[name].runbook}`;
  switch (fate.outcome) {
    case 'redriven':
      return 'redriven';
    case 'discarded':
      return 'discarded';
    case 'listed':
      return 'waits';
    case 'trimmed':
      return `the stream keeps records for 24 hours and has dropped these; ${runbook}, then --discard the message`;
    case 'unknown':
      return `left alone; ${runbook}`;
    case 'failed':
      return `failed again: ${fate.reason}`;
  }
}
