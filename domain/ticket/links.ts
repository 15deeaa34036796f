import type { Context } from '../context.ts';
import { type Problem, problem } from '../errors.ts';
import { ok, type Result, refuse } from '../result.ts';
import { change, noChange, type TicketChange } from './change.ts';
import type { TicketLink } from './events.ts';
import { refusalOf, type TicketRefusal } from './problems.ts';
import type { Ticket } from './ticket.ts';

/** What people may say a ticket is to another; the rest comes of what they do. */
export const sayableKinds = ['job', 'complaint', 'finding', 'later', 'earlier', 'duplicate'] as const;
export type SayableKind = (typeof sayableKinds)[number];

/** What the first is to the second, when the second is this to the first. */
const opposites: Readonly<Record<SayableKind, SayableKind>> = {
  job: 'complaint',
  complaint: 'job',
  finding: 'earlier',
  later: 'earlier',
  earlier: 'later',
  duplicate: 'duplicate',
};

/** So many links fit the ticket's row many times over. */
const mostLinks = 50;

/**
 * Says of two tickets that they have to do with each other; `kind` is what the other is to the first. Each keeps it, save
 * that a ticket does not tell of one that is about people it is not about. Said again, nothing changes.
 */
export function linkTickets(
  ticket: Ticket,
  other: Ticket,
  kind: SayableKind,
  context: Context,
): Result<
  TicketChange,
  Problem<TicketRefusal | 'about-others' | 'linked-otherwise' | 'same-ticket' | 'too-many-links'>
> {
  const refusal =
    refusalOf('link', ticket, context) ?? refusalOf('link', other, context) ?? refusalOfPair(ticket, other);
  if (refusal) return refuse(refusal);
  const known = linkTo(ticket, other) ?? null;
  if (known && known.kind !== kind) return refuse(linkedOtherwise(ticket.ticketId, known));
  if (isFull(ticket) || isFull(other)) return refuse(tooManyLinks(ticket.ticketId));
  const there = withLink('link', other, ticket, opposites[kind], context);
  return ok({ ...withLink('link', ticket, other, kind, context), with: there.ticket === there.before ? [] : [there] });
}

/** Takes back that two tickets have to do with each other; what merging linked stays. */
export function unlinkTickets(
  ticket: Ticket,
  other: Ticket,
  context: Context,
): Result<TicketChange, Problem<TicketRefusal | 'linked-otherwise'>> {
  const refusal = refusalOf('link', ticket, context) ?? refusalOf('link', other, context);
  if (refusal) return refuse(refusal);
  if (linkTo(ticket, other)?.kind === 'merged') return refuse(linkedOtherwise(ticket.ticketId, linkTo(ticket, other)!));
  const there = withoutLink(other, ticket, context);
  return ok({ ...withoutLink(ticket, other, context), with: there.ticket === there.before ? [] : [there] });
}

/** A ticket once it is linked to another: as it was where it is already, or where it must not tell of that one. */
export function withLink(
  transition: TicketChange['transition'] & ('link' | 'job'),
  ticket: Ticket,
  other: Ticket,
  kind: TicketLink['kind'],
  context: Context,
): TicketChange {
  const link = { ticketId: other.ticketId, kind };
  if (!mayTellOf(ticket, other) || linkTo(ticket, other)) return noChange(transition, ticket);
  const links = [...(ticket.links ?? []), link];
  return change(transition, ticket, context, { links }, [{ type: 'ticket.linked', link }]);
}

/** Whether everybody who may know of the first may know of the second. */
function mayTellOf(ticket: Pick<Ticket, 'about'>, other: Pick<Ticket, 'about'>): boolean {
  return other.about === null || isAboutSame(ticket, other);
}

/** Whether two tickets are about the same people, or both about nobody. */
export function isAboutSame(one: Pick<Ticket, 'about'>, other: Pick<Ticket, 'about'>): boolean {
  return one.about?.staff === other.about?.staff && one.about?.team === other.about?.team;
}

export function isFull({ links = [] }: Ticket): boolean {
  return links.length >= mostLinks;
}

function withoutLink(ticket: Ticket, other: Ticket, context: Context): TicketChange {
  const link = linkTo(ticket, other);
  if (!link) return noChange('link', ticket);
  const links = ticket.links!.filter((one) => one !== link);
  return change('link', ticket, context, { links }, [{ type: 'ticket.unlinked', link }]);
}

function linkTo({ links = [] }: Ticket, { ticketId }: Ticket): TicketLink | undefined {
  return links.find((link) => link.ticketId === ticketId);
}

function refusalOfPair(ticket: Ticket, other: Ticket): Problem<'about-others' | 'same-ticket'> | null {
  if (ticket.ticketId === other.ticketId) return withItself(ticket.ticketId);
  return mayTellOf(ticket, other) || mayTellOf(other, ticket) ? null : aboutOthers(ticket.ticketId, other.ticketId);
}

export function withItself(ticketId: string): Problem<'same-ticket'> {
  return problem('same-ticket', {
    detail: `${ticketId} is the ticket itself.`,
    field: '/ticketId',
    expected: 'another ticket',
  });
}

/** Neither may tell of the other: those whom one is about may read the other. */
export function aboutOthers(ticketId: string, otherId: string): Problem<'about-others'> {
  return problem('about-others', {
    detail: `Whom ${ticketId} is about may know of ${otherId}, or the other way round.`,
    field: '/ticketId',
    expected: 'a ticket about the same people, or about nobody',
  });
}

function linkedOtherwise(ticketId: string, { ticketId: other, kind }: TicketLink): Problem<'linked-otherwise'> {
  return problem('linked-otherwise', {
    detail: `To ${ticketId}, ${other} is ${kind}.`,
    field: '/kind',
    expected: kind === 'merged' ? 'a link that people made' : `${kind}; or take that link back first`,
  });
}

export function tooManyLinks(ticketId: string): Problem<'too-many-links'> {
  return problem('too-many-links', {
    detail: `Ticket ${ticketId}, or the other one, has ${mostLinks} links.`,
    field: '/links',
    expected: `at most ${mostLinks} links`,
  });
}
