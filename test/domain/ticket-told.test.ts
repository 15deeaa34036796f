/** What a customer is told is timed, and what moves it, or breaks it, is told. */
import { describe, expect, it } from 'vitest';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import {
  addMessage,
  addTask,
  pauseTicket,
  prioritiseTicket,
  reachMilestone,
  reopenTicket,
  replyToTicket,
  repromiseTicket,
  resolveTicket,
  resumeTicket,
  retypeTicket,
} from '../../domain/ticket/commands.ts';
import { mailReturned } from '../../domain/ticket/returned.ts';
import { done, utc } from '../support/promises.ts';
import { at, clock, fired, moved, opened, policy, text, types, until } from '../support/told.ts';

describe('a target in days to the close', () => {
  it('is due when the last of them closes, wherever in the day it starts, and credits holds to a close, too', () => {
    expect(clock(opened(), 'resolution').dueAt).toBe(utc('2026-06-09T18:00'));
    const held = done(pauseTicket(opened(), { reason: 'photo' }, at('2026-06-01T11:00'))).ticket;
    const resumed = done(resumeTicket(held, at('2026-06-02T11:00'))).ticket;
    expect(clock(resumed, 'resolution').dueAt).toBe(utc('2026-06-10T18:00'));
  });
});

describe('the new time in place of a broken promise', () => {
  const late = until(opened(), '2026-06-01T12:00');

  it('is a clock of its own, and the ladder of the broken one goes on', () => {
    expect(clock(late.ticket, 'first-response:new-time')).toMatchObject({
      state: 'running',
      dueAt: utc('2026-06-01T14:00'),
      toldDueAt: utc('2026-06-01T14:00'),
    });
    expect(clock(late.ticket)).toMatchObject({
      newPromiseAt: utc('2026-06-01T14:00'),
      breachedAt: utc('2026-06-01T12:00'),
    });
    const later = until(late.ticket, '2026-06-01T13:00');
    expect(later.data).toContainEqual(expect.objectContaining({ clock: 'first-response', rung: 'escalate' }));
  });

  it('that breaks as well is told to lead, manager and once more to the customer, with a task to call that is chased', () => {
    const again = until(late.ticket, '2026-06-01T14:00');
    const broken = again.data.find((one) => 'rung' in one && one.rung === 'broken');
    expect(broken).toMatchObject({
      clock: 'first-response:new-time',
      notify: ['assignee', 'lead', 'manager'],
      toldDueAt: utc('2026-06-01T14:00'),
      newPromiseAt: null,
      writes: 'late',
      callBy: 'mina',
    });
    expect(again.ticket.tasks).toMatchObject([{ assignee: 'mina', doneAt: null }]);
    expect(clock(again.ticket, 'task:1')).toMatchObject({ state: 'running', dueAt: utc('2026-06-01T18:00') });
    // Each told time that broke is in one mail: noon, and two o'clock.
    const told = until(again.ticket, '2026-06-05T10:00').data.filter((one) => 'writes' in one && one.writes === 'late');
    expect(told).toEqual([]);
  });

  it('leaves nobody to call once the customer has been answered, by mail, by telephone or with a time', () => {
    const { ticket } = until(late.ticket, '2026-06-01T14:00');
    const byPhone = done(replyToTicket(ticket, { text: 'Told them', by: 'phone' }, at('2026-06-02T10:00')));
    const byMail = done(replyToTicket(ticket, { text: 'Soon' }, at('2026-06-02T10:00')));
    for (const change of [byPhone, byMail]) {
      expect(types(change)).toEqual(['ticket.replied', 'ticket.task-done']);
      expect(change.ticket.tasks).toMatchObject([{ doneAt: utc('2026-06-02T10:00') }]);
      expect(clock(change.ticket, 'task:1')).toMatchObject({ state: 'met', metAt: utc('2026-06-02T10:00') });
    }
    const about = byMail.events[0]!;
    const mail = { mailId: 'm', template: 'ticket-reply', recipient: 'customer', detail: null, of: about.sequence };
    const back = mailReturned(byMail.ticket, { ...mail, reason: 'bounced' }, about, at('2026-06-02T10:01'));
    expect(types(back)).toEqual(['ticket.mail-returned', 'ticket.task-opened']);
    expect(back.ticket.tasks).toMatchObject([{ assignee: 'mina', doneAt: null }]);
    expect(clock(back.ticket, 'task:1')).toMatchObject({ state: 'running', dueAt: utc('2026-06-01T18:00') });
    // Other tasks are no calls.
    const asked = done(addTask(ticket, { title: 'Order seals', assignee: 'mina' }, at('2026-06-02T09:00'))).ticket;
    const { tasks } = done(replyToTicket(asked, { text: 'Soon' }, at('2026-06-02T10:00'))).ticket;
    expect(tasks.map(({ doneAt }) => doneAt !== null)).toEqual([true, false]);
  });

  it('ends with the answer, and with what it replaced', () => {
    const answered = done(replyToTicket(late.ticket, { text: 'Soon' }, at('2026-06-01T13:30'))).ticket;
    expect(clock(answered, 'first-response:new-time')).toMatchObject({ state: 'met', metAt: utc('2026-06-01T13:30') });
    const settled = done(resolveTicket(late.ticket, { resolution: 'Done' }, at('2026-06-01T13:30'))).ticket;
    expect(clock(settled, 'first-response:new-time').state).toBe('met');
    expect(settled.nextDueAt).toBeNull();
  });

  it('runs on when the answer that met it did not arrive', () => {
    const change = done(replyToTicket(late.ticket, { text: 'Soon' }, at('2026-06-01T13:30')));
    const about = change.events[0]!;
    const mail = { mailId: 'm', template: 'ticket-reply', recipient: 'customer', detail: null, of: about.sequence };
    const back = mailReturned(change.ticket, { ...mail, reason: 'bounced' }, about, at('2026-06-01T13:31')).ticket;
    expect(clock(back, 'first-response:new-time')).toMatchObject({
      ...{ state: 'running', metAt: null },
      dueAt: utc('2026-06-01T14:00'),
    });
    expect(clock(back)).toMatchObject({ state: 'running', metAt: null, newPromiseAt: utc('2026-06-01T14:00') });
    expect(until(back, '2026-06-01T14:00').ticket.tasks).toMatchObject([{ assignee: 'mina', doneAt: null }]);
  });

  it('is withdrawn, and the customer told so, when the promise is due later after all', () => {
    const change = done(prioritiseTicket(late.ticket, 'low', at('2026-06-01T12:30')));
    expect(clock(change.ticket, 'first-response:new-time').state).toBe('cancelled');
    expect(clock(change.ticket)).toMatchObject({
      dueAt: utc('2026-06-01T18:00'),
      breachedAt: null,
      newPromiseAt: null,
    });
    expect(moved(change)).toEqual([
      { clock: 'first-response', run: 1, from: utc('2026-06-01T14:00'), to: utc('2026-06-01T18:00') },
    ]);
  });

  it('moves with a hold, and the customer is told so', () => {
    const held = done(pauseTicket(late.ticket, { reason: 'photo' }, at('2026-06-01T13:00'))).ticket;
    expect(clock(held, 'first-response:new-time').state).toBe('paused');
    const change = done(resumeTicket(held, at('2026-06-01T15:00')));
    expect(clock(change.ticket, 'first-response:new-time').dueAt).toBe(utc('2026-06-01T16:00'));
    expect(moved(change)).toContainEqual(
      expect.objectContaining({ from: utc('2026-06-01T14:00'), to: utc('2026-06-01T16:00') }),
    );
  });

  it('several late at once are one mail', () => {
    const rules = structuredClone(policy);
    rules.requestTypes.only!.clocks.second = {
      ...{ title: text('Second'), starts: 'opened', metBy: 'replied' },
      ...{ calendar: 'always', target: 'PT2H', ladder: 'honest' },
    };
    const change = advanceTicket(opened('only', rules), at('2026-06-01T12:00', rules))!;
    const breaches = fired(change).filter(({ rung }) => rung === 'breach');
    expect(breaches.map(({ writes }) => writes)).toEqual(['late', undefined]);
    expect(breaches[0]!.alsoLate).toMatchObject([{ clock: 'second' }]);
  });
});

