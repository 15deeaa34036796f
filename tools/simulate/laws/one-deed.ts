import type { Clock, Ticket } from '../../../domain/ticket/ticket.ts';
import type { Recording, Step } from '../recording.ts';
import type { Breach } from './law.ts';
import { mailsAbout, ticketsAfter } from './ledger.ts';

const answers: readonly string[] = ['first-response', 'next-response'];

const answering: readonly Step['cause'][] = ['resolve', 'reply', 'book'];

/**
 * Law 9. What a deed answers is answered everywhere: no clock it meets goes on, and the customer gets one mail about one
 * ticket for all that happened at once.
 */
export function oneDeed({ steps }: Recording): Breach[] {
  const late = new Set<string>();
  return steps.flatMap((step) => [
    ...ticketsAfter(step).flatMap((ticket) => [...leftRunning(step, ticket), ...mailedTwice(step, ticket.ticketId)]),
    ...lateTwice(step, late),
  ]);
}

function leftRunning({ at, cause, refusal, events }: Step, ticket: Ticket): Breach[] {
  if (refusal !== null) return [];
  const milestone = events.find(({ data }) => data.type === 'ticket.milestone')?.data;
  const isArrival = milestone?.type === 'ticket.milestone' && milestone.milestone === 'arrived';
  if (!isArrival && !answering.includes(cause)) return [];
  const isTicking = ({ state }: Clock) => state === 'running' || state === 'paused';
  const left = ticket.clocks.filter(
    (clock) => isTicking(clock) && clock.startedAt < at && isAnswered(clock) && clock.own?.kind !== 'task',
  );
  return left.map(({ name }) => ({
    law: 9 as const,
    kind: `${isArrival ? 'arrival' : cause} leaves ${answers.includes(name) ? name : 'a clock it answers'} running`,
    at,
    about: ticket.ticketId,
    detail: `${name} of ${ticket.requestType}`,
  }));

  function isAnswered({ name, bookedFor, own }: Clock): boolean {
    if (cause === 'resolve') return true;
    if (cause === 'reply' || cause === 'book') return answers.includes(name);
    return (
      isArrival &&
      (name === 'arrival' ||
        name === 'first-response' ||
        (bookedFor !== undefined && bookedFor <= at && own?.kind !== 'hold'))
    );
  }
}

function mailedTwice(step: Step, ticketId: string): Breach[] {
  const mails = mailsAbout(step, ticketId);
  if (mails.length < 2) return [];
  const templates = [...new Set(mails.map(({ template }) => template))].sort();
  const kind = `${step.cause} brings several mails at once: ${templates.join(', ')}`;
  return [{ law: 9, kind, at: step.at, about: ticketId, detail: mails.map(({ eventId }) => eventId).join(', ') }];
}

function lateTwice(step: Step, late: Set<string>): Breach[] {
  // What a deed at the same instant has made late is another matter.
  if (step.cause !== 'clock') late.clear();
  return step.mails.flatMap((mail): Breach[] => {
    if (mail.template !== 'promise-late') return [];
    const key = `${mail.entityId} ${mail.at}`;
    const isSecond = late.has(key);
    late.add(key);
    if (!isSecond) return [];
    return [
      {
        law: 9,
        kind: 'late clocks of one ticket are several mails',
        at: mail.at,
        about: mail.entityId,
        detail: mail.eventId,
      },
    ];
  });
}
