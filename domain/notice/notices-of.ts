import { peopleNamed, presentNamed } from '../assignment/named.ts';
import type { DataOf, Event } from '../events.ts';
import type { RecipientName } from '../policy/ladder.ts';
import type { Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { InstantText } from '../vocabulary.ts';
import { customerId } from '../vocabulary.ts';
import type { Notice, NoticeKind } from './events.ts';
import type { Telling } from './notice.ts';
import { earliestTelling, slotOf } from './slot.ts';

/**
 * Whom a rung tells: everybody it names who is there, or whoever stands in for them. A ticket nobody has is the leads'
 * business. What nobody would hear of before the promise is due, or its next rung, breaks through quiet hours and digests to
 * the first of them: nobody is woken for what can wait, and somebody for what cannot. All is in the event: nothing is read for it.
 */
export function noticesOfRung(event: Event, policy: Policy): Telling[] {
  const data = event.data as DataOf<'rung.fired'>;
  const { critical, assignee, about, clock, run, promiseDueAt } = data;
  const kind = kindOfRung(data, event.at);
  const owner: RecipientName = assignee === null ? 'lead' : 'assignee';
  const people = data.notify.flatMap((name) =>
    reachable(policy, name === 'assignee' ? owner : name, { assignee, about, critical }, event.at),
  );
  const notice = { ...noticeOf(event, kind), clock, run, dueAt: promiseDueAt };
  const tellings = [...new Set(people)].map((person) => ({ staffId: person.id, notice, critical }));
  if (
    critical ||
    data.nextAt === undefined ||
    people.some((person) => hearsBefore(policy, person, event.at, data.nextAt!))
  ) {
    return tellings;
  }
  // Nobody would hear of it before it goes on: the first who is there is told at once, whatever the hour.
  const [name = owner] = data.notify;
  const [first] = reachable(policy, name === 'assignee' ? owner : name, { assignee, about, critical: true }, event.at);
  if (!first) return tellings;
  const others = tellings.filter(({ staffId }) => staffId !== first.id);
  return [{ staffId: first.id, notice, critical: true }, ...others];
}

/** Whether somebody is surely told of what happens at an instant by another one, though it be gathered with more. */
function hearsBefore(policy: Policy, person: Staff, at: InstantText, by: InstantText): boolean {
  return (slotOf(policy, person, at)?.closesAt ?? at) < by;
}

/** A rung before the due instant may be climbed after it: when the promise was brought forward, or a timer was late. */
function kindOfRung({ clock, escalates, promiseDueAt }: DataOf<'rung.fired'>, at: InstantText): NoticeKind {
  if (clock === 'hold') return 'hold-waiting';
  if (clock === 'appointment' || clock.startsWith('task:')) return 'task-due';
  if (escalates) return 'promise-escalated';
  return at < promiseDueAt ? 'promise-warning' : 'promise-broken';
}

/**
 * Whom routing, that nobody was there, a hand-over by a rung, a task, a customer who writes again, or a mail that did not
 * arrive tells. What a colleague did by hand is no notice.
 */
export function noticesOfTicket(event: Event, ticket: Ticket, policy: Policy): Telling[] {
  const critical = policy.requestTypes[ticket.requestType]?.critical ?? false;
  const to = (people: readonly Staff[], notice: Notice, breaksThrough = critical): Telling[] =>
    people.map((person) => ({ staffId: person.id, notice, critical: breaksThrough }));
  switch (event.data.type) {
    case 'ticket.assigned': {
      const { from, to: owner, reason } = event.data;
      if (reason === 'routing') return to(personOf(policy, owner), noticeOf(event, 'ticket-assigned'));
      // The new owner is told by the rung; whoever had the ticket has nothing left to do, and can read of it later.
      if (reason === 'escalation') return to(personOf(policy, from), noticeOf(event, 'ticket-taken-over'), false);
      return [];
    }
    case 'ticket.unrouted': {
      // At night, too, if something falls due before a lead would read of it.
      const waits = (person: Staff) => hearsBefore(policy, person, event.at, ticket.nextDueAt ?? '9999');
      const people = reachable(policy, 'lead', { ...ticket, critical }, event.at);
      const breaksThrough = critical || !people.some(waits);
      return to(people, noticeOf(event, 'ticket-unrouted'), breaksThrough);
    }
    case 'ticket.task-opened': {
      const { assignee, taskId } = event.data;
      if (isActor(event, assignee)) return [];
      const name: RecipientName = assignee === null ? 'lead' : `staff:${assignee}`;
      const people = presentNamed(policy, name, null, event.at, ticket.about);
      return to(people, { ...noticeOf(event, 'task-opened'), taskId });
    }
    case 'ticket.message': {
      const { assignee } = ticket;
      if (!event.data.needsAnswer || isActor(event, assignee)) return [];
      const people = reachable(policy, assignee === null ? 'lead' : 'assignee', { ...ticket, critical }, event.at);
      // A deputy or a lead who took the message down knows of it, too.
      const others = people.filter(({ id }) => !isActor(event, id));
      return to(others, noticeOf(event, 'customer-wrote'));
    }
    case 'ticket.mail-returned': {
      const { told, recipient } = event.data;
      if (!told) return [];
      const owner: RecipientName = ticket.assignee === null ? 'lead' : 'assignee';
      const levels: RecipientName[] = recipient === customerId ? [owner] : ['lead', 'manager'];
      // Whoever did not get the mail it is about may not get this one either.
      const people = levels
        .map((name) => reachable(policy, name, { ...ticket, critical }, event.at).filter(({ id }) => id !== recipient))
        .find((some) => some.length > 0);
      return to(people ?? [], { ...noticeOf(event, 'mail-returned'), recipient });
    }
    default:
      return [];
  }
}

/** Those a name stands for who are there when they can be told of what happens at an instant, or their stand-ins. */
function reachable(
  policy: Policy,
  name: RecipientName,
  { assignee, about, critical }: Pick<Ticket, 'assignee' | 'about'> & Pick<Telling, 'critical'>,
  at: InstantText,
): Staff[] {
  const [first] = peopleNamed(policy, name, assignee);
  const toldAt = first && !critical ? earliestTelling(policy, first, at) : at;
  return presentNamed(policy, name, assignee, toldAt, about);
}

function isActor({ actor }: Event, staffId: string | null): boolean {
  return actor.kind === 'staff' && actor.id === staffId;
}

function noticeOf({ entityId, sequence, at }: Event, kind: NoticeKind): Notice {
  return { kind, ticketId: entityId, sequence, dueAt: at };
}

function personOf({ staff }: Policy, id: string | null): Staff[] {
  return staff.filter((person) => person.id === id);
}
