import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { fromItem, type Item } from '../../adapters/dynamo/database.ts';
import { type Failure, react } from '../../reactions/react.ts';
import type { Reaction, RowChange } from '../../reactions/reaction.ts';
import { faultOf, log } from './log.ts';

/**
 * A consumer of the table's stream. Every reaction goes through the batch by itself: one that fails holds up no other
 * (reactions/react.ts). The first record that something failed at is reported, so that Lambda delivers again from there.
 * @param ports what the reactions need
 */
export function streamConsumer<P>(reactions: readonly Reaction<P>[], ports: P) {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async ({ Records }) => {
    const sequenceOf = (at: number) => Records[at]!.dynamodb!.SequenceNumber!;
    const say = ({ reaction, at, error }: Failure) =>
      log('error', 'stream record failed', { sequenceNumber: sequenceOf(at), reaction, ...faultOf(error) });
    const failure = await react(reactions, Records.map(changeOf), ports, say);
    if (failure === null) return { batchItemFailures: [] };
    // Of a batch whose first record is reported, Lambda tries all again together; thrown, it is split.
    if (failure.at === 0 && Records.length > 1) throw failure.error;
    return { batchItemFailures: [{ itemIdentifier: sequenceOf(failure.at) }] };
  });
}

function changeOf(record: DynamoDBRecord): RowChange {
  const image = (item: unknown) => (item ? fromItem<Item>(item as Parameters<typeof fromItem>[0]) : null);
  return { before: image(record.dynamodb!.OldImage), after: image(record.dynamodb!.NewImage) };
}
