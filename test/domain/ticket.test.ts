import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../domain/context.ts';
import type { Event } from '../../domain/events.ts';
import type { Result } from '../../domain/result.ts';
import { advanceTicket, rearmTicket } from '../../domain/ticket/advance.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import {
  assignTicket,
  noteOnTicket,
  type OpenTicket,
  openTicket,
  pauseTicket,
  prioritiseTicket,
  reopenTicket,
  replyToTicket,
  resolveTicket,
  resumeTicket,
} from '../../domain/ticket/commands.ts';
import type { TicketEventData } from '../../domain/ticket/events.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { starterPolicy } from '../support/policy.ts';

const seoul = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Seoul').toInstant();
const utc = (text: string) => seoul(text).toString({ smallestUnit: 'millisecond' });
const at = (text: string): Context => ({
  now: seoul(text),
  actor: { kind: 'staff', id: 'mina', role: 'lead' },
  policy: starterPolicy,
});

function done(result: Result<TicketChange>): TicketChange {
  if (!result.ok) throw new Error(`refused: ${result.error.detail}`);
  return result.value;
}

function opened(when: string, command: Partial<OpenTicket> = {}): Ticket {
  const question: OpenTicket = {
    ticketId: 'T1',
    requestType: 'question',
    subject: 'How do I clean the rails?',
    text: 'The rails are dusty.',
    customer: { name: '김하늘', email: 'haneul@example.com', locale: 'ko' },
  };
  return done(openTicket({ ...question, ...command }, at(when))).ticket;
}

const clock = (ticket: Ticket, name: string) => ticket.clocks.find((one) => one.name === name)!;
/** What a change did to the clocks, in the order it tells it. */
const steps = ({ events }: TicketChange) =>
  events.flatMap(({ clocks = [] }) => clocks.map(({ clock, step }) => `${clock} ${step}`));
const types = (events: Event<TicketEventData>[]) => events.map((event) => event.data.type);

describe('opening', () => {
  it('promises an answer within four working hours, lunch break left out', () => {
    const ticket = opened('2026-06-05T11:00');
    expect(clock(ticket, 'first-response').dueAt).toBe(utc('2026-06-05T16:00'));
    expect(clock(ticket, 'resolution').dueAt).toBe(utc('2026-06-10T11:00'));
  });

  it('gives it to whoever takes such requests and says so in the history', () => {
    const change = done(
      openTicket({ ...asCommand(opened('2026-06-05T11:00')), requestType: 'repair' }, at('2026-06-05T11:00')),
    );
    expect(change.ticket.assignee).toBe('minho');
    expect(types(change.events)).toEqual(['ticket.opened', 'ticket.assigned']);
    expect(change.events.map((event) => event.sequence)).toEqual([1, 2]);
  });

  it('refuses a request type the catalogue does not have, naming those it has', () => {
    const result = openTicket(
      { ...asCommand(opened('2026-06-05T11:00')), requestType: 'wish' },
      at('2026-06-05T11:00'),
    );
    expect(result).toMatchObject({
      ok: false,
      error: { type: 'unknown-value', field: '/requestType', expected: expect.stringContaining('complaint') },
    });
  });

  it('refuses a cause that is not in the policy', () => {
    const result = openTicket(
      { ...asCommand(opened('2026-06-05T11:00')), cause: { group: 'product', reason: 'magic' } },
      at('2026-06-05T11:00'),
    );
    expect(result).toMatchObject({ ok: false, error: { field: '/cause/reason' } });
  });
});

function asCommand(ticket: Ticket): OpenTicket {
  const { ticketId, requestType, subject, text, customer } = ticket;
  return { ticketId, requestType, subject, text, customer };
}

