import type { Problem } from '../errors.ts';
import { toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { InstantText, VisitParty } from '../vocabulary.ts';
import { knownOf } from './agreement.ts';
import { change, noChange, type VisitChange, type VisitContext } from './change.ts';
import type { VisitEventData } from './events.ts';
import { openFor, type TicketWords } from './findings.ts';
import { nextVisit } from './plan.ts';
import { notOverYet, overAlready, refusalOfHeld } from './problems.ts';
import { offeredSteps } from './steps.ts';
import { visitRefusalOf } from './transitions.ts';
import type { Visit } from './visit.ts';

/** What reports are decided with: a ticket may come of them. */
export interface ReportContext extends VisitContext {
  ticket: TicketWords;
}

/**
 * The visit was made, maybe before its days or long after; the rule's next visit is planned in the same transaction,
 * unless it was when this one was taken for lost. A dissatisfied answer opens a ticket.
 * @param heldAt when it took place; the agreed time, or now, unless given
 */
export function completeVisit(
  visit: Visit,
  outcome: { report: string; satisfied: boolean | null; heldAt?: InstantText | undefined },
  context: ReportContext,
): Result<VisitChange, Problem<'about-nobody' | 'time-in-the-future' | 'transition-refused' | 'unknown-value'>> {
  const { report, satisfied } = outcome;
  const isSame = visit.status === 'done' && visit.report === report && visit.satisfied === satisfied;
  if (isSame) return ok(noChange('complete', visit));
  const at = toText(context.now);
  const agreed = visit.agreedAt !== null && visit.agreedAt <= at ? visit.agreedAt : at;
  const heldAt = outcome.heldAt ?? agreed;
  const refusal = visitRefusalOf('complete', visit) ?? refusalOfHeld(heldAt, context);
  if (refusal) return refuse(refusal);
  const next = followUp(visit, context, heldAt);
  const opened = satisfied === false ? openFor(visit, 'dissatisfied', report, context.ticket, context) : null;
  if (opened && !opened.ok) return opened;
  const ticket = opened?.value ?? null;
  const ticketId = ticket?.ticket.ticketId ?? null;
  const done: VisitEventData = {
    type: 'visit.completed',
    report,
    satisfied,
    heldAt,
    late: heldAt > visit.windowTo,
    ticketId,
    nextVisitId: next?.visitId ?? null,
  };
  const patch = { status: 'done' as const, report, satisfied, heldAt, booked: null, by: null };
  const came = ticketId === null ? {} : { openedTicketId: ticketId };
  return ok(change('complete', visit, context, { ...patch, ...came }, [done], { next, ticket }));
}

/**
 * What was agreed did not take place, as somebody says who knows. What we did not keep we owe, as a ticket; whom we did not
 * meet may ask for another time.
 */
export function missVisit(
  visit: Visit,
  { by, reason }: { by: VisitParty; reason: string },
  context: ReportContext,
): Result<VisitChange, Problem<'about-nobody' | 'not-over-yet' | 'transition-refused' | 'unknown-value'>> {
  if (visit.status === 'missed' && visit.by === by) return ok(noChange('miss', visit));
  const refusal = visitRefusalOf('miss', visit);
  if (refusal) return refuse(refusal);
  const agreedAt = visit.agreedAt!;
  if (toText(context.now) < agreedAt) return refuse(notOverYet(agreedAt));
  const next = followUp(visit, context);
  const opened = by === 'us' ? openFor(visit, 'owed', reason, context.ticket, context) : null;
  if (opened && !opened.ok) return opened;
  const ticket = opened?.value ?? null;
  const ticketId = ticket?.ticket.ticketId ?? null;
  const missed: VisitEventData = {
    type: 'visit.missed',
    by,
    reason,
    agreedAt,
    assignee: visit.assignee,
    ticketId,
    nextVisitId: next?.visitId ?? null,
  };
  const patch = {
    status: 'missed' as const,
    report: reason,
    booked: null,
    by,
    openedTicketId: ticketId,
    isFollowed: true as const,
  };
  return ok(change('miss', visit, context, patch, [missed], { next, ticket }));
}

/** The customer does not want it: the next one is planned by its rule, and nobody is written to. */
export function declineVisit(
  visit: Visit,
  reason: string | null,
  context: VisitContext,
): Result<VisitChange, Problem<'transition-refused'>> {
  if (visit.status === 'declined') return ok(noChange('decline', visit));
  const refusal = visitRefusalOf('decline', visit);
  if (refusal) return refuse(refusal);
  const next = followUp(visit, context);
  const declined: VisitEventData = { type: 'visit.declined', reason, nextVisitId: next?.visitId ?? null };
  return ok(
    change('decline', visit, context, { status: 'declined', report: reason, by: 'them' }, [declined], { next }),
  );
}

/**
 * It will not take place at the time agreed, or at all. A time the customer calls off is free again, and as long as its
 * window lasts the visit stays on offer; a time we call off we owe, as a ticket.
 * @param again whether it stays on offer; only what the customer calls off may
 */
export function callOffVisit(
  visit: Visit,
  { by, reason, again }: { by: VisitParty; reason: string; again?: boolean | undefined },
  context: ReportContext,
): Result<VisitChange, Problem<'about-nobody' | 'over-already' | 'transition-refused' | 'unknown-value'>> {
  if (visit.status === 'called-off' && visit.by === by) return ok(noChange('call-off', visit));
  if (by === 'them' && isOnOfferAgain(visit, again)) return ok(noChange('call-off', visit));
  const refusal = visitRefusalOf('call-off', visit);
  if (refusal) return refuse(refusal);
  const known = knownOf(visit);
  if (known.agreedAt !== null && known.agreedAt <= toText(context.now)) return refuse(overAlready(known.agreedAt));
  const wasAgreed = known.agreedAt !== null;
  const staysOn = by === 'them' && wasAgreed && (again ?? visit.windowTo > toText(context.now));
  const next = staysOn ? null : followUp(visit, context);
  const opened = by === 'us' && wasAgreed ? openFor(visit, 'owed', reason, context.ticket, context) : null;
  if (opened && !opened.ok) return opened;
  const ticket = opened?.value ?? null;
  const ticketId = ticket?.ticket.ticketId ?? null;
  const off: VisitEventData = {
    type: 'visit.called-off',
    by,
    reason,
    ...known,
    again: staysOn,
    ticketId,
    nextVisitId: next?.visitId ?? null,
  };
  const patch: Partial<Visit> = staysOn
    ? { status: 'offered', agreedAt: null, asked: 0, by, steps: offeredSteps(context.policy, visit, context.now) }
    : { status: 'called-off', report: reason, by, openedTicketId: ticketId };
  return ok(change('call-off', visit, context, { ...patch, booked: null }, [off], { next, ticket }));
}

/** Whether calling it off would say once more what was said: the time is off, and it stays on offer. */
function isOnOfferAgain({ status, by }: Visit, again: boolean | undefined): boolean {
  return status === 'offered' && (again === true || (again === undefined && by === 'them'));
}

/** The visit that follows, by the policy in force; none where it was planned before. */
function followUp(visit: Visit, context: VisitContext, heldAt?: InstantText): Visit | null {
  return visit.isFollowed ? null : nextVisit(context.inForce ?? context.policy, visit, context.now, heldAt);
}
