import * as z from 'zod/mini';
import { listMails } from '../../../adapters/dynamo/mail-store.ts';
import { readSuppression, suppressionIdOf } from '../../../adapters/dynamo/suppression-store.ts';
import { pageQuery } from '../../../api/schemas/input.ts';
import { mailsSchema } from '../../../api/schemas/mails.ts';
import type { MailRow } from '../../../application/records.ts';
import { ok } from '../../../domain/result.ts';
import type { Customer } from '../../../domain/vocabulary.ts';
import { withCustomer } from '../../_kit/customer.ts';
import { answered } from '../../_kit/http.ts';
import { fromCursor, toCursor } from '../../_kit/http-cursor.ts';
import type { Call } from '../../_kit/http-routes.ts';

export const mailsQuery = z.lazy(() => z.strictObject(pageQuery()));

/** A place among the mails about something: event, template, recipient. */
const place = /^\d{6}#[a-z-]{1,60}#[^#]{1,100}$/;

/** Answers a page of the mails about a ticket or visit, and whether its customer's address is held back. */
export async function answerMails(
  { database, query }: Call<z.infer<typeof mailsQuery>>,
  entity: 'ticket' | 'visit',
  entityId: string,
  about: { customer: Customer | null; shopId: string | null; orderId: string | null },
) {
  const cursor = fromCursor(query.cursor, place);
  if (!cursor.ok) return cursor;
  const { mails, last } = await listMails(database, entity, entityId, { after: cursor.value, limit: query.limit });
  const email = (await withCustomer(database, about))?.customer?.email;
  const suppression = email ? await readSuppression(database, suppressionIdOf(email)) : null;
  const body = { items: mails.map(shown), nextCursor: last === null ? null : toCursor(last), suppression };
  return ok(answered(200, mailsSchema.parse(body)));
}

/** On its way is on its way, however far it has come. */
function shown({ mailId, template, recipientId: recipient, state, reason, updatedAt: at, sequence }: MailRow) {
  const isUnderWay = state === 'claimed' || state === 'released' || state === 'queued';
  const isOver = state !== 'sent' && !isUnderWay;
  return {
    mailId,
    template,
    recipient,
    state: isUnderWay ? 'queued' : state,
    reason: isOver ? (reason ?? null) : null,
    at,
    sequence,
  };
}