describe('the ladder', () => {
  it('warns at three quarters of the target, in business time', () => {
    const ticket = opened('2026-06-05T11:00');
    expect(ticket.nextDueAt).toBe(utc('2026-06-05T15:00'));
    expect(advanceTicket(ticket, at('2026-06-05T14:59:59'))).toBeNull();
    const warned = advanceTicket(ticket, at('2026-06-05T15:00:02'))!;
    expect(warned.events[0]!.data).toMatchObject({
      type: 'rung.fired',
      clock: 'first-response',
      rung: 'warn',
      latenessMs: 2000,
      notify: ['assignee'],
    });
    expect(warned.ticket.nextDueAt).toBe(utc('2026-06-05T16:00'));
  });

  it('marks the promise broken at its due instant and hands it to the lead four open hours later', () => {
    const warned = advanceTicket(opened('2026-06-05T11:00'), at('2026-06-05T15:00'))!.ticket;
    const broken = advanceTicket(warned, at('2026-06-05T16:00'))!.ticket;
    expect(clock(broken, 'first-response').breachedAt).toBe(utc('2026-06-05T16:00'));
    const escalated = advanceTicket(broken, at('2026-06-08T11:00'))!;
    expect(escalated.ticket.assignee).toBe('mina');
    const ofAnswer = escalated.events.filter(({ data }) => !('clock' in data && data.clock !== 'first-response'));
    expect(types(ofAnswer).slice(0, 2)).toEqual(['rung.fired', 'ticket.assigned']);
  });

  it('climbs each rung once, and all that were missed in the order of their instants', () => {
    const late = advanceTicket(opened('2026-06-05T11:00'), at('2026-06-08T11:00'))!;
    expect(late.events.flatMap(({ data }) => (data.type === 'rung.fired' ? data.rung : []))).toEqual([
      'warn',
      'breach',
      'escalate',
    ]);
    expect(advanceTicket(late.ticket, at('2026-06-08T11:00'))).toBeNull();
  });

  it('climbs a rung the policy no longer has, and tells whoever has the ticket', () => {
    const policy = structuredClone(starterPolicy);
    policy.ladders.standard = policy.ladders.standard!.filter((rung) => rung.name !== 'warn');
    const late = advanceTicket(opened('2026-06-05T11:00'), { ...at('2026-06-05T15:00'), policy })!;
    expect(late.events[0]!.data).toMatchObject({ rung: 'warn', notify: ['assignee'] });
    expect(late.ticket.nextDueAt).toBe(utc('2026-06-05T16:00'));
  });

  it('leaves a settled ticket alone', () => {
    const resolved = done(
      resolveTicket(opened('2026-06-05T11:00'), { resolution: 'Sent a brush.' }, at('2026-06-05T11:30')),
    ).ticket;
    expect(resolved.nextDueAt).toBeNull();
    expect(advanceTicket(resolved, at('2026-07-05T11:30'))).toBeNull();
  });
});

describe('the ladder of a promise in working days, weeks or months', () => {
  const policyOf = (target: string) => {
    const policy = structuredClone(starterPolicy);
    policy.requestTypes.question!.clocks.resolution = { calendar: 'office', target, ladder: 'standard' };
    return policy;
  };
  const resolutionOf = (target: string, when: string) => {
    const command = asCommand(opened(when));
    const { ticket } = done(openTicket(command, { ...at(when), policy: policyOf(target) }));
    return clock(ticket, 'resolution');
  };
  const warningOf = (target: string, when: string) =>
    resolutionOf(target, when).rungs.find((rung) => rung.name === 'warn')!.dueAt;

  it('warns after that share of the open time it spans', () => {
    // Two days of eight hours, from Monday at nine: twelve hours later it is Tuesday, after lunch.
    expect(resolutionOf('P2D', '2026-06-08T09:00').dueAt).toBe(utc('2026-06-10T09:00'));
    expect(warningOf('P2D', '2026-06-08T09:00')).toBe(utc('2026-06-09T14:00'));
  });

  it.each(['P1W', 'P1M'])('warns before %s is over', (target) => {
    const { dueAt, rungs } = resolutionOf(target, '2026-06-05T11:00');
    expect(rungs.find((rung) => rung.name === 'warn')!.dueAt < dueAt!).toBe(true);
  });
});

describe('answering', () => {
  it('meets the first-response clock with the first answer only', () => {
    const first = done(replyToTicket(opened('2026-06-05T11:00'), { text: 'With a brush.' }, at('2026-06-05T11:10')));
    expect(first.ticket.status).toBe('open');
    expect(steps(first)).toEqual(['first-response met']);
    const second = done(replyToTicket(first.ticket, { text: 'A soft one.' }, at('2026-06-05T11:20')));
    expect(steps(second)).toEqual([]);
    expect(second.ticket.answeredAt).toBe(utc('2026-06-05T11:10'));
  });

  it('keeps a late answer on record as late', () => {
    const late = done(replyToTicket(opened('2026-06-05T11:00'), { text: 'Sorry!' }, at('2026-06-05T17:00'))).ticket;
    expect(clock(late, 'first-response')).toMatchObject({ state: 'met', breachedAt: utc('2026-06-05T16:00') });
  });
});

