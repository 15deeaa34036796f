import { peopleNamed } from '../assignment/named.ts';
import type { TicketEventData } from '../events.ts';
import { earliest, latest, millisBetween, toText } from '../instants.ts';
import type { RecipientName, Rung } from '../policy/ladder.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import { type Context, change, type TicketChange } from './change.ts';
import { isOutdated, retimedClocks, runsOutUnnoted, waitingRungs } from './clocks.ts';
import { actOf, type Climb } from './rung-acts.ts';
import { stepsBetween } from './steps.ts';
import { termsOfClock } from './terms.ts';
import type { Clock, Ticket } from './ticket.ts';
import { promisedAnew } from './timing.ts';

/** So many are climbed at once at most: their events travel on one row. What is left is due still, and comes next. */
const mostAtOnce = 20;

/**
 * Climbs every rung that is due, in order of their instants, and notes every promise that has run out; null when there
 * is nothing of the kind. A rung that has been climbed is never climbed again, whatever is delivered twice. What a rung
 * brings forward by raising the priority is climbed along with it.
 */
export function advanceTicket(ticket: Ticket, context: Context): TicketChange | null {
  if (ticket.status === 'resolved') return null;
  const at = toText(context.now);
  let climb: Climb = { ticket, data: [] };
  for (let climbed = 0; climbed < mostAtOnce; climbed++) {
    const due = firstDue(climb.ticket, at);
    if (!due) break;
    climb = step(climb, due, context);
  }
  if (climb.ticket === ticket) return null;
  const { clocks, assignee, team, routing, priority, tasks } = climb.ticket;
  return asOneStep(
    change('advance', ticket, context, { clocks, assignee, team, routing, priority, tasks }, climb.data),
  );
}

/** What is climbed together is told together. */
function asOneStep(change: TicketChange): TicketChange {
  const { events } = change;
  const [first, last] = [events.at(0), events.at(-1)];
  if (!first || !last || first === last) return change;
  return { ...change, events: events.map((event) => ({ ...event, among: [first.sequence, last.sequence] as const })) };
}

/** Gives the ticket another execution: the last one is near its quota, or was found missing. */
export function rearmTicket(ticket: Ticket, context: Context): TicketChange {
  return change('rearm', ticket, context, { execution: `${ticket.ticketId}-${ticket.version + 1}` }, []);
}

/** Times the clocks again if their calendars have changed since; null when none has. */
export function retimeTicket(ticket: Ticket, context: Context): TicketChange | null {
  const { policy, now } = context;
  if (ticket.status === 'resolved' || !isOutdated(policy, ticket)) return null;
  const at = toText(now);
  const clocks = retimedClocks(policy, ticket, at).map((clock) => {
    const old = ticket.clocks.find(({ name, run }) => name === clock.name && run === clock.run);
    const isMoved = old !== undefined && old.timedAt !== clock.timedAt;
    return isMoved ? { ...clock, timedAt: changedAt(policy, old, at) } : clock;
  });
  const moved = stepsBetween(ticket.clocks, clocks, at).length > 0;
  return change('retime', ticket, context, { clocks }, moved ? [{ type: 'ticket.retimed' }] : []);
}

/** So long after a day was changed somebody may still have timed a clock by what the calendar said before. */
const heardMs = 60_000;

/**
 * Since when a clock that is timed again could have been acted on by its new times: since the day was changed, so that
 * the time until somebody noticed counts as late. An older change is not why; then a list of holidays was deployed.
 */
function changedAt({ daysChangedAt = null }: Policy, { timedAt, startedAt }: Clock, at: InstantText): InstantText {
  if (daysChangedAt === null || daysChangedAt > at || millisBetween(daysChangedAt, timedAt) > heardMs) return at;
  return latest(startedAt, daysChangedAt);
}

/** A promise that ran out, at its rung or between rungs. */
interface Due {
  clock: string;
  run: number;
  dueAt: InstantText;
  /** Null for a promise that ran out at an instant at which no rung stands. */
  rung: string | null;
}

