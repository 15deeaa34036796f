import { aboutNow } from '../assignment/eligibility.ts';
import { type Route, routeFor } from '../assignment/routing.ts';
import type { Cause } from '../cause.ts';
import type { Context } from '../context.ts';
import type { Problem } from '../errors.ts';
import { toText } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { About, Channel, Customer, InstantText, Priority } from '../vocabulary.ts';
import { eventsOf, nextDueOf, type TicketChange } from './change.ts';
import { retimedClocks } from './clocks.ts';
import type { TicketEventData, TicketLink } from './events.ts';
import { withGiving, withMoment } from './moments.ts';
import { refusalOfAbout, refusalOfCause, refusalOfType } from './problems.ts';
import { assigned } from './rerouting.ts';
import { stepsBetween } from './steps.ts';
import { termsOf } from './terms.ts';
import type { Moment, Ticket } from './ticket.ts';
import { toldNow } from './told.ts';

export interface OpenTicket {
  ticketId: string;
  requestType: string;
  priority?: Priority | undefined;
  subject: string;
  text: string;
  customer: Customer | null;
  shopId?: string | null | undefined;
  orderId?: string | null | undefined;
  /** The visit it came of. */
  visitId?: string | undefined;
  product?: string | null | undefined;
  cause?: Cause | null | undefined;
  channel?: Channel | undefined;
  region?: string | null | undefined;
  /** Whom a complaint about conduct is about. */
  about?: About | null | undefined;
  /** Tickets it has to do with. */
  links?: TicketLink[] | undefined;
  /** The ticket whose job it is. */
  under?: string | undefined;
  /** Who gets it, where that is not for its request type to say. */
  given?: Route | undefined;
  /** The team that gets it, in the way its request type has it. */
  sentTo?: string | undefined;
  /** Who does not, unless given. */
  notFor?: readonly string[] | undefined;
  /** Whether it is opened by a message that needs an answer: promised, too, where the type has no first response. */
  isMessage?: boolean | undefined;
}

/** Opens a ticket: starts the clocks its request type brings and gives it to whoever takes such requests. */
export function openTicket(
  command: OpenTicket,
  context: Context,
): Result<TicketChange, Problem<'about-nobody' | 'unknown-value'>> {
  const { policy, actor } = context;
  const refusal =
    refusalOfType(command.requestType, context) ??
    refusalOfCause(command.cause ?? null, context) ??
    refusalOfAbout(command.about ?? null, command.requestType, context);
  if (refusal) return refuse(refusal);

  const at = toText(context.now);
  const blank = newTicket(command, context);
  const route = command.given ?? routeFor(policy, blank, at);
  const routed = { ...blank, ...route, moments: withGiving(said(command, blank, context, at), null, route, at) };
  const started = retimedClocks(policy, routed, at);
  // What comes of a visit is told in the mail that tells of that.
  const clocks = toldNow(policy, { ...routed, clocks: started }, at);
  const { requestType, channel, cause, product, complaint } = routed;
  const data: TicketEventData[] = [
    { type: 'ticket.opened', requestType, channel, cause, product, complaint, ...countedAsReturn(policy, requestType) },
    ...assigned(null, routed),
  ];
  const ticket: Ticket = { ...routed, clocks, nextDueAt: nextDueOf({ ...routed, clocks }), eventCount: data.length };
  const events = eventsOf(ticket.ticketId, 0, at, actor, data, stepsBetween([], clocks, at));
  return ok({ transition: 'open', before: null, ticket, events });
}

/** What events say of a ticket of a type that is counted as a return. */
export function countedAsReturn({ requestTypes }: Policy, requestType: string): { returns?: true } {
  return requestTypes[requestType]?.returns ? { returns: true } : {};
}

function said({ isMessage }: OpenTicket, ticket: Ticket, { policy }: Context, at: InstantText): Moment[] {
  const isAnswered = termsOf(policy, ticket).some(([name]) => name === 'first-response');
  return isMessage && !isAnswered ? withMoment([], 'customer-message', at) : [];
}

/** Before it is given to anybody and its clocks have started. */
function newTicket(command: OpenTicket, { policy, now }: Context): Ticket {
  const at = toText(now);
  const type = policy.requestTypes[command.requestType]!;
  return {
    ticketId: command.ticketId,
    version: 1,
    status: 'new',
    requestType: command.requestType,
    priority: command.priority ?? type.priority,
    channel: command.channel ?? 'web',
    customerClass: command.customer?.class ?? null,
    subject: command.subject,
    text: command.text,
    customer: command.customer,
    shopId: command.shopId ?? null,
    orderId: command.orderId ?? null,
    ...(command.visitId === undefined ? {} : { visitId: command.visitId }),
    product: command.product ?? null,
    cause: command.cause ?? null,
    complaint: type.complaint,
    region: command.region ?? null,
    about: command.about ? aboutNow(policy, command.about) : null,
    assignee: null,
    team: null,
    routing: null,
    clocks: [],
    holds: [],
    moments: [],
    tasks: [],
    ...(command.links && { links: command.links }),
    ...(command.under !== undefined && { under: command.under }),
    ...(command.sentTo !== undefined && { sentTo: command.sentTo }),
    ...(command.notFor && { notFor: command.notFor }),
    openedAt: at,
    updatedAt: at,
    // The customer of a job has had their answer elsewhere: what they write here wants another.
    answeredAt: command.under === undefined ? null : at,
    repliedAt: null,
    unansweredSince: null,
    resolvedAt: null,
    nextDueAt: null,
    eventCount: 0,
    policyVersion: policy.version,
    execution: `${command.ticketId}-1`,
  };
}
