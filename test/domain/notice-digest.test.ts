import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../domain/events.ts';
import { closingOf, type Digest, digestOf, type NoticeRow } from '../../domain/notice/digest.ts';
import type { DigestEventData, Notice } from '../../domain/notice/events.ts';
import { eventIdOf } from '../../domain/notice/notice.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { openedTicket } from './message-samples.ts';

const at = '2026-06-02T00:00:00.000Z';
const { ticket } = openedTicket();
const promise = (ticketId: string, sequence: number, kind: Notice['kind'] = 'promise-broken'): Notice => ({
  kind,
  ticketId,
  sequence,
  clock: 'first-response',
  run: 1,
  dueAt: '2026-06-01T20:00:00.000Z',
});
const row = (rowId: string, ...notices: Notice[]): NoticeRow => ({ rowId, notices });
const shown = (closing: DigestEventData | null) => closing?.shown.map(eventIdOf);

describe('closing a slot', () => {
  it('tells what was gathered, the most pressing first, of one kind the most overdue first', () => {
    const later = { ...promise('T-2', 1), dueAt: '2026-06-01T21:00:00.000Z' };
    const rows = [
      row(
        'a',
        { kind: 'ticket-assigned', ticketId: 'T-9', sequence: 2, dueAt: at },
        promise('T-3', 1, 'promise-warning'),
      ),
      row('b', later, promise('T-1', 1), promise('T-4', 5, 'promise-escalated')),
    ];
    const closing = closingOf('mina', rows, [], null);
    expect(shown(closing)).toEqual(['T-4#5', 'T-1#1', 'T-2#1', 'T-3#1', 'T-9#2']);
    expect(closing!.counts).toEqual({
      'promise-escalated': 1,
      'promise-broken': 2,
      'promise-warning': 1,
      'ticket-assigned': 1,
    });
  });

  it('tells only the last of what happened to one promise', () => {
    const rows = [
      row('a', promise('T-1', 3, 'promise-warning'), promise('T-1', 4), promise('T-1', 5, 'promise-escalated')),
    ];
    expect(shown(closingOf('mina', rows, [], null))).toEqual(['T-1#5']);
  });

  it('tells nothing twice: not what an earlier closing told, nor the same event in another row', () => {
    const rows = [row('a', promise('T-1', 1), promise('T-2', 1))];
    const first = closingOf('mina', rows, [], null)!;
    expect(closingOf('mina', rows, [first], null)).toBeNull();
    const recut = [...rows, row('b', promise('T-2', 1)), row('c', promise('T-2', 1), promise('T-3', 1))];
    expect(shown(closingOf('mina', recut, [first], null))).toEqual(['T-3#1']);
  });

  it('leaves out what the first mail of the slot has told already', () => {
    const rest = [row('a', promise('T-1', 4), promise('T-1', 5, 'promise-warning'))];
    expect(closingOf('mina', rest, [], promise('T-1', 3))).toBeNull();
    expect(closingOf('mina', rest, [], promise('T-1', 3, 'promise-escalated'))).toBeNull();
    expect(shown(closingOf('mina', [...rest, row('b', promise('T-2', 1))], [], promise('T-1', 3)))).toEqual(['T-2#1']);
  });

  it('tells what is more pressing than the first mail, even if something less pressing came last', () => {
    const rest = [row('a', promise('T-1', 4, 'promise-escalated'), promise('T-1', 5))];
    expect(shown(closingOf('mina', rest, [], promise('T-1', 3)))).toEqual(['T-1#4']);
    expect(shown(closingOf('mina', rest, [], promise('T-1', 3, 'promise-warning')))).toEqual(['T-1#5']);
  });

  it('tells of another run, of a promise now due at another time, and of each message, whatever was told first', () => {
    const first = promise('T-1', 3);
    const others = [
      { ...promise('T-1', 4), run: 2 },
      { ...promise('T-1', 5), dueAt: '2026-06-01T21:00:00.000Z' },
    ];
    for (const other of others) expect(closingOf('mina', [row('a', other)], [], first)).not.toBeNull();
    const wrote = (sequence: number): Notice => ({ kind: 'customer-wrote', ticketId: 'T-1', sequence, dueAt: at });
    expect(shown(closingOf('mina', [row('a', wrote(4))], [], wrote(3)))).toEqual(['T-1#4']);
  });

  it('tells of a customer who wrote several times once, beside what happened to the promises', () => {
    const wrote = (sequence: number): Notice => ({ kind: 'customer-wrote', ticketId: 'T-1', sequence, dueAt: at });
    const rows = [row('a', wrote(3), wrote(4), promise('T-1', 5, 'promise-warning')), row('b', wrote(6))];
    expect(shown(closingOf('mina', rows, [], null))).toEqual(['T-1#5', 'T-1#6']);
  });

  it('shows a hundred and a few of each kind, and counts them all', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => promise(`T-${index}`, 1));
    const closing = closingOf('mina', [row('a', ...many, promise('T-x', 1, 'promise-warning'))], [], null)!;
    expect(closing.shown).toHaveLength(100);
    expect(shown(closing)).toContain('T-x#1');
    expect(closing.counts['promise-broken']).toBe(5_000);
  });

  it('tells everything once, however rows are cut, repeated and closed in between', () => {
    const aRow = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(aRow, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.boolean()), (cuts, close) => {
        const rows: NoticeRow[] = [];
        const closings: DigestEventData[] = [];
        const closeNow = () => {
          const closing = closingOf('mina', rows, closings, null);
          if (closing) closings.push(closing);
        };
        for (const [index, tickets] of cuts.entries()) {
          rows.push(row(`r${index}`, ...tickets.map((number) => promise(`T-${number}`, 1))));
          if (close.next().value) closeNow();
        }
        closeNow();
        const told = closings.flatMap((closing) => shown(closing)!);
        expect(told.toSorted()).toEqual([...new Set(cuts.flat().map((number) => `T-${number}#1`))].toSorted());
      }),
    );
  });
});

