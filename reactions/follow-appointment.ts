import type { Appointment } from '../application/records.ts';
import type { Booked, Diary } from '../domain/booking/book.ts';
import { anyText } from '../domain/condition.ts';
import { toText } from '../domain/instants.ts';
import { bookingOf } from '../domain/ticket/appointments.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { InstantText } from '../domain/vocabulary.ts';
import type { Clock, PolicyPort } from './ports.ts';
import { onEvents } from './reaction.ts';

export interface AppointmentPort {
  readTicket(ticketId: string): Promise<Ticket | null>;
  readAppointment(ticketId: string): Promise<Appointment>;
  /** What others than the ticket have taken of somebody's times about an instant. */
  readDiaryBeside(ticketId: string, staffId: string, around: InstantText): Promise<Diary>;
  /** Takes and gives back what is taken otherwise than before. False when somebody else was first: nothing is written. */
  saveAppointment(ticketId: string, before: Appointment, booked: Booked | null, at: InstantText): Promise<boolean>;
}

type Ports = AppointmentPort & PolicyPort & Clock;

/** Of these the first or second event of a history is its opening: nothing was booked before. */
const opening = 2;

/**
 * What an appointment takes of people's times goes with its ticket: to whoever it is given to, as far as they are free, to
 * the ticket it becomes one with, and back when it falls away with what the ticket was.
 */
export const followAppointment = onEvents(
  'follow an appointment',
  {
    'ticket.assigned': true,
    'ticket.merged': [{ bookedFor: [anyText] }],
    // Staff's own calling off has given it back itself.
    'ticket.called-off': [{ reason: ['retyped', 'repromised', 'resolved', 'merged'] }],
  },
  async ({ data, sequence, entityId }, ports: Ports) => {
    if (data.type === 'ticket.assigned' && sequence <= opening) return;
    await take(ports, entityId);
    if (data.type === 'ticket.merged') await take(ports, data.into);
  },
);

/** Takes what a ticket's appointment takes now, and gives back what it has taken before. */
async function take(ports: Ports, ticketId: string): Promise<void> {
  for (;;) {
    const appointment = await ports.readAppointment(ticketId);
    const ticket = await ports.readTicket(ticketId);
    if (!ticket) return;
    const policy = await ports.policies.of(ticket.policyVersion);
    const context = { now: ports.now(), actor: { kind: 'system' as const }, policy };
    const free = bookingOf(ticket, context, {});
    if (free?.staff === appointment.booked?.staff && free?.slots[0] === appointment.booked?.slots[0]) return;
    const diary = free ? await ports.readDiaryBeside(ticketId, free.staff, free.slots[0]!) : {};
    const booked = bookingOf(ticket, context, diary);
    if (await ports.saveAppointment(ticketId, appointment, booked, toText(context.now))) return;
  }
}
