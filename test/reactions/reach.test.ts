import { compileEventPattern } from 'local-aws/event-pattern';
import { describe, expect, it } from 'vitest';
import { type Item, toItem } from '../../adapters/dynamo/database.ts';
import { consumers, unheeded } from '../../reactions/consumers.ts';
import { filtersOf } from '../../reactions/filters.ts';
import { concerns, type EventType, type Reaction, type RowKind } from '../../reactions/reaction.ts';

/** What a sample says, and which reactions it reaches, in the order in which they come. */
type Reached = readonly [sample: Item, ...reactions: string[]];

const mails = 'send mails';
const webhooks = 'queue webhooks';
const notices = 'notify staff';
const counts = 'count complaints';
const lateness = 'count lateness';
const offers = 'withdraw offers';
const appointment = 'follow an appointment';

/** Whom every type of event reaches, by what it says. */
const events: Readonly<Record<EventType, readonly Reached[]>> = {
  'ticket.opened': [[{}, offers, webhooks, counts, mails]],
  'ticket.message': [
    [{ needsAnswer: true }, notices, webhooks],
    [{ needsAnswer: false }, webhooks],
  ],
  'ticket.no-answer-needed': [[{}, webhooks]],
  'ticket.replied': [[{}, webhooks, mails]],
  'ticket.noted': [[{}, webhooks]],
  'ticket.assigned': [
    [{ reason: 'routing' }, appointment, notices, webhooks],
    [{ reason: 'escalation' }, appointment, notices, webhooks],
    [{ reason: 'escalation', bookedFor: '2026-06-01T01:00:00.000Z' }, appointment, notices, webhooks, mails],
    [{ reason: 'staff' }, appointment, webhooks, mails],
  ],
  'ticket.unrouted': [[{}, notices, webhooks]],
  'ticket.prioritised': [[{}, webhooks]],
  'ticket.retyped': [[{}, offers, webhooks, counts]],
  'ticket.repromised': [[{}, webhooks]],
  'ticket.retimed': [[{}, webhooks]],
  'ticket.promises-moved': [[{}, webhooks, mails]],
  'ticket.milestone': [
    [{}, offers, webhooks],
    [{ sets: 'acceptedOn' }, offers, "set an order's day", webhooks],
  ],
  'ticket.booked': [[{}, webhooks, mails]],
  'ticket.called-off': [
    [{ reason: 'staff' }, webhooks, mails],
    ...['retyped', 'repromised', 'resolved', 'merged'].map(
      (reason): Reached => [{ reason }, appointment, webhooks, mails],
    ),
  ],
  'ticket.compensation-offered': [[{}, webhooks]],
  'ticket.paused': [[{}, webhooks, mails]],
  'ticket.resumed': [[{}, webhooks]],
  'ticket.task-opened': [
    [{ assignee: 'minho' }, 'list tasks', notices, webhooks],
    [{ assignee: null }, notices, webhooks],
  ],
  'ticket.task-done': [[{}, 'list tasks', webhooks]],
  'ticket.resolved': [[{}, webhooks, 'record conduct', counts, mails]],
  'ticket.reopened': [[{}, offers, webhooks, mails]],
  'ticket.linked': [[{}, webhooks]],
  'ticket.unlinked': [[{}, webhooks]],
  'ticket.mail-returned': [
    [{ told: true }, notices, webhooks],
    [{ told: false }, webhooks],
  ],
  'ticket.job-reported': [[{}, webhooks]],
  'ticket.merged': [
    [{}, webhooks, counts, mails],
    [{ bookedFor: '2026-06-01T01:00:00.000Z' }, appointment, webhooks, counts, mails],
  ],
  'clock.breached': [[{}, webhooks, lateness]],
  'rung.fired': [
    [{}, notices, webhooks, lateness],
    ...['late', 'remind', 'offer-to-close'].map((writes): Reached => [{ writes }, notices, webhooks, lateness, mails]),
  ],
  'visit.offered': [[{}, lateness, mails]],
  'visit.put-off': [[{}]],
  'visit.offer-withdrawn': [[{}, mails]],
  'visit.confirmed': [[{}, mails]],
  'visit.reminded': [[{}, lateness, mails]],
  'visit.handed-over': [[{}, mails]],
  'visit.completed': [[{}, mails]],
  'visit.unreported': [[{}, lateness, mails]],
  'visit.missed': [[{}, mails]],
  'visit.declined': [[{}]],
  'visit.called-off': [[{}, mails]],
  'visit.cancelled': [[{}, mails]],
  'visit.lapsed': [[{}, lateness, mails]],
  'visit.mail-returned': [[{}, mails]],
  'summary.made': [[{}, mails]],
  'digest.closed': [[{}, mails]],
  'conduct.recorded': [[{}, mails]],
  'conduct.withdrawn': [[{}, mails]],
  'policy.drafted': [[{}]],
  'policy.activated': [[{}]],
  'policy.withdrawn': [[{}]],
  'policy.rolled-back': [[{}]],
  'policy.day-changed': [[{}, 'retime by a changed day']],
  'policy.absence-changed': [[{}, 'hand over by an absence']],
};

