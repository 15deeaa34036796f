import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { Backtest } from '../../domain/backtest/backtest.ts';
import { historySchema, type TicketHistory } from '../../domain/backtest/history.ts';
import { historyOf } from '../../domain/backtest/history-of.ts';
import { hourIn } from '../../domain/backtest/hours.ts';
import { replay } from '../../domain/backtest/replay.ts';
import type { Context } from '../../domain/context.ts';
import type { Event } from '../../domain/events.ts';
import { faultsOf } from '../../domain/input.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Result } from '../../domain/result.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import {
  bookAppointment,
  openTicket,
  pauseTicket,
  replyToTicket,
  resolveTicket,
  resumeTicket,
} from '../../domain/ticket/commands.ts';
import type { TicketEventData } from '../../domain/ticket/events.ts';
import { starterPolicy } from '../support/policy.ts';

const seoul = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Seoul').toInstant();
const utc = (text: string) => seoul(text).toString({ smallestUnit: 'millisecond' });
const at = (text: string): Context => ({
  now: seoul(text),
  actor: { kind: 'staff', id: 'mina', role: 'lead' },
  policy: starterPolicy,
});
const until = utc('2026-07-01T00:00');

/** A question opened on a Friday at eleven: an answer is due at 16:00, the settlement on Wednesday at 11:00. */
const question: TicketHistory = {
  ticketId: 'T1',
  requestType: 'question',
  priority: 'normal',
  channel: 'web',
  customerClass: null,
  openedAt: utc('2026-06-05T11:00'),
  deeds: [
    { type: 'replied', at: utc('2026-06-05T17:00') },
    { type: 'resolved', at: utc('2026-06-08T10:00') },
  ],
};

function withFirstResponse(target: string): Policy {
  const policy = structuredClone(starterPolicy);
  policy.requestTypes.question!.clocks['first-response']!.target = target;
  return policy;
}

const outcomeOf = (policy: Policy, history = question) => replay(policy, history, until)!;

