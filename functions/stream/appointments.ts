import { appointmentWrites, holderOfTicket, readAppointment, readDiary } from '../../adapters/dynamo/book-store.ts';
import type { Database } from '../../adapters/dynamo/database.ts';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import { transact } from '../../adapters/dynamo/transact.ts';
import type { Policies } from '../../application/policies.ts';
import type { Event } from '../../domain/events.ts';
import { toText } from '../../domain/instants.ts';
import { bookingOf } from '../../domain/ticket/appointments.ts';
import { now } from '../_kit/time.ts';

/** Of these the first or second event of a history is its opening: nothing was booked before. */
const opening = 2;

/**
 * What an appointment takes of people's times goes with its ticket: to whoever it is given to, as far as they are free, to
 * the ticket it becomes one with, and back when it falls away with what the ticket was.
 */
export async function followAppointment(database: Database, policies: Policies, event: Event): Promise<void> {
  const { data, sequence, entityId: ticketId } = event;
  const isGiven = data.type === 'ticket.assigned' && sequence > opening;
  const isMerged = data.type === 'ticket.merged' && data.bookedFor !== undefined;
  if (!isGiven && !isMerged && !(data.type === 'ticket.called-off' && data.reason !== 'staff')) return;
  await take(database, policies, ticketId);
  if (isMerged) await take(database, policies, data.into);
}

/** Takes what a ticket's appointment takes now, and gives back what it has taken before. */
async function take(database: Database, policies: Policies, ticketId: string): Promise<void> {
  for (;;) {
    const appointment = await readAppointment(database, ticketId);
    const ticket = await readTicket(database, ticketId);
    if (!ticket) return;
    const context = { now: now(), actor: { kind: 'system' as const }, policy: await policies.of(ticket.policyVersion) };
    const free = bookingOf(ticket, context, {});
    if (free?.staff === appointment.booked?.staff && free?.slots[0] === appointment.booked?.slots[0]) return;
    const diary = free ? await readDiary(database, [free.staff], free.slots[0]!, holderOfTicket(ticketId)) : {};
    const booked = bookingOf(ticket, context, diary);
    const writes = appointmentWrites(database, ticketId, appointment, booked, toText(context.now));
    if (writes.length === 0 || !(await transact(database, writes))) return;
  }
}
