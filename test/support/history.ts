import type { Event } from '../../domain/events.ts';
import type { TicketEventData } from '../../domain/ticket/events.ts';
import type { Table } from './table.ts';

export type FiredRung = Extract<TicketEventData, { type: 'rung.fired' }>;

/** The rungs a ticket has climbed, in order. */
export async function firedRungs(table: Table, ticketId: string): Promise<FiredRung[]> {
  return (await table.history('ticket', ticketId)).map(({ data }) => data).filter((data) => data.type === 'rung.fired');
}

/** Every rung of every ticket, with its ticket's id, in the order of the instants they fired at. */
export async function allFiredRungs(table: Table): Promise<(FiredRung & { ticketId: string; at: string })[]> {
  const events = await table.rows<Event>('event');
  return events
    .flatMap(({ data, entityId: ticketId, at }) => (data.type === 'rung.fired' ? [{ ...data, ticketId, at }] : []))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Those of the promises the ticket was opened with, but not of what repeats, nor of its tasks, or times told since. */
export function ofItsPromises<Fired extends FiredRung>(fired: readonly Fired[]): Fired[] {
  return fired.filter(({ clock, rung }) => !clock.includes(':') && rung !== 'again');
}