describe('a past ticket acted out again', () => {
  it('is come to at the times that were booked, moved and called off', () => {
    const booked = (when: string, bookedFor: string) => {
      return { type: 'booked' as const, at: utc(when), bookedFor: utc(bookedFor) };
    };
    const { runs } = outcomeOf(starterPolicy, {
      ...question,
      requestType: 'repair',
      deeds: [
        booked('2026-06-05T12:00', '2026-06-08T14:00'),
        booked('2026-06-08T15:00', '2026-06-09T10:00'),
        { type: 'milestone', milestone: 'arrived', at: utc('2026-06-09T10:05') },
        booked('2026-06-09T11:00', '2026-06-11T10:00'),
        { type: 'called-off', at: utc('2026-06-10T10:00') },
        { type: 'resolved', at: utc('2026-06-10T11:00') },
      ],
    });
    const visits = runs.filter(({ clock }) => clock === 'booked-visit');
    expect(visits.map(({ dueAt, breached }) => [dueAt, breached])).toEqual([
      [utc('2026-06-08T14:15'), true],
      [utc('2026-06-09T10:15'), false],
      [utc('2026-06-11T10:15'), false],
    ]);
  });

  it('comes out as it did under the policy it had', () => {
    const events: Event<TicketEventData>[] = [];
    const done = (change: Result<TicketChange>) => {
      if (!change.ok) throw new Error(change.error.detail);
      events.push(...change.value.events);
      return change.value.ticket;
    };
    let ticket = done(
      openTicket(
        { ticketId: 'T1', requestType: 'question', subject: 's', text: 't', customer: null },
        at('2026-06-05T11:00'),
      ),
    );
    ticket = done(pauseTicket(ticket, { reason: 'photos' }, at('2026-06-05T14:00')));
    ticket = done(resumeTicket(ticket, at('2026-06-05T16:30')));
    for (const when of ['2026-06-08T09:00', '2026-06-08T12:00']) {
      const change = advanceTicket(ticket, at(when));
      if (change) ticket = done({ ok: true, value: change });
    }
    ticket = done(replyToTicket(ticket, { text: 'With a brush.' }, at('2026-06-08T15:00')));
    ticket = done(resolveTicket(ticket, { resolution: 'Cleaned.' }, at('2026-06-09T10:00')));

    const history = historyOf(ticket, events);
    expect(history.deeds.map(({ type }) => type)).toEqual(['paused', 'resumed', 'replied', 'resolved']);
    const { runs } = outcomeOf(starterPolicy, history);
    expect(runs).toEqual(
      ticket.clocks
        .filter(({ own }) => !own)
        .map((clock) => ({
          clock: clock.name,
          run: clock.run,
          dueAt: clock.dueAt,
          breached: clock.breachedAt !== null,
          lateMs: Math.max(0, Date.parse(clock.metAt!) - Date.parse(clock.dueAt!)),
        })),
    );
    expect(runs[0]!.breached).toBe(true);
  });

  it('has its booked time called off by settling it, and by nobody besides', () => {
    const opened = openTicket(
      { ticketId: 'T1', requestType: 'repair', subject: 's', text: 't', customer: null },
      at('2026-06-05T11:00'),
    );
    if (!opened.ok) throw new Error(opened.error.detail);
    const booked = bookAppointment(opened.value.ticket, utc('2026-06-08T14:00'), at('2026-06-05T12:00'));
    if (!booked.ok) throw new Error(booked.error.detail);
    const settled = resolveTicket(booked.value.ticket, { resolution: 'By phone.' }, at('2026-06-05T13:00'));
    if (!settled.ok) throw new Error(settled.error.detail);
    const events = [opened, booked, settled].flatMap(({ value }) => value.events);
    expect(events.at(-1)!.data.type).toBe('ticket.called-off');
    expect(historyOf(settled.value.ticket, events).deeds.map(({ type }) => type)).toEqual(['booked', 'resolved']);
  });

  it('breaks a promise that was made shorter, and keeps one that was made longer', () => {
    const broken = (policy: Policy) => outcomeOf(policy).runs.filter((run) => run.breached);
    expect(broken(starterPolicy).map(({ clock, lateMs }) => [clock, lateMs])).toEqual([['first-response', 3_600_000]]);
    expect(broken(withFirstResponse('PT6H'))).toEqual([]);
  });

  it('tells those whom the ladder would have told', () => {
    const { alerts } = outcomeOf(starterPolicy);
    // A warning at 15:00 to whoever has it, the breach at 16:00 to them and the lead.
    expect(alerts).toEqual([
      { role: 'hotline', at: utc('2026-06-05T15:00') },
      { role: 'hotline', at: utc('2026-06-05T16:00') },
      { role: 'lead', at: utc('2026-06-05T16:00') },
    ]);
  });

  it('goes on as far as it is looked at: a promise nobody has kept until then is broken', () => {
    const silent = { ...question, deeds: [] };
    expect(outcomeOf(starterPolicy, silent).runs.every((run) => run.breached)).toBe(true);
    expect(replay(starterPolicy, silent, utc('2026-06-05T15:59'))!.runs.some((run) => run.breached)).toBe(false);
  });

  it('has no outcome where the policy knows no such request', () => {
    expect(replay(starterPolicy, { ...question, requestType: 'oil-test' }, until)).toBeNull();
  });

  it('knows a complaint about conduct, also about somebody who has left', () => {
    const policy = structuredClone(starterPolicy);
    policy.requestTypes.conduct = { ...policy.requestTypes.complaint!, conduct: true };
    policy.conduct = { steps: ['warning'], tell: ['manager'] };
    const deeds: TicketHistory['deeds'] = [{ type: 'resolved', at: utc('2026-06-05T17:00'), founded: true }];
    for (const about of [{ staff: 'minho' }, { staff: 'gone' }]) {
      const complaint = { ...question, requestType: 'conduct', about, deeds };
      expect(outcomeOf(policy, complaint).runs.every((run) => !run.breached)).toBe(true);
    }
  });

  it('passes over what is not possible any more', () => {
    const odd: TicketHistory = {
      ...question,
      deeds: [
        { type: 'resumed', at: utc('2026-06-05T12:00') },
        { type: 'milestone', at: utc('2026-06-05T12:30'), milestone: 'sample-received' },
        { type: 'assigned', at: utc('2026-06-05T13:00'), to: 'somebody who left' },
        ...question.deeds,
      ],
    };
    expect(outcomeOf(starterPolicy, odd)).toEqual(outcomeOf(starterPolicy));
  });
});

