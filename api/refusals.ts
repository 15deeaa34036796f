import type { TicketRefusal } from '../domain/ticket/problems.ts';

/** Why a ticket, or whoever acts, does not allow a change at all. */
export const ticketRefusals = [
  'actor-kept-out',
  'not-on-the-staff',
  'ticket-merged',
  'transition-refused',
] as const satisfies readonly TicketRefusal[];