describe('what the customer was told', () => {
  it('and moves is told once, naming what it replaces; what nobody was told is not', () => {
    const change = done(prioritiseTicket(opened(), 'low', at('2026-06-01T10:30')));
    expect(moved(change)).toEqual([
      { clock: 'first-response', run: 1, from: utc('2026-06-01T12:00'), to: utc('2026-06-01T18:00') },
    ]);
    expect(moved(done(prioritiseTicket(change.ticket, 'normal', at('2026-06-01T10:40'))))).toHaveLength(1);
    const untold = structuredClone(policy);
    untold.requestTypes.only!.clocks['first-response']!.told = false;
    expect(moved(done(prioritiseTicket(opened('only', untold), 'low', at('2026-06-01T10:30', untold))))).toEqual([]);
  });

  it('and is promised no longer is told, too', () => {
    expect(moved(done(retypeTicket(opened(), 'bare', at('2026-06-01T10:30'))))).toContainEqual({
      ...{ clock: 'first-response', run: 1 },
      ...{ from: utc('2026-06-01T12:00'), to: null },
    });
  });
});

describe('a rung', () => {
  const breached = until(opened(), '2026-06-01T13:00').ticket;

  it('counts for the instant it was climbed at: one that lies ahead now waits again, and the second breach is told', () => {
    const lower = done(prioritiseTicket(breached, 'low', at('2026-06-01T13:05'))).ticket;
    expect(clock(lower).breachedAt).toBeNull();
    const again = until(lower, '2026-06-01T18:00');
    expect(again.data).toContainEqual(
      expect.objectContaining({ clock: 'first-response', rung: 'breach', writes: 'late' }),
    );
    expect(clock(again.ticket).breachedAt).toBe(utc('2026-06-01T18:00'));
  });

  it('is not climbed again when its instant moves further into the past', () => {
    const urgent = done(prioritiseTicket(breached, 'urgent', at('2026-06-01T13:05'))).ticket;
    expect(advanceTicket(urgent, at('2026-06-01T13:05'))).toBeNull();
  });

  it('that comes back from another type is not late for the time it was away', () => {
    const away = done(retypeTicket(opened(), 'bare', at('2026-06-01T10:10'))).ticket;
    const back = done(retypeTicket(away, 'only', at('2026-06-06T10:00'))).ticket;
    for (const { latenessMs } of fired(advanceTicket(back, at('2026-06-06T10:00'))!)) expect(latenessMs).toBe(0);
  });

  it('that is called otherwise now is not climbed a second time', () => {
    const renamed = structuredClone({ ...policy, version: 'told-2' });
    renamed.ladders.honest = renamed.ladders.honest!.map((rung) => ({ ...rung, name: `${rung.name}-anew` }));
    const change = done(repromiseTicket(breached, at('2026-06-01T13:20', renamed)));
    expect(advanceTicket(change.ticket, at('2026-06-01T13:20', renamed))).toBeNull();
    // What is still to come is climbed by its new name, and what repeats goes on.
    const soon = until(change.ticket, '2026-06-02T10:00', renamed);
    expect(soon.data).toContainEqual(expect.objectContaining({ clock: 'first-response', rung: 'escalate-anew' }));
    const later = until(change.ticket, '2026-06-09T18:00', renamed);
    expect(later.data).toContainEqual(expect.objectContaining({ clock: 'resolution', rung: 'breach-anew' }));
  });

  it('that repeats brings the matter up until somebody acts', () => {
    const week = until(opened(), '2026-06-08T10:00');
    const again = week.data.filter((one) => 'rung' in one && one.rung === 'escalate' && one.clock === 'first-response');
    expect(again.length).toBeGreaterThan(20);
    // Somebody is to hear of each within a week, whatever their hours.
    expect(again[0]).toMatchObject({ dueAt: utc('2026-06-01T13:00'), nextAt: utc('2026-06-08T13:00') });
    expect(week.ticket.nextDueAt).not.toBeNull();
    const answered = until(
      done(replyToTicket(week.ticket, { text: 'Here' }, at('2026-06-08T10:01'))).ticket,
      '2026-06-08T20:00',
    );
    expect(answered.data.filter((one) => 'rung' in one && one.clock === 'first-response')).toEqual([]);
  });
});

