import { takerNamed } from '../assignment/named.ts';
import type { TicketEventData } from '../events.ts';
import { millisBetween, toText } from '../instants.ts';
import type { Rung } from '../policy/ladder.ts';
import { type InstantText, type Priority, priorities } from '../vocabulary.ts';
import { type Context, change, type TicketChange } from './change.ts';
import { retimedClocks, runsOutUnnoted, waitingRungs } from './clocks.ts';
import { openTask } from './tasks.ts';
import { termsOfClock } from './terms.ts';
import type { Clock, Ticket } from './ticket.ts';
import { promisedAnew } from './timing.ts';

/** So many are written at once at most: a transaction takes 100 rows. What is left is due still, and comes next. */
const mostAtOnce = 20;

/**
 * Climbs every rung that is due, in order of their instants, and notes every promise that has run out; null when there
 * is nothing of the kind. A rung that has been climbed is never climbed again, whatever is delivered twice.
 */
export function advanceTicket(ticket: Ticket, context: Context): TicketChange | null {
  if (ticket.status === 'resolved') return null;
  const at = toText(context.now);
  const due = dueNow(ticket, at).slice(0, mostAtOnce);
  if (due.length === 0) return null;
  const climbed = due.reduce((climb, one) => step(climb, one, context), { ticket, data: [] as TicketEventData[] });
  const { clocks, assignee, team, priority, tasks } = climbed.ticket;
  return change('advance', ticket, context, { clocks, assignee, team, priority, tasks }, climbed.data);
}

/** Gives the ticket another execution: the last one is near its quota, or was found missing. */
export function rearmTicket(ticket: Ticket, context: Context): TicketChange {
  return change('rearm', ticket, context, { execution: `${ticket.ticketId}-${ticket.version + 1}` }, []);
}

/** Times the clocks again whose calendars have changed since; null when none has. */
export function retimeTicket(ticket: Ticket, context: Context): TicketChange | null {
  const { calendarVersions = {} } = context.policy;
  const isOld = ({ state, calendar, calendarVersion }: Clock) =>
    state === 'running' && calendarVersion !== null && calendarVersion !== (calendarVersions[calendar] ?? null);
  if (ticket.status === 'resolved' || !ticket.clocks.some(isOld)) return null;
  const clocks = retimedClocks(context.policy, ticket);
  const moved = clocks.some((clock, index) => clock.dueAt !== ticket.clocks[index]?.dueAt);
  return change('retime', ticket, context, { clocks }, moved ? [{ type: 'ticket.retimed' }] : []);
}

/** A promise that ran out, at its rung or between rungs. */
interface Due {
  clock: string;
  run: number;
  dueAt: InstantText;
  /** Null for a promise that ran out at an instant at which no rung stands. */
  rung: string | null;
}

interface Climb {
  ticket: Ticket;
  data: TicketEventData[];
}

