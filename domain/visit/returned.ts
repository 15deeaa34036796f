import type { Context } from '../context.ts';
import type { Event } from '../events.ts';
import { toText } from '../instants.ts';
import { isToldOf, isUndelivered } from '../returned-mail/handling.ts';
import type { ReturnedMail } from '../returned-mail/returned-mail.ts';
import { change, type VisitChange } from './change.ts';
import type { Visit } from './visit.ts';

/** A mail about the visit did not do what it was for. What is agreed stays agreed: whoever makes the visit is told. */
export function visitMailReturned(visit: Visit, mail: ReturnedMail, about: Event, context: Context): VisitChange {
  const isFirst = visit.mailReturnedAt === undefined;
  const isWritten = about.actor.kind === 'staff';
  const told = isToldOf(mail, { isFirst, isWritten }, context.policy);
  const patch = isUndelivered(mail) ? { mailReturnedAt: toText(context.now) } : {};
  return change('mail-returned', visit, context, patch, [{ type: 'visit.mail-returned', ...mail, told }]);
}
