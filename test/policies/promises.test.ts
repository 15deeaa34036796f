import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../domain/context.ts';
import { endOf, firstDayOf, lastDayOf } from '../../domain/entitlement/terms.ts';
import { toText } from '../../domain/instants.ts';
import type { Order } from '../../domain/order/order.ts';
import { routinesDue } from '../../domain/policy/routines.ts';
import type { Result } from '../../domain/result.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import {
  bookAppointment,
  openTicket,
  pauseTicket,
  reachMilestone,
  replyToTicket,
} from '../../domain/ticket/commands.ts';
import type { Clock, Ticket } from '../../domain/ticket/ticket.ts';
import { nextVisit, visitsForDelivery } from '../../domain/visit/plan.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { type ClockExample, clockExamples } from './examples/clocks.ts';
import { routineExamples } from './examples/routines.ts';
import { termExamples } from './examples/terms.ts';
import { type VisitExample, visitExamples } from './examples/visits.ts';
import { instantIn, localIn, type PresetName, presetPolicy } from './presets.ts';
import { allPromises, type PromiseName, presetOf, wordsOf } from './timed-promises.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const customer = { name: 'Kim', email: 'kim@example.com', locale: 'en' } as const;

/** How a test names its promise. */
const named = <T extends { promise: PromiseName; why: string }>(examples: T[]) =>
  examples.map((example) => [example.promise, wordsOf(example.promise), example.why, example] as const);

function done(result: Result<TicketChange>): Ticket {
  if (!result.ok) throw new Error(result.error.detail);
  return result.value.ticket;
}

function at(preset: PresetName, local: string): Context {
  return { now: instantIn(preset, local), actor: { kind: 'system' }, policy: presetPolicy(preset) };
}

function played({ promise, requestType, opened, story = [], ...said }: ClockExample): Ticket {
  const preset = presetOf(promise);
  const { channel, priority } = said;
  const command = { ticketId: 'T1', requestType, channel, priority, subject: 'x', text: 'x', customer };
  return story.reduce(
    (ticket, [what, when, bookedFor]) => {
      const context = at(preset, when);
      if (what === 'replied') return done(replyToTicket(ticket, { text: 'x' }, context));
      if (bookedFor) return done(bookAppointment(ticket, toText(instantIn(preset, bookedFor)), context));
      if (what === 'paused') return done(pauseTicket(ticket, { reason: 'x' }, context));
      return done(reachMilestone(ticket, what, context));
    },
    done(openTicket(command, at(preset, opened))),
  );
}

describe('a promise that a ticket times', () => {
  it.each(named(clockExamples))('%s: %s (%s)', (promise, _words, _why, example) => {
    const clock = played(example).clocks.find(({ name }) => name === example.clock) as Clock;
    const due = example.rung ? clock.rungs.find(({ name }) => name === example.rung)!.dueAt : clock.dueAt!;
    expect(localIn(presetOf(promise), due)).toBe(example.due);
  });
});

describe('a promise to call or come', () => {
  it.each(named(visitExamples))('%s: %s (%s)', (promise, _words, _why, example) => {
    const preset = presetOf(promise);
    const visit = visitOf(preset, example);
    if (!example.window || !visit) {
      expect(visit ?? null).toBe(example.window);
      return;
    }
    const lastDay = Temporal.Instant.from(visit.windowTo).subtract({ seconds: 1 });
    expect([visit.windowFrom, lastDay].map((one) => localIn(preset, one).slice(0, 10))).toEqual(example.window);
    if (example.offered) expect(localIn(preset, visit.nextDueAt!)).toBe(example.offered);
  });
});