function dueNow({ clocks }: Ticket, at: InstantText): Due[] {
  const rungs = clocks.flatMap((clock) =>
    waitingRungs(clock).map(({ name, dueAt }) => ({ clock: clock.name, run: clock.run, dueAt, rung: name })),
  );
  const bare = clocks
    .filter(runsOutUnnoted)
    .filter(({ rungs, dueAt }) => !rungs.some((rung) => rung.dueAt === dueAt && rung.firedAt === null))
    .map(({ name, run, dueAt }) => ({ clock: name, run, dueAt, rung: null }));
  return [...rungs, ...bare].filter(({ dueAt }) => dueAt <= at).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

function step(climb: Climb, due: Due, context: Context): Climb {
  const at = toText(context.now);
  const { ticket } = climb;
  const clock = ticket.clocks.find(({ name }) => name === due.clock)!;
  const late = { dueAt: due.dueAt, latenessMs: millisBetween(due.dueAt, at) };
  // Raised on the way, the promise may be another by now: what was due when this began is climbed all the same.
  const promiseDueAt = clock.dueAt ?? due.dueAt;
  const noted = {
    ...clock,
    breachedAt: clock.breachedAt ?? (clock.state === 'running' && promiseDueAt <= at ? promiseDueAt : null),
    rungs: clock.rungs.map((rung) => (rung.name === due.rung ? { ...rung, firedAt: at } : rung)),
  };
  if (due.rung === null) {
    const breach = { type: 'clock.breached' as const, clock: due.clock, run: due.run, ...late };
    return { ticket: withClock(ticket, noted), data: [...climb.data, breach] };
  }
  // The policy may have lost the rung since: then only whoever has the ticket is told.
  const rung = termsOfClock(context.policy, ticket, due.clock)?.ladder.find(({ name }) => name === due.rung);
  const newPromiseAt = rung?.tellCustomer ? promisedAnew(context.policy, clock, at, rung.tellCustomer.within) : null;
  const fired: TicketEventData = {
    type: 'rung.fired',
    clock: due.clock,
    run: due.run,
    rung: due.rung,
    ...late,
    promiseDueAt,
    notify: rung?.notify ?? (rung ? [] : ['assignee']),
    assignee: ticket.assignee,
    about: ticket.about,
    escalates: rung?.reassign !== undefined,
    critical: context.policy.requestTypes[ticket.requestType]?.critical ?? false,
    newPromiseAt,
    webhooks: rung?.webhooks ?? [],
  };
  const told = { ...noted, newPromiseAt: newPromiseAt ?? noted.newPromiseAt };
  const next = { ticket: withClock(ticket, told), data: [...climb.data, fired] };
  const acted = rung ? act(next, rung, context) : next;
  const handedOn = { ...fired, assignee: acted.ticket.assignee };
  return { ...acted, data: acted.data.map((one) => (one === fired ? handedOn : one)) };
}

/** What a rung does beside telling people. */
function act(climb: Climb, rung: Rung, context: Context): Climb {
  return [reassign, raise, addTask].reduce((done, action) => action(done, rung, context), climb);
}

function reassign(climb: Climb, { reassign }: Rung, { policy, now }: Context): Climb {
  const { ticket } = climb;
  const to = reassign && takerNamed(policy, ticket, reassign, toText(now));
  if (!to || to.id === ticket.assignee) return climb;
  const team = to.team ?? ticket.team;
  const moved = { ...ticket, assignee: to.id, team, routing: null };
  const event = {
    type: 'ticket.assigned' as const,
    from: ticket.assignee,
    to: to.id,
    team,
    reason: 'escalation' as const,
  };
  const retimed = { ...moved, clocks: team === ticket.team ? ticket.clocks : retimedClocks(policy, moved) };
  return { ticket: retimed, data: [...climb.data, event] };
}

function raise(climb: Climb, { raise }: Rung, { policy }: Context): Climb {
  const { ticket } = climb;
  const to = raise === 'one' ? oneUp(ticket.priority) : raise;
  if (!to || priorities.indexOf(to) <= priorities.indexOf(ticket.priority)) return climb;
  const raised = { ...ticket, priority: to };
  const event = { type: 'ticket.prioritised' as const, from: ticket.priority, to, reason: 'escalation' as const };
  return { ticket: { ...raised, clocks: retimedClocks(policy, raised) }, data: [...climb.data, event] };
}

function addTask(climb: Climb, { task }: Rung, { policy, now }: Context): Climb {
  if (!task) return climb;
  const { ticket } = climb;
  const at = toText(now);
  const to = takerNamed(policy, ticket, task.to, at)?.id ?? null;
  const opened = openTask(ticket.tasks, { title: task.title[policy.business.locale], assignee: to, at });
  if (!opened) return climb;
  return { ticket: { ...ticket, tasks: opened.tasks }, data: [...climb.data, opened.event] };
}

function oneUp(priority: Priority): Priority | undefined {
  return priorities[priorities.indexOf(priority) + 1];
}

function withClock(ticket: Ticket, clock: Clock): Ticket {
  return { ...ticket, clocks: ticket.clocks.map((one) => (one.name === clock.name ? clock : one)) };
}
