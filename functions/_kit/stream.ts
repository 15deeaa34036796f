import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { fromItem, type Item } from '../../adapters/dynamo/database.ts';
import { faultOf, log } from './log.ts';

/** A row of the table as it was and as it is; null where it was not or is no more. */
export interface RowChange {
  before: Item | null;
  after: Item | null;
}

/**
 * A consumer of the table's stream. Rows are handled one after another; the first that fails ends the batch and is
 * reported, so that Lambda delivers again from there and order is kept. Handling must bear being repeated.
 * @param together what is done once for all rows of a batch that were handled; should it fail, the batch comes again
 */
export function streamConsumer(
  handle: (change: RowChange) => Promise<void>,
  together?: (handled: readonly RowChange[]) => Promise<void>,
) {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async (event) => {
    const handled: RowChange[] = [];
    for (const [index, record] of event.Records.entries()) {
      const change = changeOf(record);
      try {
        await handle(change);
        handled.push(change);
      } catch (error) {
        const itemIdentifier = record.dynamodb!.SequenceNumber!;
        log('error', 'stream record failed', { sequenceNumber: itemIdentifier, ...faultOf(error) });
        // Reported, a first record takes the batch with it when its tries are used up; thrown, it is split off.
        if (index === 0 && event.Records.length > 1) throw error;
        await together?.(handled);
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    await together?.(handled);
    return { batchItemFailures: [] };
  });
}

function changeOf(record: DynamoDBRecord): RowChange {
  const image = (item: unknown) => (item ? fromItem<Item>(item as Parameters<typeof fromItem>[0]) : null);
  return { before: image(record.dynamodb!.OldImage), after: image(record.dynamodb!.NewImage) };
}
