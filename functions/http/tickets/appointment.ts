import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { bookAppointment, callOffAppointment } from '../../../domain/ticket/commands.ts';
import { route } from '../../_kit/http-routes.ts';
import { changeTicket } from './change.ts';

const path = '/tickets/{ticketId}/appointment';

/** A time was agreed with the customer; another one takes its place. */
export const bookAppointmentRoute = route({
  operationId: 'bookAppointment',
  method: 'PUT',
  path,
  permission: 'work',
  body: z.lazy(() => z.strictObject({ bookedFor: instantSchema })),
  handle: (call) => {
    const bookedFor = call.body.bookedFor;
    return changeTicket(call, (ticket, context) => bookAppointment(ticket, bookedFor, context));
  },
});

/** It was called off, and no other time is agreed yet. */
export const callOffAppointmentRoute = route({
  operationId: 'callOffAppointment',
  method: 'DELETE',
  path,
  permission: 'work',
  handle: (call) => changeTicket(call, callOffAppointment),
});
