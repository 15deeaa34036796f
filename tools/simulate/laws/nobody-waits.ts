import type { Recording, Step } from '../recording.ts';
import type { Breach } from './law.ts';

const answers: readonly string[] = ['first-response', 'next-response'];

/**
 * Law 4. Whatever is open has something that falls due, at all times and to the end; and a message that needs an answer
 * leaves an answer being timed.
 */
export function nobodyWaits({ steps }: Recording): Breach[] {
  return steps.flatMap((step) => [...idleAfter(step), ...unanswered(step)]);
}

function idleAfter({ at, cause, tickets, open = [] }: Step): Breach[] {
  return open
    .filter(({ nextDueAt, routing, ticketId }) => nextDueAt === null && routing !== 'pending' && isTouched(ticketId))
    .map(({ ticketId, requestType, status }) => ({
      law: 4 as const,
      kind: `an open ticket (${status}) has nothing that falls due after: ${cause}`,
      at,
      about: ticketId,
      detail: `it is ${status}, of the type ${requestType}`,
    }));

  function isTouched(ticketId: string): boolean {
    return tickets.some(({ ticket }) => ticket.ticketId === ticketId);
  }
}

function unanswered(step: Step): Breach[] {
  if (step.cause !== 'message' || step.refusal !== null) return [];
  const message = step.events.find(({ data }) => data.type === 'ticket.message');
  if (message?.data.type !== 'ticket.message' || !message.data.needsAnswer) return [];
  const isTimed = step.tickets.some(({ ticket }) =>
    ticket.clocks.some(({ name, state, dueAt }) => answers.includes(name) && state === 'running' && dueAt !== null),
  );
  if (isTimed) return [];
  const before = step.tickets[0]?.before;
  return [
    {
      law: 4,
      kind: `a message that needs an answer starts nothing on a ticket that is ${before?.status}`,
      at: step.at,
      about: message.entityId,
      detail: `of the type ${before?.requestType}`,
    },
  ];
}