describe('on hold', () => {
  it('stops every clock, and credits the time on hold when it goes on', () => {
    const paused = done(
      pauseTicket(opened('2026-06-05T11:00'), { reason: 'waiting for a photo' }, at('2026-06-05T11:30')),
    ).ticket;
    expect(paused.status).toBe('on-hold');
    expect(paused.clocks.filter(({ own }) => !own).map(({ state }) => state)).toEqual(['paused', 'paused']);
    const resumed = done(resumeTicket(paused, at('2026-06-08T09:00'))).ticket;
    expect(resumed.status).toBe('new');
    // Half an hour was used before the hold; three and a half remain from Monday 09:00, lunch left out.
    expect(clock(resumed, 'first-response').dueAt).toBe(utc('2026-06-08T13:30'));
  });

  it('keeps the hold when the priority changes afterwards', () => {
    const paused = done(pauseTicket(opened('2026-06-05T11:00'), { reason: 'waiting' }, at('2026-06-05T11:30'))).ticket;
    const resumed = done(resumeTicket(paused, at('2026-06-08T09:00'))).ticket;
    const urgent = done(prioritiseTicket(resumed, 'urgent', at('2026-06-08T09:05'))).ticket;
    expect(clock(urgent, 'first-response').dueAt).toBe(utc('2026-06-08T09:30'));
  });

  it('keeps the hold when the priority changes during it', () => {
    const paused = done(pauseTicket(opened('2026-06-05T11:00'), { reason: 'waiting' }, at('2026-06-05T11:30'))).ticket;
    const urgent = done(prioritiseTicket(paused, 'urgent', at('2026-06-05T12:05'))).ticket;
    expect(clock(urgent, 'first-response')).toMatchObject({ state: 'paused', dueAt: null });
    const resumed = done(resumeTicket(urgent, at('2026-06-08T09:00'))).ticket;
    expect(clock(resumed, 'first-response').dueAt).toBe(utc('2026-06-08T09:30'));
  });

  it('goes on as open when it has been answered', () => {
    const answered = done(
      replyToTicket(opened('2026-06-05T11:00'), { text: 'Please send a photo.' }, at('2026-06-05T11:10')),
    ).ticket;
    const paused = done(pauseTicket(answered, { reason: 'waiting for a photo' }, at('2026-06-05T11:30'))).ticket;
    expect(done(resumeTicket(paused, at('2026-06-05T11:40'))).ticket.status).toBe('open');
  });
});

describe('on hold by clocks that disagree a little', () => {
  it('never lets a hold end before it began', () => {
    const paused = done(
      pauseTicket(opened('2026-06-05T11:00'), { reason: 'waiting' }, at('2026-06-05T11:30:05')),
    ).ticket;
    const resumed = done(resumeTicket(paused, at('2026-06-05T11:30:02'))).ticket;
    expect(resumed.holds).toMatchObject([{ from: utc('2026-06-05T11:30:05'), to: utc('2026-06-05T11:30:05') }]);
  });
});

it('keeps a promise on record as broken when it is put on hold before any rung was climbed', () => {
  const late = opened('2026-06-05T11:00');
  const paused = done(pauseTicket(late, { reason: 'waiting' }, at('2026-06-05T16:00:01'))).ticket;
  const settled = done(resolveTicket(paused, { resolution: 'Done.' }, at('2026-06-05T17:00'))).ticket;
  expect(clock(settled, 'first-response').breachedAt).toBe(utc('2026-06-05T16:00'));
});

it('can be put on hold a hundred times, and then says why not again', () => {
  let ticket = opened('2026-06-05T11:00');
  for (let times = 0; times < 100; times++) {
    ticket = done(pauseTicket(ticket, { reason: 'waiting' }, at('2026-06-05T11:30'))).ticket;
    ticket = done(resumeTicket(ticket, at('2026-06-05T11:31'))).ticket;
  }
  expect(pauseTicket(ticket, { reason: 'waiting' }, at('2026-06-05T11:32'))).toMatchObject({
    ok: false,
    error: { type: 'too-many-holds', field: '/holds', expected: expect.stringContaining('at most 100') },
  });
});

