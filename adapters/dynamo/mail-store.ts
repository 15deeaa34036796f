import type { Temporal } from 'temporal-polyfill';
import type { MailRow, MailState } from '../../application/records.ts';
import type { Write } from '../../application/unit-of-work.ts';
import { toText } from '../../domain/instants.ts';
import type { MailReference } from '../../domain/message/mail.ts';
import { returnReasons } from '../../domain/returned-mail/returned-mail.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Database, Item } from './database.ts';
import { listAll, listPage, placeOf, startAfter } from './lists.ts';
import { getRow, getRows, updateRow } from './rows.ts';
import {
  attributesOf,
  idIn,
  type Key,
  keys,
  lists,
  mailIdAt,
  mailIndexKeys,
  mailListKeys,
  sweptMails,
} from './table.ts';
import { updateAlone } from './transact.ts';

/** Longer than a function may run, so that a claim outlives whoever made it. */
const claimMs = 5 * 60_000;

/** A mail whose sending ended in doubt this often is given up rather than sent again. */
export const mostAttempts = 5;

/** Asks for a mail to be written from its event and sent, unless it was asked for before. */
export async function queueMail(database: Database, mail: MailReference, at: InstantText): Promise<void> {
  const { mailId, template, recipientId, entity, entityId, sequence } = mail;
  await transition(database, mailId, {
    from: [null],
    state: 'queued',
    at,
    set: { mailId, template, recipientId, entity, entityId, sequence, ...mailListKeys(mail) },
    claimedUntil: at,
  });
}

/**
 * Takes the mail for sending: it is new, or was released or queued. False when somebody else has it or had it,
 * which is what makes a redelivered event send nothing.
 */
export async function claimMail(database: Database, mail: MailReference, at: InstantText): Promise<boolean> {
  const { mailId, template, recipientId, entity, entityId, sequence } = mail;
  const claimed = await transition(database, mailId, {
    from: [null, 'released', 'queued'],
    state: 'claimed',
    at,
    set: { mailId, template, recipientId, entity, entityId, sequence, ...mailListKeys(mail) },
    claimedUntil: after(at, claimMs),
    addAttempts: 1,
  });
  return claimed !== null;
}

const unsent = ['claimed', 'released', 'queued', 'failed'] as const;

/** SES has it. Told by our own call and by SES's `Send` event, in either order; what came of it later stays. */
export async function noteSent(database: Database, mailId: string, sesMessageId: string, at: InstantText) {
  await transition(database, mailId, { from: unsent, state: 'sent', at, set: { sesMessageId } });
}

/** The same by SES's own word. Mostly our call has noted it by then: to read that costs a fifth of a write that is refused. */
export async function confirmSent(database: Database, mailId: string, sesMessageId: string, at: InstantText) {
  const row = await readMail(database, mailId);
  if (row && unsent.some((state) => state === row.state)) await noteSent(database, mailId, sesMessageId, at);
}

/** It will never be sent. */
export async function noteFailed(database: Database, mailId: string, reason: string, at: InstantText) {
  await transition(database, mailId, { from: ['claimed', 'queued'], state: 'failed', at, set: { reason } });
}

/** It is not sent: its address is suppressed. */
export async function noteSuppressed(database: Database, mailId: string, reason: string, at: InstantText) {
  await transition(database, mailId, { from: ['claimed'], state: 'suppressed', at, set: { reason } });
}

/** Part of a transaction that tells of a mail's state in a history: once, whatever is delivered twice. */
export function noteTold(database: Database, { mailId, state }: Pick<MailRow, 'mailId' | 'state'>): Write {
  return updateRow(database, keys.mail(mailId), {
    set: { told: state },
    condition: { expression: '#state = :told AND (attribute_not_exists(#told) OR #told <> :told)' },
  });
}

/** SES said no for now: the attempt does not count, and the mail may be claimed again at once. */
export async function releaseMail(database: Database, mailId: string, reason: string, at: InstantText) {
  await transition(database, mailId, {
    from: ['claimed'],
    state: 'released',
    at,
    set: { reason },
    claimedUntil: after(at, claimMs),
    addAttempts: -1,
  });
}

