import type { Context } from '../context.ts';
import type { Problem } from '../errors.ts';
import { fromText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import type { Result } from '../result.ts';
import { advanceTicket } from '../ticket/advance.ts';
import type { TicketChange } from '../ticket/change.ts';
import {
  addMessage,
  assignTicket,
  bookAppointment,
  callOffAppointment,
  noAnswerNeeded,
  openTicket,
  pauseTicket,
  prioritiseTicket,
  reachMilestone,
  reopenTicket,
  replyToTicket,
  resolveTicket,
  resumeTicket,
  retypeTicket,
} from '../ticket/commands.ts';
import type { TicketEventData } from '../ticket/events.ts';
import type { TicketRefusal } from '../ticket/problems.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { About, InstantText } from '../vocabulary.ts';
import type { Deed, TicketHistory } from './history.ts';
import { rolesTold } from './told.ts';

/** How one run of a clock came out. */
export interface Run {
  clock: string;
  run: number;
  /** When the promise was due; null when it was on hold to the end. */
  dueAt: InstantText | null;
  breached: boolean;
  /** Wall time from the due instant to when it was met, or to the end of the replay; 0 when in time. */
  lateMs: number;
}

/** Somebody a rung told: one for each person and rung. */
export interface Alert {
  role: string;
  at: InstantText;
}

/** What would have become of a ticket under a policy. */
export interface Outcome {
  runs: Run[];
  alerts: Alert[];
}

/** However often a ladder climbs, it comes to an end; a history that does not is cut off here. */
const mostSteps = 10_000;

/**
 * What would have become of a ticket under a policy: its past acted out again by the very commands that act in
 * production, and its ladders climbed in between, until `until`. Null when the policy has no such request type.
 * What people did that is not possible any more (a hold while on hold, a milestone the policy lacks) is passed over.
 */
export function replay(policy: Policy, history: TicketHistory, until: InstantText): Outcome | null {
  const actor = { kind: 'system' as const };
  const at = (instant: InstantText): Context => ({ now: fromText(instant), actor, policy });
  const { ticketId, requestType, priority, channel, customerClass, openedAt } = history;
  const about = aboutWhom(policy, history);
  const customer = customerClass && { name: '', email: '', locale: 'en' as const, class: customerClass };
  const opened = openTicket(
    { ticketId, requestType, priority, channel, customer, about, subject: '', text: '' },
    at(openedAt),
  );
  if (!opened.ok) return null;

  const book = new Book();
  let { ticket } = opened.value;
  let left = mostSteps;
  const advanceTo = (instant: InstantText) => {
    while (ticket.nextDueAt !== null && ticket.nextDueAt <= instant && left > 0) {
      const change = advanceTicket(ticket, at(ticket.nextDueAt));
      if (!change) return;
      left -= 1;
      book.note(change, policy);
      ticket = change.ticket;
    }
  };
  for (const deed of history.deeds) {
    if (deed.at >= until) break;
    advanceTo(deed.at);
    const done = perform(deed, ticket, at(deed.at));
    if (!done.ok) continue;
    book.note(done.value, policy);
    ticket = done.value.ticket;
  }
  advanceTo(until);
  return { runs: book.runsOf(ticket, until), alerts: book.alerts };
}

/** Of a complaint about somebody this policy does not know, the last of its staff stands for them. */
function aboutWhom({ requestTypes, staff, teams = {} }: Policy, { requestType, about }: TicketHistory): About | null {
  if (!requestTypes[requestType]?.conduct) return null;
  if (about?.staff && staff.some(({ id }) => id === about.staff)) return { staff: about.staff };
  if (about?.team && Object.hasOwn(teams, about.team)) return { team: about.team };
  return { staff: staff.at(-1)!.id };
}

function perform(
  deed: Deed,
  ticket: Ticket,
  context: Context,
): Result<
  TicketChange,
  Problem<
    | TicketRefusal
    | 'about-nobody'
    | 'complaint-about-assignee'
    | 'doubly-booked'
    | 'finding-mismatch'
    | 'hold-end-invalid'
    | 'milestone-too-early'
    | 'no-appointments'
    | 'not-allowed'
    | 'nothing-booked'
    | 'nothing-unanswered'
    | 'outside-hours'
    | 'reason-missing'
    | 'team-kept-out'
    | 'too-many-holds'
    | 'unbookable'
    | 'unknown-value'
  >
> {
  switch (deed.type) {
    case 'message':
      return addMessage(ticket, { text: '', needsAnswer: deed.needsAnswer }, context);
    case 'no-answer-needed':
      return noAnswerNeeded(ticket, context);
    case 'replied':
      return replyToTicket(ticket, { text: '' }, context);
    case 'assigned':
      return assignTicket(ticket, deed.to, context);
    case 'prioritised':
      return prioritiseTicket(ticket, deed.to, context);
    case 'retyped':
      return retypeTicket(ticket, deed.to, context);
    case 'milestone':
      return reachMilestone(ticket, deed.milestone, context);
    case 'booked':
      return bookAppointment(ticket, deed.bookedFor, context);
    case 'called-off':
      return callOffAppointment(ticket, context);
    case 'paused':
      return pauseTicket(ticket, { reason: '', waitsFor: deed.waitsFor, until: deed.until }, context);
    case 'resumed':
      return resumeTicket(ticket, context);
    case 'resolved':
      return resolveTicket(
        ticket,
        { resolution: '', founded: deed.founded ?? (ticket.about ? false : undefined) },
        context,
      );
    case 'reopened':
      return reopenTicket(ticket, '', context);
  }
}

/** Keeps what comes of the runs of clocks, of which a ticket only holds the last. */
class Book {
  readonly alerts: Alert[] = [];
  readonly #over: Run[] = [];

  note({ before, ticket, events }: TicketChange, policy: Policy): void {
    for (const clock of before?.clocks.filter(isPromise) ?? []) {
      const now = ticket.clocks.find(({ name }) => name === clock.name);
      if (now && now.run === clock.run) continue;
      this.#over.push(runOf(clock, ticket.updatedAt));
    }
    for (const { data, at } of events) this.#noteAlerts(data, at, ticket, policy);
  }

  runsOf(ticket: Ticket, until: InstantText): Run[] {
    return [...this.#over, ...ticket.clocks.filter(isPromise).map((clock) => runOf(clock, until))];
  }

  #noteAlerts(data: TicketEventData, at: InstantText, ticket: Ticket, policy: Policy): void {
    if (data.type !== 'rung.fired') return;
    for (const role of rolesTold(data, ticket.requestType, policy)) this.alerts.push({ role, at });
  }
}

/** What the request type promises; a new time, a hold, a task are no promises of a policy. */
function isPromise({ own }: Ticket['clocks'][number]): boolean {
  return own === undefined;
}

/** A run as it stands; one that was replaced while it ran was met by what replaced it. */
function runOf({ name, run, state, dueAt, metAt, breachedAt }: Ticket['clocks'][number], end: InstantText): Run {
  const endedAt = metAt ?? end;
  const isLate = dueAt !== null && dueAt < endedAt && state !== 'cancelled';
  return {
    clock: name,
    run,
    dueAt,
    breached: breachedAt !== null || isLate,
    lateMs: isLate ? Date.parse(endedAt) - Date.parse(dueAt) : 0,
  };
}
