import type { DayOverride } from 'business-time';
import type { Order } from '../../domain/order/order.ts';
import type { OrderDates } from '../../domain/order-dates.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { PolicyState } from '../../domain/policy/state.ts';
import type { OpenTicket } from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { InstantText, Priority } from '../../domain/vocabulary.ts';

/** Something done to a ticket, a visit, an order or the house, with all that is said. */
export type Act =
  | { act: 'open'; request: Omit<OpenTicket, 'ticketId'> }
  | { act: 'message'; ticketId: string; text: string; needsAnswer: boolean }
  | { act: 'reply'; ticketId: string; text: string; by: 'mail' | 'phone' }
  | { act: 'no-answer'; ticketId: string }
  | {
      act: 'hold';
      ticketId: string;
      reason: string;
      waitsFor: 'customer' | 'parts' | 'partner' | 'date';
      until?: InstantText;
    }
  | { act: 'resume'; ticketId: string }
  | { act: 'prioritise'; ticketId: string; priority: Priority }
  | { act: 'retype'; ticketId: string; requestType: string; reason: string }
  | { act: 'milestone'; ticketId: string; milestone: string }
  | { act: 'book'; ticketId: string; bookedFor: InstantText }
  | { act: 'call-off'; ticketId: string }
  | { act: 'resolve'; ticketId: string; resolution: string; founded?: boolean }
  | { act: 'reopen'; ticketId: string; reason: string }
  | { act: 'repromise'; ticketId: string }
  | { act: 'assign'; ticketId: string; to: string }
  | { act: 'add-task'; ticketId: string; title: string; assignee: string | null }
  | { act: 'finish-task'; ticketId: string; taskId: string }
  | { act: 'away'; staff: string; absenceId: string; from: InstantText; to: InstantText }
  | { act: 'back'; staff: string; absenceId: string }
  | { act: 'change-day'; calendar: string; date: string; override: DayOverride }
  | { act: 'restore-day'; calendar: string; date: string }
  | { act: 'change-policy'; document: PolicyDocument }
  | { act: 'deliver'; order: Order }
  | { act: 'tell-dates'; orderId: string; dates: OrderDates }
  | { act: 'cancel-order'; orderId: string }
  | { act: 'agree'; visitId: string; agreedAt: InstantText }
  | { act: 'visited'; visitId: string; report: string; satisfied: boolean | null }
  | { act: 'not-visited'; visitId: string; by: 'us' | 'them'; reason: string }
  | { act: 'decline'; visitId: string }
  | { act: 'call-off-visit'; visitId: string; by: 'us' | 'them'; reason: string; again: boolean };

export type ActName = Act['act'];
/** What can be seen of a business by whoever acts in it. */
export interface View {
  at: InstantText;
  /** In force. */
  policy: Policy;
  document: PolicyDocument;
  state: PolicyState;
  tickets: readonly Ticket[];
  visits: readonly Visit[];
  orders: readonly Order[];
}