describe('when it is told', () => {
  /** A closing about one notice, with its ticket's clock and moments as they are by then. */
  function told(notice: Notice, clock: Partial<Ticket['clocks'][number]>, moments: Ticket['moments'] = []): Digest {
    const closing: Event<DigestEventData> = {
      eventId: 'd#1',
      entity: 'digest',
      entityId: 'd',
      sequence: 1,
      at,
      actor: { kind: 'system' },
      data: closingOf('mina', [row('a', notice)], [], null)!,
    };
    const clocks = ticket.clocks.map((one) => (one.name === notice.clock ? { ...one, ...clock } : one));
    return digestOf(closing, new Map([[notice.ticketId, { ...ticket, clocks, moments }]]));
  }
  const dueLater = { ...promise('T-1', 3, 'promise-warning'), dueAt: '2026-06-02T05:00:00.000Z' };

  it('a warning stands while there is time', () => {
    expect(told(dueLater, {}).counts).toEqual({ 'promise-warning': 1 });
  });

  it('a warning of a promise kept since is nothing any more', () => {
    expect(told(dueLater, { state: 'met', metAt: '2026-06-01T23:00:00.000Z' })).toMatchObject({ total: 0, lines: [] });
    expect(told(dueLater, { state: 'cancelled' })).toMatchObject({ total: 0, lines: [] });
  });

  it('a warning of a promise that has run out since is a broken promise', () => {
    expect(told(promise('T-1', 3, 'promise-warning'), {}).counts).toEqual({ 'promise-broken': 1 });
  });

  it('a message answered since is nothing any more', () => {
    const wrote: Notice = { kind: 'customer-wrote', ticketId: 'T-1', sequence: 3, dueAt: '2026-06-01T20:00:00.000Z' };
    const counts = (name: Ticket['moments'][number]['name'], when: string) =>
      told(wrote, {}, [{ name, at: when }]).counts;
    for (const answer of ['replied', 'resolved', 'no-answer-needed'] as const) {
      expect(counts(answer, '2026-06-01T22:00:00.000Z')).toEqual({});
      expect(counts(answer, '2026-06-01T19:00:00.000Z')).toEqual({ 'customer-wrote': 1 });
      // What came after the closing does not change what it told.
      expect(counts(answer, '2026-06-02T00:01:00.000Z')).toEqual({ 'customer-wrote': 1 });
    }
    expect(counts('reopened', '2026-06-01T22:00:00.000Z')).toEqual({ 'customer-wrote': 1 });
  });

  it('a broken promise is told, and that it was kept late', () => {
    const metAt = '2026-06-01T23:00:00.000Z';
    expect(told(promise('T-1', 4), { state: 'met', metAt })).toMatchObject({ total: 1, lines: [{ keptAt: metAt }] });
  });
});
