import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database, Item } from '../../adapters/dynamo/database.ts';
import { claimMail, confirmSent, noteSent, queueMail, readMail } from '../../adapters/dynamo/mail-store.ts';
import type { MailReference } from '../../domain/message/mail.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const at = '2026-06-01T00:30:00.000Z';
const about = { entity: 'ticket', entityId: 'T1', sequence: 2 } as const;
const mail = { ...about, mailId: 'T1#2#ticket-assigned#jiwoo', template: 'ticket-assigned', recipientId: 'jiwoo' };

/** The same database, with a list of what it is asked. */
function watched(): { database: Database; asked: string[] } {
  const asked: string[] = [];
  const send = (command: never) => {
    asked.push((command as object).constructor.name);
    return database.client.send(command);
  };
  return { database: { ...database, client: { send } as never }, asked };
}

it('a mail stands among those the sweeper looks for only while it is being sent', async () => {
  const listed = async () => ((await readMail(database, mail.mailId)) as unknown as Item).gsi1pk;
  await queueMail(database, mail as MailReference, at);
  expect(await listed()).toBeUndefined();
  await claimMail(database, mail as MailReference, at);
  expect(await listed()).toBe('MAIL#claimed');
  await noteSent(database, mail.mailId, 'ses-1', at);
  expect(await listed()).toBeUndefined();
});

it("SES's word about a mail that is noted as sent is read about and written nowhere", async () => {
  const { database: known, asked } = watched();
  await confirmSent(known, mail.mailId, 'ses-1', at);
  expect(asked).toEqual(['GetItemCommand']);
});
