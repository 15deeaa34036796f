/**
 * Whatever is done to a ticket, in whatever order: its clocks are those an obvious recomputation from the history of
 * events comes to, no rung fires twice, early, or after its run is over, and the history tells what became of each run.
 */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../domain/context.ts';
import type { Event } from '../../domain/events.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import { retimedClocks } from '../../domain/ticket/clocks.ts';
import * as commands from '../../domain/ticket/commands.ts';
import type { TicketEventData } from '../../domain/ticket/events.ts';
import { stepsBetween } from '../../domain/ticket/steps.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { type Priority, priorities } from '../../domain/vocabulary.ts';
import { openedTicket, promises, seoulTime } from '../support/promises.ts';
import { slowClocks } from './slow-clocks.ts';

type Deed = (ticket: Ticket, context: Context) => { ok: boolean; value?: TicketChange };
const deeds: Record<string, Deed> = {
  message: (ticket, context) => commands.addMessage(ticket, { text: 'Well?', needsAnswer: true }, context),
  thanks: (ticket, context) => commands.addMessage(ticket, { text: 'Thanks', needsAnswer: false }, context),
  'no answer': commands.noAnswerNeeded,
  reply: (ticket, context) => commands.replyToTicket(ticket, { text: 'Soon.' }, context),
  pause: (ticket, context) => commands.pauseTicket(ticket, { reason: 'waiting' }, context),
  resume: commands.resumeTicket,
  resolve: (ticket, context) => commands.resolveTicket(ticket, { resolution: 'Done' }, context),
  reopen: (ticket, context) => commands.reopenTicket(ticket, 'Again', context),
  day: (ticket, context) => commands.assignTicket(ticket, 'jiwoo', context),
  night: (ticket, context) => commands.assignTicket(ticket, 'minho', context),
  oil: (ticket, context) => commands.retypeTicket(ticket, 'oil', context),
  workshop: (ticket, context) => commands.retypeTicket(ticket, 'workshop', context),
  book: (ticket, context) => commands.bookAppointment(ticket, textOf(context.now.add({ hours: 3 })), context),
  'book later': (ticket, context) => commands.bookAppointment(ticket, textOf(context.now.add({ hours: 50 })), context),
  'call off': commands.callOffAppointment,
  note: (ticket, context) => commands.noteOnTicket(ticket, 'Hm', context),
};
for (const priority of priorities) deeds[priority] = (...args) => prioritise(priority, ...args);
for (const milestone of ['sample-received', 'result-sent', 'arrived']) {
  deeds[milestone] = (ticket, context) => commands.reachMilestone(ticket, milestone, context);
}
const prioritise = (priority: Priority, ticket: Ticket, context: Context) =>
  commands.prioritiseTicket(ticket, priority, context);

/** Minutes that pass, whether the timer fires on the way, and what is done then. */
const lifeArbitrary = fc.array(
  fc.record({
    minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 3000 })),
    timerWorks: fc.boolean(),
    deed: fc.constantFrom(...Object.keys(deeds)),
  }),
  { minLength: 1, maxLength: 14 },
);
type Life = typeof lifeArbitrary extends fc.Arbitrary<infer L> ? L : never;