/** What is due first; at the same instant, as the policy has it. */
function firstDue({ clocks }: Ticket, at: InstantText): Due | null {
  const due = clocks.flatMap((clock) => {
    const of = { clock: clock.name, run: clock.run };
    const rungs: Due[] = waitingRungs(clock).map(({ name, dueAt }) => ({ ...of, dueAt, rung: name }));
    const isBare = runsOutUnnoted(clock) && !rungs.some(({ dueAt }) => dueAt === clock.dueAt);
    return isBare ? [...rungs, { ...of, dueAt: clock.dueAt, rung: null }] : rungs;
  });
  const first = earliest(due.map(({ dueAt }) => dueAt));
  return first !== null && first <= at ? due.find(({ dueAt }) => dueAt === first)! : null;
}

function step(climb: Climb, due: Due, context: Context): Climb {
  const at = toText(context.now);
  const { ticket, data } = climb;
  const clock = ticket.clocks.find(({ name }) => name === due.clock)!;
  // What was brought forward to before now could not fire before that.
  const couldFireAt = latest(due.dueAt, clock.timedAt);
  const late = { dueAt: due.dueAt, latenessMs: Math.max(0, millisBetween(couldFireAt, at)) };
  const promiseDueAt = clock.dueAt ?? due.dueAt;
  const noted = { ...clock, breachedAt: clock.breachedAt ?? (due.dueAt >= promiseDueAt ? promiseDueAt : null) };
  if (due.rung === null) {
    const breach = { type: 'clock.breached' as const, clock: due.clock, run: due.run, ...late };
    return { ticket: withClock(ticket, noted), data: [...data, breach] };
  }
  const climbed = {
    ...noted,
    rungs: clock.rungs.map((rung) => (rung.name === due.rung ? { ...rung, firedAt: at } : rung)),
  };
  // The policy may have lost the rung since: then only whoever has the ticket is told.
  const rung = termsOfClock(context.policy, ticket, due.clock)?.ladder.find(({ name }) => name === due.rung);
  const newPromiseAt = rung?.tellCustomer ? promisedAnew(context.policy, clock, at, rung.tellCustomer.within) : null;
  const told = { ...climbed, newPromiseAt: newPromiseAt ?? climbed.newPromiseAt };
  const acted = rung ? actOf(rung, withClock(ticket, told), context) : { ticket: withClock(ticket, told), data: [] };
  // Raising may bring forward what is still to come; what has run out was due when it was.
  const dueNow = acted.ticket.clocks.find(({ name }) => name === due.clock)?.dueAt;
  const fired: TicketEventData = {
    type: 'rung.fired',
    clock: due.clock,
    run: due.run,
    rung: due.rung,
    ...late,
    promiseDueAt: promiseDueAt <= at ? promiseDueAt : (dueNow ?? promiseDueAt),
    notify: namesOf(rung),
    assignee: acted.ticket.assignee,
    about: ticket.about,
    escalates: handsOn(rung, ticket, acted.ticket, context),
    critical: context.policy.requestTypes[ticket.requestType]?.critical ?? false,
    newPromiseAt,
    toldDueAt: newPromiseAt === null ? null : toldDueAtOf(clock),
    webhooks: rung?.webhooks ?? [],
  };
  return { ticket: acted.ticket, data: [...data, fired, ...acted.data] };
}

/** The time the customer knows of; null for one that was timed anew since it began, by another priority say. */
function toldDueAtOf({ bookedFor, dueAt, timedAt, startedAt }: Clock): InstantText | null {
  return bookedFor ?? (timedAt <= startedAt ? dueAt : null);
}

/** Whom a rung tells: whoever is to have the ticket, too, though they should have it already. */
function namesOf(rung: Rung | undefined): RecipientName[] {
  if (!rung) return ['assignee'];
  const names = rung.notify ?? [];
  return rung.reassign === undefined || names.includes('assignee') ? names : ['assignee', ...names];
}

/** Whether a rung hands the ticket on, or was meant to though nobody could take it; not where it is in the right hands. */
function handsOn(rung: Rung | undefined, before: Ticket, after: Ticket, { policy }: Context): boolean {
  if (rung?.reassign === undefined) return false;
  const named = peopleNamed(policy, rung.reassign, before.assignee);
  return after.assignee !== before.assignee || !named.some(({ id }) => id === before.assignee);
}

function withClock(ticket: Ticket, clock: Clock): Ticket {
  return { ...ticket, clocks: ticket.clocks.map((one) => (one.name === clock.name ? clock : one)) };
}
