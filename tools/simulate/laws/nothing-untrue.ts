import type { Event } from '../../../domain/events.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import type { InstantText } from '../../../domain/vocabulary.ts';
import type { Mail, Recording } from '../recording.ts';
import { History } from './history.ts';
import type { Breach } from './law.ts';
import { ticketsAfter } from './ledger.ts';

/** Mails that say what comes next, and never what was. */
const aboutNext: readonly string[] = [
  'ticket-received',
  'ticket-reply',
  'ticket-reopened',
  'visit-confirmed',
  'visit-reminder',
];

const answers: readonly string[] = ['first-response', 'next-response'];

/**
 * Law 3. A mail that apologises names only what the customer was told, is over and is not done; nothing past is told as
 * to come; staff hear of a broken promise only when it was broken; and silence is no fact.
 */
export function nothingUntrue(recording: Recording): Breach[] {
  const breaches: Breach[] = [];
  const history = new History(recording);
  const told = new Set<InstantText>();
  const answered = new Map<string, InstantText>();
  const say = (kind: string, at: InstantText, about: string, detail: string) =>
    breaches.push({ law: 3, kind, at, about, detail });

  for (const step of recording.steps) {
    const after = new Map(ticketsAfter(step).map((ticket) => [ticket.ticketId, ticket]));
    for (const { data, entityId, at } of step.events) if (data.type === 'ticket.replied') answered.set(entityId, at);
    for (const mail of step.mails) {
      const event = step.events.find(({ eventId }) => eventId === mail.eventId);
      const past = mail.instants.filter((instant) => instant <= mail.at);
      if (aboutNext.includes(mail.template) && past.length > 0)
        say(`${mail.template}: something past is told as to come`, mail.at, mail.entityId, past.join(', '));
      if (mail.template === 'promise-late' && event)
        for (const fault of faultsOfApology(mail, event, after.get(mail.entityId), {
          told,
          answeredAt: answered.get(mail.entityId),
        }))
          say(`promise-late: ${fault}`, mail.at, mail.entityId, `told by ${mail.eventId}`);
      if (mail.template === 'visit-missed' && event)
        for (const fault of faultsOfMissing(
          event,
          step.visits.find(({ visit }) => visit.visitId === mail.entityId)?.before?.agreedAt ?? null,
        ))
          say(`visit-missed: ${fault}`, mail.at, mail.entityId, `told by ${mail.eventId}`);
    }
    // A life has one customer: what the mail of a visit tells of a ticket is told, too.
    for (const mail of step.mails) for (const instant of mail.instants) told.add(instant);
  }
  for (const { kind, at, entityId, clock: name, eventId } of recording.told) {
    if (kind !== 'promise-broken' || name === null) continue;
    const clock = history.ticketAt(entityId, at)?.clocks.find((one) => one.name === name);
    const event = history.event(eventId);
    if (!clock || event?.data.type !== 'rung.fired' || clock.run !== event.data.run) continue;
    const { promiseDueAt } = event.data;
    if (clock.metAt !== null && clock.metAt < promiseDueAt)
      say('promise-broken: staff hear that a kept promise was broken', at, entityId, `${name}, due ${promiseDueAt}`);
  }
  return breaches;
}

function faultsOfApology(
  mail: Mail,
  event: Event,
  ticket: Ticket | undefined,
  known: { told: ReadonlySet<InstantText>; answeredAt: InstantText | undefined },
): string[] {
  if (event.data.type !== 'rung.fired') return [];
  const { clock: name } = event.data;
  const faults: string[] = [];
  if (mail.instants.some((instant) => instant <= mail.at && !known.told.has(instant))) faults.push('it was never told');
  const clock = ticket?.clocks.find((one) => one.name === name);
  // By the history, whatever the clock says of itself.
  const isAnswered =
    answers.includes(name) && clock && known.answeredAt !== undefined && known.answeredAt > clock.startedAt;
  if (clock && (clock.state !== 'running' || isAnswered)) faults.push('it is done, or promised no longer');
  if (ticket?.status === 'resolved') faults.push('the matter is settled');
  return faults;
}

function faultsOfMissing({ data, at }: Event, agreedAt: InstantText | null): string[] {
  if (data.type !== 'visit.missed') return [];
  return [
    ...(data.reason === null ? ['nobody has said so'] : []),
    ...(agreedAt !== null && agreedAt > at ? ['the time is still to come'] : []),
  ];
}