describe('settling', () => {
  it('counts as the answer when nobody answered before', () => {
    const change = done(resolveTicket(opened('2026-06-05T11:00'), { resolution: 'Done.' }, at('2026-06-05T11:30')));
    expect(change.ticket).toMatchObject({ status: 'resolved', answeredAt: utc('2026-06-05T11:30') });
    expect(change.ticket.clocks.map((one) => one.state)).toEqual(['met', 'met']);
  });

  it('remembers the cause it was opened with beside the one that was found', () => {
    const ticket = opened('2026-06-05T11:00', {
      requestType: 'complaint',
      cause: { group: 'product', reason: 'defect' },
    });
    const change = done(
      resolveTicket(
        ticket,
        { resolution: 'Wrong parcel.', cause: { group: 'logistics', reason: 'wrong' } },
        at('2026-06-05T12:00'),
      ),
    );
    expect(change.events[0]!.data).toMatchObject({
      causeBefore: { group: 'product', reason: 'defect' },
      cause: { group: 'logistics', reason: 'wrong' },
    });
  });

  it('can be taken up again: a new resolution clock and a new execution', () => {
    const resolved = done(
      resolveTicket(opened('2026-06-05T11:00'), { resolution: 'Done.' }, at('2026-06-05T11:30')),
    ).ticket;
    const reopened = done(reopenTicket(resolved, 'Still dusty.', at('2026-06-08T09:00'))).ticket;
    expect(reopened.execution).not.toBe(resolved.execution);
    expect(clock(reopened, 'first-response').state).toBe('met');
    expect(clock(reopened, 'resolution')).toMatchObject({ state: 'running', startedAt: utc('2026-06-08T09:00') });
  });
});

describe('what a state does not allow', () => {
  const resolved = done(
    resolveTicket(opened('2026-06-05T11:00'), { resolution: 'Done.' }, at('2026-06-05T11:30')),
  ).ticket;
  const context = at('2026-06-05T12:00');
  it.each([
    ['replying to', () => replyToTicket(resolved, { text: 'x' }, context)],
    ['assigning', () => assignTicket(resolved, 'mina', context)],
    ['changing the priority of', () => prioritiseTicket(resolved, 'low', context)],
    ['pausing', () => pauseTicket(resolved, { reason: 'x' }, context)],
    ['resuming', () => resumeTicket(resolved, context)],
    ['resolving', () => resolveTicket(resolved, { resolution: 'x' }, context)],
  ])('refuses %s a settled ticket, and says which states would do', (_, attempt) => {
    expect(attempt()).toMatchObject({
      ok: false,
      error: { type: 'transition-refused', expected: expect.stringMatching(/open|on-hold/) },
    });
  });

  it('refuses reopening what is open', () => {
    expect(reopenTicket(opened('2026-06-05T11:00'), 'x', context)).toMatchObject({
      ok: false,
      error: { expected: 'resolved' },
    });
  });

  it('refuses assigning to somebody who is not on the staff', () => {
    expect(assignTicket(opened('2026-06-05T11:00'), 'nobody', context)).toMatchObject({
      ok: false,
      error: { field: '/assignee' },
    });
  });
});

it('numbers every change and every event without gaps', () => {
  let ticket = opened('2026-06-05T11:00');
  const sequences: number[] = [];
  for (const change of [
    done(noteOnTicket(ticket, 'called', at('2026-06-05T11:05'))),
    done(
      replyToTicket(
        done(noteOnTicket(ticket, 'called', at('2026-06-05T11:05'))).ticket,
        { text: 'Hello' },
        at('2026-06-05T11:10'),
      ),
    ),
  ]) {
    sequences.push(...change.events.map((event) => event.sequence));
    ticket = change.ticket;
  }
  expect(ticket.version).toBe(3);
  expect(sequences).toEqual([3, 4]);
  expect(rearmTicket(ticket, at('2026-06-05T11:20')).ticket).toMatchObject({
    version: 4,
    execution: 'T1-4',
    eventCount: 4,
  });
});
