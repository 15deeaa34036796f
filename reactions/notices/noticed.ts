import type { TicketEventData } from '../../domain/ticket/events.ts';
import type { Events } from '../reaction.ts';

type Noticed =
  | 'rung.fired'
  | 'ticket.assigned'
  | 'ticket.message'
  | 'ticket.unrouted'
  | 'ticket.mail-returned'
  | 'ticket.task-opened';

/** What tells staff something that may wait. What a colleague did by hand is told at once, by a mail. */
export const noticed: Events<Extract<TicketEventData['type'], Noticed>> = {
  'rung.fired': true,
  'ticket.assigned': [{ reason: ['routing', 'escalation'] }],
  'ticket.message': [{ needsAnswer: [true] }],
  'ticket.unrouted': true,
  'ticket.mail-returned': [{ told: [true] }],
  'ticket.task-opened': true,
};
