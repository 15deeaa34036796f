import type { Context } from '../../domain/context.ts';
import type { Event } from '../../domain/events.ts';
import { addresseesOf } from '../../domain/message/addressees.ts';
import type { Beside } from '../../domain/message/desk.ts';
import type { MailTemplate } from '../../domain/message/mail.ts';
import { wordsTo } from '../../domain/message/mails-for.ts';
import type { Telling } from '../../domain/notice/notice.ts';
import { noticesOfRung, noticesOfTicket } from '../../domain/notice/notices-of.ts';
import { closingBy } from '../../domain/notice/slot.ts';
import type { Staff } from '../../domain/policy/people.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { advanceTicket, retimeTicket } from '../../domain/ticket/advance.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import { isToBeRouted, poolOf, routePending, routeUnowned } from '../../domain/ticket/route-pending.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { VisitChange, VisitContext } from '../../domain/visit/change.ts';
import { advanceVisit, handOverVisit, summonVisit, withdrawOffer } from '../../domain/visit/commands.ts';
import { retimeVisit } from '../../domain/visit/rearrange.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { customerId, type InstantText } from '../../domain/vocabulary.ts';
import { instantsIn, withPlainInstants } from './written-instants.ts';

/** A mail as the house writes it: to the customer with its words, to staff only that there is one. */
export interface Written {
  template: MailTemplate;
  recipientId: string;
  text: string;
  instants: readonly string[];
}

/**
 * What the product does by itself, as its functions put the domain together. Tests break one of these on purpose to see
 * that a law notices.
 */
export class House {
  /** As a command decided. */
  decided(change: TicketChange): TicketChange {
    return change;
  }

  decidedOfVisit(change: VisitChange): VisitChange {
    return change;
  }

  advance(ticket: Ticket, context: Context): TicketChange | null {
    return retimeTicket(ticket, context) ?? advanceTicket(ticket, context);
  }

  retime(ticket: Ticket, context: Context): TicketChange | null {
    return retimeTicket(ticket, context);
  }

  /** Null for one that is not to be given to anybody now. */
  route(ticket: Ticket, context: Context, turn: number): TicketChange | null {
    if (!isToBeRouted(ticket, context)) return null;
    const pool = poolOf(ticket, context);
    return routePending(ticket, context, pool && { turn, ahead: 0, open: {} });
  }

  /** Of a ticket that nobody has, or somebody who has left. */
  routeUnowned(ticket: Ticket, context: Context): TicketChange | null {
    return routeUnowned(ticket, context);
  }

  advanceVisit(visit: Visit, context: VisitContext): VisitChange | null {
    const changed = retimeVisit(visit, context) ?? handOverVisit(visit, context);
    if (changed || visit.status !== 'planned') return changed ?? advanceVisit(visit, context);
    const summoned = summonVisit(visit, context);
    return summoned.ok ? summoned.value : null;
  }

  retimeVisit(visit: Visit, context: VisitContext): VisitChange | null {
    return retimeVisit(visit, context);
  }

  withdrawOffer(visit: Visit, context: VisitContext): VisitChange | null {
    return withdrawOffer(visit, context);
  }

  handOver(visit: Visit, context: VisitContext): VisitChange | null {
    return handOverVisit(visit, context);
  }

  mailsOf(event: Event, entity: Ticket | Visit, policy: Policy, beside: Beside): Written[] {
    return addresseesOf(event, entity, policy).map(({ template, to }) => {
      const whom = { template, recipientId: to.id };
      if (to.id !== customerId) return { ...whom, text: '', instants: [] };
      const text = withPlainInstants(() => wordsTo(event, entity, policy, whom, beside)!);
      return { ...whom, text, instants: instantsIn(text) };
    });
  }

  /** When what is gathered for somebody until an instant is told, once hours have changed. */
  closingBy(policy: Policy, person: Staff, closesAt: InstantText, at: InstantText): InstantText {
    return closingBy(policy, person, closesAt, at);
  }

  noticesOf(event: Event, entity: Ticket | Visit, policies: { active: Policy; governing: Policy }): Telling[] {
    if (event.data.type === 'rung.fired') return noticesOfRung(event, policies.active);
    if (!('ticketId' in entity)) return [];
    if ('reason' in event.data && event.data.reason === 'staff') return [];
    return noticesOfTicket(event, entity, policies.governing);
  }
}