/** The nth visit of a rule, each made in its window. */
function visitOf(preset: PresetName, example: VisitExample): Visit | null {
  const policy = presetPolicy(preset);
  const { rule, delivered, dates, customerClass, nth = 1 } = example;
  const deliveredAt = instantIn(preset, delivered);
  const order: Order = {
    shopId: 'shop',
    orderId: '1',
    number: '#1',
    customer: customerClass ? { ...customer, class: customerClass } : customer,
    country: policy.business.timeZone === 'Asia/Seoul' ? 'KR' : 'CN',
    province: null,
    lines: [{ lineId: '1', product: 'Thing', quantity: 1 }],
    deliveredAt: deliveredAt.toString({ smallestUnit: 'millisecond' }),
    cancelledAt: null,
    ...(dates ? { dates } : {}),
    updatedAt: deliveredAt.toString({ smallestUnit: 'millisecond' }),
  };
  let visit = visitsForDelivery(policy, order, deliveredAt).find((one) => one.rule === rule) ?? null;
  for (let made = 1; made < nth && visit; made += 1) {
    visit = nextVisit(policy, visit, Temporal.Instant.from(visit.windowFrom).add({ hours: 12 }));
  }
  return visit;
}

describe('a promise of what may be claimed', () => {
  it.each(named(termExamples))('%s: %s (%s)', (promise, _words, _why, example) => {
    const term = presetPolicy(presetOf(promise)).terms![example.term]!;
    const dates = Object.fromEntries(Object.entries(example.dates).map(([name, date]) => [name, day(date)]));
    const away = (example.away ?? []).map(([kind, from, to]) => ({ kind, from: day(from), to: day(to) }));
    const last = lastDayOf(term, firstDayOf(term, dates)!, away);
    expect(last?.toString() ?? null).toBe(example.last);
    expect(term.remedies).toEqual(example.remedies);
  });

  it('holds to the end of its last day where the business is', () => {
    expect(localIn('web-shop', endOf(day('2026-03-03'), 'Asia/Shanghai'))).toBe('2026-03-04T00:00');
  });

  it('leaves the choice to the customer where several remedies are open by law', () => {
    const { terms } = presetPolicy('three-guarantees');
    expect(terms!['refund-exchange-repair']!.whoChooses).toBe('customer');
    expect(terms!['exchange-repair']!.whoChooses).toBe('customer');
  });
});

describe('a promise that comes round', () => {
  it.each(named(routineExamples))('%s: %s (%s)', (promise, _words, _why, { routine: name, ...example }) => {
    const preset = presetOf(promise);
    const policy = presetPolicy(preset);
    const due = (date: Temporal.PlainDate) =>
      routinesDue(policy, date)
        .find(({ routine }) => routine.name === name)
        ?.day.toString();
    expect(due(day(example.day))).toBe(example.day);
    expect(due(day(example.day).subtract({ days: 1 }))).not.toBe(example.day);

    const { requestType } = policy.routines!.find((one) => one.name === name)!;
    const command = { ticketId: 'T1', requestType, subject: 'x', text: 'x', customer: null };
    const ticket = done(openTicket(command, at(preset, `${example.day}T06:00`)));
    expect(ticket.clocks.map(({ dueAt }) => localIn(preset, dueAt!))).toEqual([example.due]);
  });

  it('is not made up for in a week without a working day', () => {
    const week = ['2026-02-18', '2026-02-22'].map(day); // Of the Spring Festival.
    expect(week.flatMap((date) => routinesDue(presetPolicy('hardware-software'), date))).toEqual([]);
  });

  it('is still taken up a week later should runs have been missed, and then no more', () => {
    const names = (date: string) =>
      routinesDue(presetPolicy('hardware-software'), day(date)).map(({ routine }) => routine.name);
    expect(names('2026-10-15')).toContain('monthly-review');
    expect(names('2026-10-16')).not.toContain('monthly-review');
  });
});

it('shows every timed promise of every preset on an example', () => {
  const shown = new Set(
    [...clockExamples, ...visitExamples, ...termExamples, ...routineExamples].map(({ promise }) => promise),
  );
  expect(allPromises.filter((promise) => !shown.has(promise))).toEqual([]);
  expect(allPromises.length).toBeGreaterThan(100);
});