const start = seoulTime('2026-06-05T10:00');
const seen = (ticket: Ticket) =>
  ticket.clocks
    .filter(({ own }) => own === undefined)
    .filter(({ state }) => state === 'running' || state === 'paused')
    .map(({ name, startedAt, dueAt }) => ({ name, startedAt, dueAt }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** Lives a life. @returns the ticket in the end, with its history */
function live(life: Life): { ticket: Ticket; events: Event<TicketEventData>[]; now: Temporal.Instant } {
  let ticket = openedTicket('2026-06-05T10:00');
  const opening = commands.openTicket({ ...ticket, priority: 'normal' }, context(start));
  const events = opening.ok ? [...opening.value.events] : [];
  let now = start;
  const keep = (change: TicketChange | null | undefined) => {
    if (!change) return;
    ticket = change.ticket;
    events.push(...change.events);
  };
  for (const { minutes, timerWorks, deed } of life) {
    const until = now.add({ minutes });
    while (timerWorks && ticket.nextDueAt !== null && ticket.nextDueAt <= textOf(until)) {
      const due = Temporal.Instant.from(ticket.nextDueAt);
      keep(advanceTicket(ticket, context(Temporal.Instant.compare(due, now) < 0 ? now : due)));
    }
    now = until;
    keep(deeds[deed]!(ticket, context(now)).value);
  }
  return { ticket, events, now };
}

function context(now: Temporal.Instant): Context {
  return { now, actor: { kind: 'staff', id: 'mina', role: 'lead' }, policy: promises };
}

function textOf(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' });
}

describe('whatever is done to a ticket', () => {
  it('its clocks are those of a slow recomputation from its history', () => {
    fc.assert(
      fc.property(lifeArbitrary, (life) => {
        const { ticket, events } = live(life);
        expect(seen(ticket)).toEqual(slowClocks(promises, events));
      }),
      { numRuns: 100 },
    );
  });

  it('computing its clocks again changes nothing', () => {
    fc.assert(
      fc.property(lifeArbitrary, (life) => {
        const { ticket, now } = live(life);
        const again = retimedClocks(promises, ticket, textOf(now));
        const moved = stepsBetween(ticket.clocks, again, textOf(now)).filter(({ step }) => step !== 'breached');
        expect(moved).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('each rung fires at most once for an instant, never early, and only while its run goes on', () => {
    fc.assert(
      fc.property(lifeArbitrary, (life) => {
        const { events } = live(life);
        const over = new Set<string>();
        const fired: string[] = [];
        for (const { at, data, clocks = [] } of events) {
          if (data.type === 'rung.fired') {
            fired.push(`${data.clock}#${data.run} ${data.rung} ${data.dueAt}`);
            expect(data.dueAt <= at).toBe(true);
            expect(over.has(`${data.clock}#${data.run}`)).toBe(false);
          }
          for (const { clock, run, step } of clocks) {
            if (step === 'met' || step === 'cancelled') over.add(`${clock}#${run}`);
            if (step === 'restarted') over.delete(`${clock}#${run}`);
          }
        }
        expect(fired).toEqual([...new Set(fired)]);
      }),
      { numRuns: 100 },
    );
  });

  it('no clock is broken that is not overdue, and none is counted late for an instant it was not due at', () => {
    fc.assert(
      fc.property(lifeArbitrary, (life) => {
        const { ticket, events, now } = live(life.map((one) => ({ ...one, timerWorks: true })));
        for (const { state, dueAt, breachedAt } of ticket.clocks) {
          if (state === 'running' && dueAt !== null && dueAt > textOf(now)) expect(breachedAt).toBeNull();
        }
        for (const { data } of events) if ('latenessMs' in data) expect(data.latenessMs).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('its history tells how each run began, and how it came out', () => {
    fc.assert(
      fc.property(lifeArbitrary, (life) => {
        const { ticket, events } = live(life);
        const told = new Map<string, string[]>();
        for (const { clock, run, step } of events.flatMap(({ clocks = [] }) => clocks)) {
          told.set(`${clock}#${run}`, [...(told.get(`${clock}#${run}`) ?? []), step]);
        }
        for (const [run, steps] of told) {
          expect([run, steps[0]]).toEqual([run, run.endsWith('#1') ? 'started' : 'restarted']);
        }
        for (const { name, run, state, breachedAt } of ticket.clocks) {
          const steps = told.get(`${name}#${run}`)!;
          const last = steps.findLast((step) => step !== 'breached' && step !== 'retimed')!;
          // One that starts while the ticket is on hold is paused from the start.
          const states = { started: ['running', 'paused'], restarted: ['running', 'paused'], resumed: ['running'] }[
            last
          ];
          expect(states ?? [last]).toContain(state);
          if (breachedAt !== null) expect(steps).toContain('breached');
        }
      }),
      { numRuns: 100 },
    );
  });
});
