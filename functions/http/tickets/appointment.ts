import { appointmentWrites, holderOfTicket, readAppointment, readDiary } from '../../../adapters/dynamo/book-store.ts';
import { bookAppointmentContract } from '../../../api/operations/tickets/book-appointment.ts';
import { callOffAppointmentContract } from '../../../api/operations/tickets/call-off-appointment.ts';
import { forcedBy } from '../../../api/schemas/force.ts';
import type { Diary } from '../../../domain/booking/book.ts';
import type { Context } from '../../../domain/context.ts';
import { toText } from '../../../domain/instants.ts';
import type { Result } from '../../../domain/result.ts';
import { bookingOf } from '../../../domain/ticket/appointments.ts';
import type { TicketChange } from '../../../domain/ticket/change.ts';
import { bookAppointment, callOffAppointment } from '../../../domain/ticket/commands.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import { type Call, implement } from '../../_kit/http-routes.ts';
import { changeTicketWith } from './change.ts';

/** A time was agreed with the customer; another one takes its place. */
export const bookAppointmentRoute = implement(bookAppointmentContract, (call) => {
  const { bookedFor } = call.body;
  const forced = forcedBy(call.body);
  return changeTimes(
    call,
    ({ assignee }) => [assignee, bookedFor],
    (ticket, context, diary) => bookAppointment(ticket, bookedFor, context, { diary, forced }),
  );
});

/** It was called off, and no other time is agreed yet. */
export const callOffAppointmentRoute = implement(callOffAppointmentContract, (call) =>
  changeTimes(call, () => [null, null], callOffAppointment),
);

/**
 * Changes the ticket of the path, and in the same transaction what its appointment takes of the assignee's time.
 * @param whose of whom, and about which instant, it has to be known what others have; null when nothing is taken
 */
export function changeTimes<Outcome extends Result<TicketChange>>(
  call: Call<any, any>,
  whose: (ticket: Ticket, context: Context) => [staff: string | null, around: string | null],
  command: (ticket: Ticket, context: Context, diary: Diary) => Outcome,
) {
  return changeTicketWith(call, async (ticket, context) => {
    const { database } = call;
    const { ticketId } = ticket;
    const holder = holderOfTicket(ticketId);
    const [staff, around] = whose(ticket, context);
    const diary = around === null || staff === null ? {} : await readDiary(database, [staff], around, holder);
    const change = command(ticket, context, diary);
    if (!change.ok || change.value.ticket === ticket) return { change, writes: [] };
    const before = await readAppointment(database, ticketId);
    const booked = bookingOf(change.value.ticket, context, diary);
    return { change, writes: appointmentWrites(database, ticketId, before, booked, toText(context.now)) };
  });
}