const runs = 'run executions';
const returned = 'follow a returned mail';

/** Whom a changed row of a kind reaches. */
const rows: Readonly<Record<RowKind, readonly Reached[]>> = {
  ticket: [[{ awaitToken: null }, runs, 'write history'], [{ awaitToken: 'of whoever waits' }]],
  visit: [
    [{ awaitToken: null, status: 'due' }, runs, 'write history'],
    [{ awaitToken: null, status: 'done', heldAt: '2026-06-01' }, runs, 'write history', 'follow a late visit'],
    [{ awaitToken: 'of whoever waits', status: 'due' }],
  ],
  order: [[{}, 'follow an order']],
  backtest: [[{}]],
  delivery: [[{ state: 'queued' }, 'queue a delivery'], [{ state: 'pending' }]],
  mail: [[{ state: 'queued' }, 'send a queued mail'], [{ state: 'sent' }], [{ state: 'claimed' }]],
  'returned-mail': ['bounced', 'complained', 'failed', 'suppressed'].map((state): Reached => [{ state }, returned]),
};

/** The reactions a change reaches, and whether each function's filters let it through to them. */
function reached(before: Item | null, after: Item): string[] {
  const record = {
    eventName: before === null ? 'INSERT' : 'MODIFY',
    dynamodb: { NewImage: toItem(after), ...(before && { OldImage: toItem(before) }) },
  };
  return Object.entries(consumers).flatMap(([consumer, reactions]) => {
    const names = (reactions as readonly Reaction<never>[])
      .filter((reaction) => concerns(reaction, { before, after }))
      .map(({ name }) => name);
    const isDelivered = filtersOf(reactions).some((filter) => compileEventPattern(filter)(record));
    expect(isDelivered, `${consumer} is brought ${JSON.stringify(after)}`).toBe(names.length > 0);
    return names;
  });
}

describe('a new event', () => {
  const samples = Object.entries(events).flatMap(([type, all]) =>
    all.map(([says, ...reactions]) => ({ type, says, reactions })),
  );

  it.each(samples)('$type $says reaches $reactions', ({ type, says, reactions }) => {
    expect(reached(null, { kind: 'event', data: { type, ...says } })).toEqual(reactions);
  });

  it('is for the history only where nobody says to react', () => {
    const silent = Object.entries(events).filter(([, all]) => all.every((one) => one.length === 1));
    expect(silent.map(([type]) => type).toSorted()).toEqual([...unheeded].toSorted());
  });

  it('that is written again unchanged reaches nobody', () => {
    const row = { kind: 'event', data: { type: 'ticket.opened' } };
    expect(reached(row, row)).toEqual([]);
  });
});

describe('a changed row', () => {
  const samples = Object.entries(rows).flatMap(([kind, all]) =>
    all.map(([says, ...reactions]) => ({ kind, says, reactions })),
  );

  it.each(samples)('$kind $says reaches $reactions', ({ kind, says, reactions }) => {
    const row = { kind, ...says };
    expect(reached(row, row)).toEqual(reactions);
  });

  it('that was not there before starts a backtest', () => {
    expect(reached(null, { kind: 'backtest' })).toEqual([runs]);
  });

  it('of other kinds reaches nobody', () => {
    for (const kind of ['unit', 'task', 'slot', 'notices', 'count', 'policy'])
      expect(reached(null, { kind })).toEqual([]);
  });
});
