import type { Ports, TicketPort, TurnPort, VisitPort } from '../../application/ports.ts';
import type { Conflict, Write } from '../../application/unit-of-work.ts';
import type { Event } from '../../domain/events.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { transitions } from '../../domain/ticket/transitions.ts';
import type { VisitChange } from '../../domain/visit/change.ts';
import { visitTransitions } from '../../domain/visit/transitions.ts';
import type { Visit } from '../../domain/visit/visit.ts';

/**
 * Tickets and visits with their histories in memory: so that use cases run in one process, as fast as they decide. It
 * refuses what the table refuses: a change of something that has changed since, a time somebody else has taken.
 */
export class MemoryTable {
  readonly tickets = new Map<string, Ticket>();
  readonly visits = new Map<string, Visit>();
  readonly events: Event[] = [];
  readonly #turns = new Map<string, number>();

  /** What use cases are given. */
  ports(world: Ports): Ports & TicketPort & VisitPort & TurnPort {
    return {
      ...world,
      readTicket: async (ticketId) => this.tickets.get(ticketId) ?? null,
      saveTicket: async (change, also) => this.#saved(isAlone(also) && this.#putTickets(ticketsOf(change))),
      saveTicketStep: async (change) => this.#putTickets([change]),
      ticketsOfStatus: (status) => listed(this.tickets, (ticket) => ticket.status === status),

      readVisit: async (visitId) => this.visits.get(visitId) ?? null,
      saveVisit: async (change, also) => this.#saved(isAlone(also) && this.#putVisit(change)),
      saveVisitStep: async (change) => this.#putVisit(change),
      visitsOfStatus: (status, { since = '', until = '~' } = {}) =>
        listed(this.visits, ({ status: its, nextDueAt }) => {
          const due = nextDueAt ?? '9999';
          return its === status && due >= since && due <= until;
        }),
      readDiaryBeside: async ({ visitId }, staff) =>
        Object.fromEntries(staff.map((id) => [id, this.#takenBeside(visitId, id)])),
      ticketsOfOrder: async (shopId, orderId) =>
        [...this.tickets.values()].filter((one) => one.shopId === shopId && one.orderId === orderId),

      takeTurn: async ({ by, candidates }) => {
        const pool = `${by} ${candidates.join(' ')}`;
        const turn = (this.#turns.get(pool) ?? 0) + 1;
        this.#turns.set(pool, turn);
        const open = by === 'load' ? candidates.map((id) => [id, this.#openOf(id)] as const) : [];
        return { turn, ahead: 0, open: Object.fromEntries(open) };
      },
    };
  }

  #saved(isWritten: boolean): Conflict | null {
    return isWritten ? null : { failed: [0] };
  }

  #putTickets(changes: readonly TicketChange[]): boolean {
    const holds = ({ before, ticket, transition }: TicketChange) => {
      const stored = this.tickets.get(ticket.ticketId);
      if (before === null || transition === 'open') return stored === undefined;
      return stored?.version === before.version && isAmong(transitions[transition].from, stored.status);
    };
    if (!changes.every(holds)) return false;
    for (const { ticket, events } of changes) {
      this.tickets.set(ticket.ticketId, ticket);
      this.events.push(...events);
    }
    return true;
  }

  #putVisit({ before, visit, transition, events, next, ticket }: VisitChange): boolean {
    if (before === null || transition === 'plan') throw new Error('a new visit is planned, not saved');
    const stored = this.visits.get(visit.visitId);
    const isCurrent = stored?.version === before.version && isAmong(visitTransitions[transition].from, stored.status);
    const taken = visit.booked === null ? [] : this.#takenBeside(visit.visitId, visit.booked.staff);
    if (!isCurrent || visit.booked?.slots.some((slot) => taken.includes(slot))) return false;
    if (ticket !== null && !this.#putTickets(ticketsOf(ticket))) return false;
    this.visits.set(visit.visitId, visit);
    this.events.push(...events);
    if (next !== null && !this.visits.has(next.visitId)) this.visits.set(next.visitId, next);
    return true;
  }

  #takenBeside(visitId: string, staff: string): string[] {
    const others = [...this.visits.values()].filter((one) => one.visitId !== visitId && one.booked?.staff === staff);
    return others.flatMap(({ booked }) => booked?.slots ?? []);
  }

  #openOf(staff: string): number {
    return [...this.tickets.values()].filter(({ assignee, status }) => assignee === staff && status !== 'resolved')
      .length;
  }
}

function ticketsOf(change: TicketChange): TicketChange[] {
  return [change, ...(change.with ?? [])].filter(({ before, ticket }) => before !== ticket);
}

/** Writes of other stores have no place in memory. */
function isAlone(also: readonly Write[] = []): boolean {
  if (also.length > 0) throw new Error('in memory nothing is written beside tickets and visits');
  return true;
}

function isAmong(statuses: readonly string[], status: string): boolean {
  return statuses.includes(status);
}

/** Rows as they are when the list is asked for, what is due soonest first. */
async function* listed<T extends { nextDueAt: string | null }>(
  rows: ReadonlyMap<string, T>,
  belongs: (row: T) => boolean,
) {
  const due = ({ nextDueAt }: T) => nextDueAt ?? '9999';
  yield* [...rows.values()].filter(belongs).sort((a, b) => (due(a) < due(b) ? -1 : 1));
}
