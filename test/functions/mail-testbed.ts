/** The mail functions as Lambda runs them, on DynamoDB Local and a tiny SES. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { toItem } from '../../adapters/dynamo/database.ts';
import { type Key, keys } from '../../adapters/dynamo/table.ts';
import { toTagValue } from '../../adapters/ses/mail-id-tag.ts';
import type { Event } from '../../domain/events.ts';
import { type SesServer, startSes } from '../adapters/ses-server.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';

type Row = Record<string, unknown>;

export interface MailTestbed {
  database: TestDatabase;
  ses: SesServer;
  /** Puts rows as they are. */
  put(key: Key, row: Row): Promise<void>;
  putEvent(event: Event): Promise<void>;
  /** Delivers one row's change, as the table's stream would; answers whether it was taken. */
  deliver(after: unknown, before?: unknown): Promise<boolean>;
  /** Delivers an event SES publishes about a mail. */
  feedback(type: 'Send' | 'Bounce' | 'Complaint', mailId: string, more?: Row): Promise<void>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export async function startMailTestbed(): Promise<MailTestbed> {
  const database = await startDatabase();
  const ses = await startSes();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SES: ses.endpoint,
    MAIL_FROM: 'Hanbit <care@mail.example>',
    MAIL_CONFIGURATION_SET: 'set',
  });
  const mail = await import('../../functions/stream/mail.ts');
  const feedback = await import('../../functions/mail/feedback.ts');
  const put = async (key: Key, row: Row) => {
    await database.client.send(new PutItemCommand({ TableName: database.table, Item: toItem({ ...key, ...row }) }));
  };
  return {
    database,
    ses,
    put,
    putEvent: (event) =>
      put(keys.event(event.entity, event.entityId, event.sequence), { kind: 'event', ...event } as unknown as Row),
    async deliver(after, before) {
      const image = (row: unknown) => (row ? toItem(row as Row) : undefined);
      const dynamodb = { SequenceNumber: '1', NewImage: image(after), OldImage: image(before) };
      const answer = await mail.handler({ Records: [{ dynamodb }] } as never, {} as never);
      return (answer as DynamoDBBatchResponse).batchItemFailures.length === 0;
    },
    async feedback(type, mailId, more = {}) {
      const tags = { 'mail-id': [toTagValue(mailId)] };
      const destination = ses.accepted.slice(0, 1).map((mail) => mail.destination);
      const about = { messageId: 'ses-told', timestamp: '2026-06-01T00:31:00.000Z', tags, destination };
      await feedback.handler({ detail: { eventType: type, mail: about, ...more } } as never, {} as never);
    },
    async clear() {
      await database.clear();
      ses.accepted.length = 0;
      ses.faults = [];
      ses.requests = 0;
    },
    async stop() {
      await database.stop();
      await ses.stop();
    },
  };
}