describe('a resolved ticket', () => {
  it('that is reopened is promised anew what resolving cut short', () => {
    const rules = structuredClone(policy);
    rules.requestTypes.only!.clocks = {
      arrival: { calendar: 'always', target: 'PT24H', ladder: 'honest' },
      resolution: { calendar: 'office', target: 'P5D', ladder: 'honest' },
    };
    const settled = done(
      resolveTicket(opened('only', rules), { resolution: 'Done' }, at('2026-06-01T11:00', rules)),
    ).ticket;
    const again = done(reopenTicket(settled, 'Wet again', at('2026-06-02T11:00', rules)));
    expect(clock(again.ticket, 'arrival')).toMatchObject({ state: 'running', startedAt: utc('2026-06-02T11:00') });
    const came = done(reachMilestone(again.ticket, 'arrived', at('2026-06-02T12:00', rules))).ticket;
    const twice = done(resolveTicket(came, { resolution: 'Done' }, at('2026-06-02T13:00', rules))).ticket;
    expect(clock(done(reopenTicket(twice, 'No', at('2026-06-03T11:00', rules))).ticket, 'arrival').state).toBe('met');
  });

  it('is taken up by a message, and its reopening lists what is promised', () => {
    const settled = done(resolveTicket(opened(), { resolution: 'Done' }, at('2026-06-01T11:00'))).ticket;
    const change = done(addMessage(settled, { text: 'Broken again!', needsAnswer: true }, at('2026-06-20T11:00')));
    expect(types(change)).toEqual(['ticket.message', 'ticket.reopened']);
    expect(clock(change.ticket, 'resolution')).toMatchObject({ state: 'running', toldDueAt: utc('2026-06-29T18:00') });
  });
});
