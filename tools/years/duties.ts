import { clockRule, comingsOf } from '../../domain/policy/clock-rules.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Clock, Ticket } from '../../domain/ticket/ticket.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Act, View } from '../simulate/act.ts';
import type { Diary } from './diary.ts';

/** Something somebody who does everything in time will do, and when. */
export interface Duty {
  at: InstantText;
  act: Act;
}

const minute = 60_000;
const hour = 60 * minute;

/** What is to be done next about a ticket so that all it promises is kept, in the order in which it is done. */
export function dutiesOfTicket(ticket: Ticket, view: View, diary: Diary): Duty[] {
  if (ticket.status === 'resolved') return [];
  const { ticketId } = ticket;
  const clocks = ticket.clocks.filter(({ state, dueAt }) => state === 'running' && dueAt !== null);
  const duties = clocks.flatMap((clock) => {
    const act = actFor(clock, ticket, view, diary);
    return act ? [{ at: inTime(clock, view.at), act }] : [];
  });
  const tasks = ticket.tasks
    .filter(({ doneAt }) => doneAt === null)
    .map(
      ({ taskId, openedAt }): Duty => ({ at: after(openedAt, hour), act: { act: 'finish-task', ticketId, taskId } }),
    );
  const hold = ticket.status === 'on-hold' ? ticket.holds.at(-1) : undefined;
  const resume: Duty[] = hold ? [{ at: after(hold.from, 26 * hour), act: { act: 'resume', ticketId } }] : [];
  // Nothing is promised, or all that is left is done elsewhere: it is settled a day later.
  const rest: Duty[] = [{ at: after(ticket.updatedAt, 24 * hour), act: resolve(ticket, view.policy) }];
  const all = [...duties, ...tasks, ...resume].sort((a, b) => (a.at < b.at ? -1 : 1));
  return all.length > 0 ? all : rest;
}

/** Whoever does nothing settles a matter at last, once nothing of it has been to come for four days. */
export function givenUp({ tickets, policy }: View): Duty[] {
  return tickets.flatMap((ticket) => {
    const dues = ticket.clocks.flatMap(({ state, dueAt }) => (state === 'running' && dueAt !== null ? [dueAt] : []));
    const last = dues.sort().at(-1);
    if (ticket.status === 'resolved' || last === undefined) return [];
    return [{ at: after(last, 4 * 24 * hour), act: resolve(ticket, policy) }];
  });
}

/** What keeps an appointment, or makes one of an offer. */
export function dutyOfVisit(visit: Visit, view: View, diary: Diary): Duty | null {
  const { visitId, status, agreedAt } = visit;
  if (status === 'confirmed' && agreedAt !== null) {
    const satisfied = diary.chance(visitId) > 0.08;
    const report = satisfied ? 'All is well.' : 'It squeaks.';
    return { at: after(agreedAt, 40 * minute), act: { act: 'visited', visitId, report, satisfied } };
  }
  if (status !== 'offered') return null;
  const free = diary.freeFor(visit, view);
  return free === null
    ? null
    : { at: after(visit.updatedAt, 3 * hour), act: { act: 'agree', visitId, agreedAt: free } };
}

/** Well before the first of its rungs; for a booked time, at it. */
function inTime({ startedAt, timedAt, dueAt, bookedFor, rungs }: Clock, now: InstantText): InstantText {
  if (bookedFor !== undefined) return after(bookedFor, -5 * minute);
  const first = rungs
    .filter(({ firedAt }) => firedAt === null)
    .map((rung) => rung.dueAt)
    .sort()[0];
  const due = Date.parse(first !== undefined && first < dueAt! ? first : dueAt!);
  const from = Math.max(Date.parse(startedAt), Math.min(Date.parse(timedAt), due));
  return new Date(Math.max(from + (due - from) * 0.6, Date.parse(now))).toISOString();
}

function actFor(clock: Clock, ticket: Ticket, view: View, diary: Diary): Act | null {
  const { ticketId } = ticket;
  const type = view.policy.requestTypes[ticket.requestType];
  const { own } = clock;
  if (own?.kind === 'task') return { act: 'finish-task', ticketId, taskId: own.taskId };
  if (own?.kind === 'hold') return { act: 'resume', ticketId };
  const name = own?.kind === 'new-time' ? own.of : clock.name;
  const promise = type?.clocks[name];
  const ends = own?.kind === 'appointment' ? comingsOf(type) : promise ? clockRule(name, promise).metBy : [];
  return ends.map((end) => actThatIs(end, ticket, view, diary)).find((act) => act !== null) ?? null;
}

function actThatIs(end: string, ticket: Ticket, view: View, diary: Diary): Act | null {
  const { ticketId } = ticket;
  const [kind, name] = end.split(':');
  switch (kind) {
    case 'replied':
      return { act: 'reply', ticketId, text: 'We have looked into it.', by: 'mail' };
    case 'resolved':
      return resolve(ticket, view.policy);
    case 'booked': {
      const bookedFor = diary.freeFor(ticket, view);
      return bookedFor === null ? null : { act: 'book', ticketId, bookedFor };
    }
    case 'milestone':
      return { act: 'milestone', ticketId, milestone: firstNeeded(name!, ticket, view.policy) };
    case 'assigned': {
      const [person] = view.policy.staff;
      return { act: 'assign', ticketId, to: person!.id };
    }
    case 'team': {
      const person = view.policy.staff.find(({ team }) => team === name);
      return person ? { act: 'assign', ticketId, to: person.id } : null;
    }
    default:
      return null;
  }
}

/** The milestone itself, or the first of those that have to be reached before it. */
function firstNeeded(milestone: string, ticket: Ticket, policy: Policy): string {
  const reached = (name: string) => ticket.moments.some((moment) => moment.name === `milestone:${name}`);
  const needs = policy.requestTypes[ticket.requestType]?.needs?.[milestone] ?? [];
  const missing = needs
    .map((need) => (typeof need === 'string' ? need : reached(need.once) ? need.milestone : null))
    .find((need) => need !== null && !reached(need));
  return missing ? firstNeeded(missing, ticket, policy) : milestone;
}

function resolve({ ticketId, requestType }: Ticket, policy: Policy): Act {
  const isConduct = policy.requestTypes[requestType]?.conduct ?? false;
  return { act: 'resolve', ticketId, resolution: 'It is done.', ...(isConduct && { founded: false }) };
}

function after(instant: InstantText, ms: number): InstantText {
  return new Date(Date.parse(instant) + ms).toISOString();
}