/** What SES reports of a mail after it was sent. A complaint outweighs a bounce. */
export async function noteReturned(
  database: Database,
  mailId: string,
  state: 'bounced' | 'complained',
  reason: string,
  at: InstantText,
) {
  const sooner = ['claimed', 'released', 'queued', 'sent', 'failed'] as const;
  const from = state === 'complained' ? ([...sooner, 'bounced'] as const) : sooner;
  await transition(database, mailId, { from, state, at, set: { reason } });
}

/**
 * The sweeper's part: queues again what was claimed or released and not heard of since, and answers how many.
 * A mail in doubt for the last time is given up, as `failed`, for people to see.
 */
export async function requeueStale(database: Database, now: Temporal.Instant): Promise<number> {
  const at = toText(now);
  let requeued = 0;
  for (const state of sweptMails) {
    for await (const { pk } of listAll<Key>(database, { ...lists.mailsInState(state), until: at })) {
      const row = await requeue(database, idIn(pk), state, at);
      if (row?.state === 'queued') requeued += 1;
    }
  }
  return requeued;
}

/** The index lags behind and others are at work: the row itself decides. */
async function requeue(database: Database, mailId: string, state: 'claimed' | 'released', at: InstantText) {
  const row = await readMail(database, mailId);
  if (row?.state !== state || row.claimedUntil >= at) return null;
  const givenUp = row.attempt >= mostAttempts;
  return transition(database, mailId, {
    from: [state],
    ifClaimedUntil: row.claimedUntil,
    state: givenUp ? 'failed' : 'queued',
    at,
    ...(givenUp ? { set: { reason: 'NoAnswer' } } : {}),
  });
}

export function readMail(database: Database, mailId: string): Promise<MailRow | null> {
  return getRow(database, keys.mail(mailId));
}

/** A page of the mails about a ticket or visit, in the order of the events they tell of. */
export async function listMails(
  database: Database,
  entity: 'ticket' | 'visit',
  entityId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ mails: MailRow[]; last: string | null }> {
  const list = { ...lists.mailsAbout(entity, entityId), limit };
  const from = after === null ? null : startAfter(list, after, keys.mail(mailIdAt(entityId, after)));
  const page = await listPage<Key>(database, { ...list, from });
  const mails = await getRows<MailRow>(database, page.items);
  return { mails, last: page.next && placeOf(list.index, page.next) };
}

function after(instant: InstantText, ms: number): InstantText {
  return new Date(Date.parse(instant) + ms).toISOString();
}

interface Change {
  /** Where it must come from; `null` is a mail not known yet. */
  from: readonly (MailState | null)[];
  state: MailState;
  at: InstantText;
  set?: Item;
  claimedUntil?: InstantText;
  addAttempts?: number;
  /** Refuses a row that was claimed anew since it was read. */
  ifClaimedUntil?: InstantText;
}

/** The row as it became; null, and nothing changed, when it is not in one of the states it may come from. */
async function transition(database: Database, mailId: string, change: Change): Promise<MailRow | null> {
  const { state, at, claimedUntil } = change;
  const index = mailIndexKeys({ mailId, state, claimedUntil: claimedUntil ?? at });
  const kind = (returnReasons as readonly string[]).includes(state) ? 'returned-mail' : 'mail';
  const states = change.from.filter((one) => one !== null);
  const values = Object.fromEntries(states.map((one, position) => [`:from${position}`, one]));
  const origins = [
    ...(states.length > 0 ? [`#state IN (${Object.keys(values).join(', ')})`] : []),
    ...(change.from.includes(null) ? ['attribute_not_exists(pk)'] : []),
  ].join(' OR ');
  const { ifClaimedUntil } = change;
  const update = updateRow(database, keys.mail(mailId), {
    set: { ...change.set, kind, state, updatedAt: at, ...index, claimedUntil },
    remove: Object.keys(index).length > 0 ? [] : attributesOf(lists.mailsInState(state).index),
    add: { attempt: change.addAttempts ?? 0 },
    condition:
      ifClaimedUntil === undefined
        ? { expression: origins, values }
        : {
            expression: `(${origins}) AND #claimedUntil = :claim`,
            values: { ...values, ':claim': ifClaimedUntil },
          },
  });
  return updateAlone(database, update);
}