describe('a history that is handed in', () => {
  const [replied, resolved] = question.deeds;

  it.each<[unknown, string | null]>([
    [question, null],
    [{ ...question, deeds: [replied, { type: 'paused', at: replied!.at }, resolved] }, null],
    [{ ...question, deeds: [resolved, replied] }, '/deeds/1/at: expected an instant not before the one before it'],
    [{ ...question, openedAt: resolved!.at }, '/deeds/0/at: expected an instant not before the ticket was opened'],
    [
      { ...question, deeds: [{ ...replied, type: 'escalated' }] },
      '/deeds/0/type: expected "message" or "no-answer-needed" or "replied" or "assigned" or "prioritised" or ' +
        '"retyped" or "milestone" or "booked" or "called-off" or "paused" or "resumed" or "resolved" or "reopened"',
    ],
  ])('is taken, or refused in words: %#', (history, said) => {
    const { error } = historySchema.safeParse(history);
    expect(error ? faultsOf(error)[0].detail : null).toBe(said);
  });
});

describe('a backtest', () => {
  const many = Array.from({ length: 30 }, (_, index): TicketHistory => {
    const reply = seoul('2026-06-05T11:30').add({ minutes: index * 20 });
    const resolved = reply.add({ hours: 60 });
    return {
      ...question,
      ticketId: `T${String(index).padStart(2, '0')}`,
      deeds: [
        { type: 'replied', at: reply.toString({ smallestUnit: 'millisecond' }) },
        { type: 'resolved', at: resolved.toString({ smallestUnit: 'millisecond' }) },
      ],
    };
  });
  const run = (histories: readonly TicketHistory[], draft = withFirstResponse('PT2H')) => {
    const backtest = new Backtest({ against: starterPolicy, draft, until });
    for (const history of histories) backtest.add(history);
    return backtest;
  };

  it('counts what would have been broken and what kept, by type and clock', () => {
    // Answers from 11:30 on, every 20 minutes. Due at 16:00 now (the last in time is the 14th), at 14:00 in the draft.
    const { tickets, clocks } = run(many).report();
    expect(tickets).toBe(30);
    expect(clocks).toEqual([
      { requestType: 'question', clock: 'first-response', runs: [30, 30], breaches: [16, 22], gained: 6, lost: 0 },
      { requestType: 'question', clock: 'resolution', runs: [30, 30], breaches: [0, 0], gained: 0, lost: 0 },
    ]);
  });

  it('names the ten tickets that change most', () => {
    const { mostChanged } = run(many).report();
    expect(mostChanged).toHaveLength(10);
    expect(mostChanged.slice(0, 6).every(({ gained }) => gained === 1)).toBe(true);
    // Answered at 15:50 where 14:00 was promised.
    expect(mostChanged[0]).toEqual({
      ticketId: 'T13',
      requestType: 'question',
      gained: 1,
      lost: 0,
      laterMs: 110 * 60_000,
    });
  });

  it('counts whom ladders tell by role and local hour', () => {
    const { workload } = run([many[29]!]).report();
    expect(workload.lead!.before[16]).toBe(1);
    expect(workload.lead!.after[14]).toBe(1);
    expect(workload.lead!.before.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  });

  describe('counts a person once for each rung', () => {
    const [, , mina] = starterPolicy.staff;
    const ladder = (...notify: string[]): Policy => {
      const policy = structuredClone(starterPolicy);
      policy.ladders.standard = [{ name: 'breach', at: { share: 1 }, notify }];
      delete policy.requestTypes.question!.clocks.resolution;
      return policy;
    };
    const toldBy = (policy: Policy, to: string | null = 'mina') => {
      const deeds = to === null ? [] : [{ type: 'assigned' as const, to, at: utc('2026-06-05T11:30') }];
      return outcomeOf(policy, { ...question, deeds }).alerts.map(({ role }) => role);
    };

    it('who has the ticket and is the lead', () => {
      expect(toldBy(ladder('assignee', 'lead'))).toEqual(['lead']);
      expect(toldBy(ladder('assignee', 'lead'), 'jiwoo')).toEqual(['hotline', 'lead']);
    });

    it('who is named twice, and everybody of a role', () => {
      const policy = ladder('lead', 'staff:mina', 'manager');
      expect(toldBy(policy)).toEqual(['lead', 'manager']);
      policy.staff.push({ ...mina!, id: 'sora' });
      expect(toldBy(policy)).toEqual(['lead', 'lead', 'manager']);
    });

    it('whoever takes a ticket nobody has yet', () => {
      const policy = ladder('assignee', 'hotline');
      policy.requestTypes.question!.assign = { role: 'hotline', by: 'round-robin' };
      policy.staff.push({ ...policy.staff[0]!, id: 'sora' });
      expect(toldBy(policy, null)).toEqual(['hotline', 'hotline']);
      policy.ladders.standard![0]!.notify = ['assignee'];
      expect(toldBy(policy, null)).toEqual(['hotline']);
    });
  });

  describe('of promises only one of the policies makes', () => {
    const { question: _, ...others } = starterPolicy.requestTypes;
    const { 'first-response': __, ...clocks } = starterPolicy.requestTypes.question!.clocks;
    const without = (requestTypes: Policy['requestTypes']): Policy => ({ ...starterPolicy, requestTypes });
    const withoutClock = without({ ...others, question: { ...starterPolicy.requestTypes.question!, clocks } });
    const late = many[29]!;
    const held = (against: Policy, draft: Policy) => {
      const backtest = new Backtest({ against, draft, until });
      backtest.add(late);
      return backtest.report();
    };
    const answer = ({ clocks: lines }: ReturnType<typeof held>) =>
      lines.find(({ clock }) => clock === 'first-response');

    it.each([
      ['a request type', without(others)],
      ['a clock', withoutClock],
    ])('gains and loses none by %s the draft has dropped', (_, draft) => {
      const report = held(starterPolicy, draft);
      expect(answer(report)).toMatchObject({ runs: [1, 0], breaches: [1, 0], gained: 0, lost: 0 });
      expect(report.mostChanged).toEqual([]);
    });

    it('gains and loses none by a clock the draft brings, and shows how often it would be broken', () => {
      const report = held(withoutClock, starterPolicy);
      expect(answer(report)).toMatchObject({ runs: [0, 1], breaches: [0, 1], gained: 0, lost: 0 });
      expect(report.mostChanged).toEqual([]);
    });
  });

  it('comes to the same however the tickets are shared out', () => {
    const [odd, even] = [0, 1].map((rest) => run(many.filter((_, index) => index % 2 === rest)).report());
    const total = run([]);
    total.merge(even!);
    total.merge(odd!);
    expect(total.report()).toEqual(run(many).report());
  });

  it('changes nothing where the draft is the policy itself', () => {
    const { clocks, mostChanged } = run(many, starterPolicy).report();
    expect(clocks.every(({ gained, lost }) => gained === 0 && lost === 0)).toBe(true);
    expect(mostChanged).toEqual([]);
  });
});

describe('the hour of the day', () => {
  it.each([
    ['Asia/Kolkata', '2026-06-05T18:29:59.999Z', 23],
    ['Asia/Kolkata', '2026-06-05T18:30:00.000Z', 0],
    ['Europe/Berlin', '2026-03-29T00:59:59.000Z', 1],
    ['Europe/Berlin', '2026-03-29T01:00:00.000Z', 3],
  ])('in %s at %s is %i', (zone, instant, hour) => {
    expect(hourIn(zone)(instant)).toBe(hour);
  });
});
