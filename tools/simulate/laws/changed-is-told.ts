import type { Ticket } from '../../../domain/ticket/ticket.ts';
import { toldMinute } from '../../../domain/ticket/told.ts';
import type { InstantText } from '../../../domain/vocabulary.ts';
import type { Mail, Recording, Step } from '../recording.ts';
import type { Breach } from './law.ts';
import { isTimedBy, mailsAbout, newTimesIn, type ToldPromise, ticketsAfter, walk } from './ledger.ts';

/** What a deed that is told in a mail of its own says about the matter takes the place of what was told before. */
const ownMails: readonly string[] = ['ticket-resolved', 'ticket-reply', 'ticket-appointment', 'ticket-reopened'];
/** Deeds that the customer takes part in, or sees: what they overtake needs no other word. */
const seen: readonly string[] = ['reply', 'milestone', 'book', 'visited'];

/**
 * Law 2. A promise that was told and is moved or withdrawn before its time is named by exactly one mail of that moment,
 * or by the mail of the deed that takes its place. An agreed visit that falls away is told to the customer, too.
 */
export function changedIsTold(recording: Recording): Breach[] {
  const breaches: Breach[] = [];
  walk(recording, (step, known) => {
    for (const ticket of ticketsAfter(step)) {
      for (const told of known.values()) {
        if (told.ticketId !== ticket.ticketId || told.instant <= step.at || !isChanged(ticket, told)) continue;
        const count = countOf(recording, step, told);
        // Several that were told for one instant are each named.
        const before = step.tickets.find(({ ticket: one }) => one.ticketId === ticket.ticketId)?.before?.clocks ?? [];
        const most = Math.max(
          [...known.values()].filter(({ ticketId, instant }) => isOf(told, ticketId, instant)).length,
          before.filter(({ toldDueAt }) => toldDueAt && toldMinute(toldDueAt) === told.instant).length,
        );
        if ((count > 0 && count <= most) || (count === 0 && seen.includes(step.cause))) continue;
        breaches.push({
          law: 2,
          kind: `${step.cause} ${count === 0 ? 'tells nobody that a promise is moved or withdrawn' : 'tells it more than once'}`,
          at: step.at,
          about: ticket.ticketId,
          detail: `${told.clock} was told for ${told.instant} at ${told.toldAt}`,
        });
      }
    }
    breaches.push(...visitsUntold(step));
  });
  return breaches;
}

function isOf(told: ToldPromise, ticketId: string, instant: InstantText): boolean {
  return told.ticketId === ticketId && told.instant === instant;
}

function isChanged({ clocks }: Ticket, { clock: name, instant }: ToldPromise): boolean {
  // Where several were told for one instant, it holds as long as one of them does.
  if (clocks.some((one) => isTimedBy(one, instant))) return false;
  return clocks.find((one) => one.name === name)?.state !== 'met';
}

/**
 * How many mails name it; one where the mail of the deed itself tells what is so now. What a change brings forward to
 * before now falls due at once, and is told by what falls due. A mail that names the same instant as a time to come of
 * something else does not tell of it.
 */
function countOf({ steps, delayMs }: Recording, first: Step, { ticketId, instant }: ToldPromise): number {
  const isThen = (mail: Mail) => Date.parse(mail.at) - Date.parse(first.at) <= delayMs;
  const since = steps.slice(steps.indexOf(first));
  // Another deed, or the end of a hold, at the same instant tells what it changes itself.
  const isOther = ({ cause, events }: Step) =>
    cause !== 'clock' || events.some(({ data }) => data.type === 'ticket.resumed');
  const others = since.findIndex((step) => step !== first && isOther(step));
  const all = since
    .slice(0, others === -1 ? undefined : others)
    .flatMap((step) =>
      step.mails.filter((mail) => mail.entityId === ticketId && isThen(mail)).map((mail) => ({ step, mail })),
    );
  const naming = all.filter(({ mail }) => mail.instants.includes(instant));
  if (naming.length === 0) return all.some(({ mail }) => ownMails.includes(mail.template)) ? 1 : 0;
  return naming.filter(({ step, mail }) => !newTimesIn(step, mail).has(instant)).length || 1;
}

function visitsUntold(step: Step): Breach[] {
  return step.visits.flatMap(({ before, visit }): Breach[] => {
    const agreed: InstantText | null = before?.status === 'confirmed' ? before.agreedAt : null;
    if (agreed === null || agreed <= step.at || visit.customer === null) return [];
    const isKept = visit.agreedAt === agreed && ['confirmed', 'done'].includes(visit.status);
    const mails = mailsAbout(step, visit.visitId);
    if (isKept || mails.length === 1) return [];
    const kind = `${step.cause} ${mails.length === 0 ? 'tells nobody' : 'tells more than once'} that a visit falls away or moves`;
    return [{ law: 2, kind, at: step.at, about: visit.visitId, detail: `it was agreed for ${agreed}` }];
  });
}
