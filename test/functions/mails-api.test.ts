import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../adapters/dynamo/database.ts';
import { claimMail, noteSent, queueMail } from '../../adapters/dynamo/mail-store.ts';
import { suppress, suppressionIdOf } from '../../adapters/dynamo/suppression-store.ts';
import { planVisit } from '../../adapters/dynamo/visit-store.ts';
import type { MailReference } from '../../domain/message/mail.ts';
import { plannedVisit } from '../domain/message-samples.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { call, setNow } from './http-testbed.ts';

const now = '2026-05-12T01:30:00.000Z';
const email = 'emma.wilson@example.com';

let bed: TestDatabase;
let handler: unknown;
let ticketId: string;
const database = () => openDatabase(bed.table);
beforeAll(async () => {
  bed = await startDatabase();
  ({ handler } = await import('../../functions/http/api.ts'));
});
afterAll(() => bed?.stop());
beforeEach(async () => {
  setNow(now);
  await bed.clear();
  const customer = { name: 'Emma Wilson', email, locale: 'en' };
  const said = { requestType: 'complaint', subject: 'The handle is stiff', text: 'It hardly moves.', customer };
  ticketId = (await send('POST /tickets', { body: said })).body.ticketId;
});

interface Options {
  body?: object;
  name?: string;
  role?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

function send(line: string, { body, name = 'mina', role = 'lead', query, headers = {} }: Options = {}) {
  const [method, path] = line.split(' ') as [string, string];
  const claims = { sub: `sub-of-${name}`, token_use: 'id', name, 'cognito:groups': `[${role}]` };
  return call(handler, { method, path, headers, body: body && JSON.stringify(body), claims, ...(query && { query }) });
}

const mail = (sequence: number, template: MailReference['template'], recipientId = 'customer'): MailReference => ({
  mailId: `${ticketId}#${sequence}#${template}#${recipientId}`,
  ...{ template, recipientId, entity: 'ticket', entityId: ticketId, sequence },
});

const held = { reason: 'bounced', detail: 'Permanent/General', mailId: 'm', since: now } as const;

it('has its mails listed by the events they tell of, a page at a time, with what became of them', async () => {
  await queueMail(database(), mail(12, 'promise-broken', 'mina'), now);
  for (const one of [mail(3, 'ticket-reply'), mail(1, 'ticket-received')]) await claimMail(database(), one, now);
  await noteSent(database(), mail(1, 'ticket-received').mailId, 'ses-1', now);
  const all = await send(`GET /tickets/${ticketId}/mails`);
  const shown = all.body.items.map((one: any) => [one.sequence, one.template, one.recipient, one.state, one.reason]);
  expect(shown).toEqual([
    [1, 'ticket-received', 'customer', 'sent', null],
    [3, 'ticket-reply', 'customer', 'queued', null],
    [12, 'promise-broken', 'mina', 'queued', null],
  ]);
  expect(all.body).toMatchObject({ nextCursor: null, suppression: null });
  const pages: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: Record<string, string> = { limit: '2', ...(cursor && { cursor }) };
    const { body } = await send(`GET /tickets/${ticketId}/mails`, { query });
    pages.push(body.items.length);
    cursor = body.nextCursor;
  }
  expect(pages.slice(0, 2)).toEqual([2, 1]);
});

it('refuses a cursor that is none of this list, and knows no mails of what there is not', async () => {
  const cursor = Buffer.from('2026-05-12T01:30:00.000Z#T1').toString('base64url');
  for (const query of [{ cursor }, { cursor: 'x' }, { limit: '0' }]) {
    expect(await send(`GET /tickets/${ticketId}/mails`, { query })).toMatchObject({ status: 400 });
  }
  expect(await send('GET /tickets/T0/mails')).toMatchObject({ status: 404 });
  expect(await send('GET /visits/V0/mails')).toMatchObject({ status: 404 });
});

it('says that the address is held back, until a lead releases it', async () => {
  await suppress(database(), email.toUpperCase(), held);
  const { suppression } = (await send(`GET /tickets/${ticketId}/mails`, { name: 'jiwoo', role: 'hotline' })).body;
  expect(suppression).toEqual({
    suppressionId: suppressionIdOf(email),
    ...{ reason: held.reason, detail: held.detail, since: held.since },
  });
  const path = `DELETE /suppressions/${suppression.suppressionId}`;
  expect(await send(path, { name: 'jiwoo', role: 'hotline' })).toMatchObject({ status: 403 });
  const headers = { 'idempotency-key': 'one' };
  expect(await send(path, { headers })).toMatchObject({ status: 200, body: suppression });
  expect(await send(path, { headers })).toMatchObject({ status: 200, body: suppression });
  expect(await send(path)).toMatchObject({ status: 404 });
  expect((await send(`GET /tickets/${ticketId}/mails`)).body.suppression).toBeNull();
});

it("lists a visit's mails, too", async () => {
  const visit = plannedVisit('return-visit');
  await planVisit(database(), visit);
  const { visitId } = visit;
  const offer = { ...mail(1, 'visit-offer'), mailId: `${visitId}#1#visit-offer#customer`, entityId: visitId };
  await claimMail(database(), { ...offer, entity: 'visit' }, now);
  const { body } = await send(`GET /visits/${visitId}/mails`);
  expect(body.items).toMatchObject([{ mailId: offer.mailId, template: 'visit-offer', state: 'queued' }]);
});
