import { describe, expect, it } from 'vitest';
import { isNamed } from '../../domain/assignment/candidates.ts';
import { mayHave } from '../../domain/assignment/eligibility.ts';
import type { Context } from '../../domain/context.ts';
import type { Event } from '../../domain/events.ts';
import { comingsOf, hasAppointments } from '../../domain/policy/clock-rules.ts';
import type { Result } from '../../domain/result.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import {
  assignTicket,
  bookAppointment,
  openTicket,
  reachMilestone,
  replyToTicket,
  resolveTicket,
} from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { milestonesInOrder } from './milestones.ts';
import { instantIn, type PresetName, presetNames, presetPolicy } from './presets.ts';

/** One life of a ticket, from a Monday at ten on: each deed climbs first whatever has fallen due before it. */
class Job {
  ticket: Ticket;
  readonly events: Event[] = [];
  readonly preset: PresetName;

  constructor(preset: PresetName, requestType: string) {
    this.preset = preset;
    const { requestTypes, staff } = presetPolicy(preset);
    const about = requestTypes[requestType]!.conduct ? { staff: staff[0]!.id } : null;
    const customer = { name: 'Kim', email: 'kim@example.com', locale: 'en' };
    const command = { ticketId: 'T1', requestType, subject: 'x', text: 'x', customer, about };
    const opened = openTicket(command, this.#at('10:00'));
    if (!opened.ok) throw new Error(opened.error.detail);
    this.ticket = opened.value.ticket;
    // Where several could have it, the routing waits for whose turn it is.
    if (this.ticket.assignee === null)
      this.does('10:01', (ticket, context) => assignTicket(ticket, this.#taker(), context));
  }

  does(time: string, deed: (ticket: Ticket, context: Context) => Result<TicketChange>): void {
    const context = this.#at(time);
    const due = advanceTicket(this.ticket, context);
    if (due) this.#keep(due);
    const done = deed(this.ticket, context);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    this.#keep(done.value);
  }

  #taker(): string {
    const policy = presetPolicy(this.preset);
    const { assign } = policy.requestTypes[this.ticket.requestType]!;
    return policy.staff.find((person) => isNamed(assign, person) && mayHave(policy, this.ticket, person))!.id;
  }

  #at(time: string): Context {
    const policy = presetPolicy(this.preset);
    return { now: instantIn(this.preset, `2026-06-08T${time}`), actor: { kind: 'system' as const }, policy };
  }

  #keep({ ticket, events }: TicketChange): void {
    this.ticket = ticket;
    this.events.push(...events);
  }

  /** What was said to customers, or to those above, of promises that were not kept. */
  faults(): string[] {
    return this.events.flatMap(({ data, at }) => {
      if (data.type === 'clock.breached') return [`${data.clock} breached`];
      if (data.type !== 'rung.fired') return [];
      const isLate =
        data.newPromiseAt !== null || data.callBy !== undefined || data.escalates || at >= data.promiseDueAt;
      return isLate ? [`${data.clock} ${data.rung}`] : [];
    });
  }
}

/** `10:05`, `10:06` ... */
const minute = (nth: number) => `10:${String(nth).padStart(2, '0')}`;

const jobs = presetNames.flatMap((preset) =>
  Object.keys(presetPolicy(preset).requestTypes).map((type) => [preset, type] as const),
);

/** The milestones of a job that goes well: what is refused or goes another way is not among them. */
function doneIn(preset: PresetName, type: string): string[] {
  return milestonesInOrder(presetPolicy(preset).requestTypes[type]!).filter(
    (name) => !/declined|refused|lost/.test(name),
  );
}

describe('a job done well and in time brings no apology and no escalation', () => {
  const settled = (ticket: Ticket, context: Context) =>
    resolveTicket(ticket, { resolution: 'Done.', ...(ticket.about && { founded: false }) }, context);

  it.each(jobs)('%s: %s, with an answer and a booked time', (preset, type) => {
    const job = new Job(preset, type);
    job.does(minute(5), (ticket, context) => replyToTicket(ticket, { text: 'x' }, context));
    if (hasAppointments(presetPolicy(preset).requestTypes[type]!)) {
      const time = instantIn(preset, '2026-06-08T10:40').toString({ smallestUnit: 'millisecond' });
      job.does(minute(6), (ticket, context) => bookAppointment(ticket, time, context));
    }
    for (const [nth, milestone] of doneIn(preset, type).entries()) {
      job.does(minute(20 + nth), (ticket, context) => reachMilestone(ticket, milestone, context));
    }
    job.does('11:45', settled);
    expect(job.faults()).toEqual([]);
    expect(job.ticket.nextDueAt).toBeNull();
  });

  const coming = jobs.filter(([preset, type]) => comingsOf(presetPolicy(preset).requestTypes[type]).length > 0);
  it.each(coming)('%s: %s, by whoever came at once, without a word before', (preset, type) => {
    const job = new Job(preset, type);
    for (const [nth, milestone] of doneIn(preset, type).entries()) {
      job.does(minute(5 + nth), (ticket, context) => reachMilestone(ticket, milestone, context));
    }
    // What is said every few hours is said all the same.
    const repeats = presetPolicy(preset).requestTypes[type]!.clocks['progress-update'];
    if (repeats) job.does('11:00', (ticket, context) => replyToTicket(ticket, { text: 'x' }, context));
    job.does(repeats ? '12:00' : '17:30', settled);
    expect(job.faults()).toEqual([]);
  });
});
