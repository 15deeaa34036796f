import type { Clock } from '../../domain/ticket/ticket.ts';
import type { Breach } from './laws/law.ts';
import type { Recording, Step, Told } from './recording.ts';

/** What happened in a life, step by step, with whom it was told to, and which laws it broke. */
export function toldLife({ steps, told }: Recording, breaches: readonly Breach[]): string {
  return steps.map((step) => [...linesOf(step, told), ...brokenAt(step, breaches)].join('\n')).join('\n');
}

function linesOf({ at, cause, refusal, events, mails, tickets, visits }: Step, told: readonly Told[]): string[] {
  const happened = events.map(({ data }) => ('rung' in data ? `${data.clock} ${data.rung}` : data.type)).join(', ');
  return [
    `${at} ${cause}: ${refusal ?? happened}`,
    ...tickets.slice(-1).map(({ ticket }) => {
      const { ticketId, requestType, status, assignee, nextDueAt, clocks } = ticket;
      return `    ${ticketId} ${requestType} ${status}, of ${assignee}, next ${nextDueAt}: ${clocks.map(shown).join('; ')}`;
    }),
    ...visits.map(({ visit: { visitId, status, agreedAt, nextDueAt } }) => {
      return `    ${visitId} ${status}, agreed ${agreedAt}, next ${nextDueAt}`;
    }),
    ...mails.map(({ template, instants }) => `    to the customer: ${template} ${instants.join(' ')}`),
    ...told
      .filter(({ eventId }) => events.some((event) => event.eventId === eventId))
      .map(({ at, staffId, kind, isPresent }) => `    ${at} to ${staffId}${isPresent ? '' : ', who is away'}: ${kind}`),
  ];
}

function shown({ name, run, state, dueAt, bookedFor, breachedAt, rungs }: Clock): string {
  const waiting = rungs.filter(({ firedAt }) => firedAt === null).map((rung) => `${rung.name} ${rung.dueAt}`);
  const broken = breachedAt === null ? '' : ` (broken ${breachedAt})`;
  return `${name} ${run} ${state} ${bookedFor ?? dueAt ?? '-'}${broken}${waiting.length > 0 ? ` [${waiting.join(', ')}]` : ''}`;
}

function brokenAt({ at }: Step, breaches: readonly Breach[]): string[] {
  return breaches
    .filter((breach) => breach.at === at)
    .map(({ law, kind, detail }) => `  ! law ${law}: ${kind}: ${detail}`);
}
