import * as z from 'zod/mini';
import { instantSchema } from '../instant-schema.ts';
import { waitsFor } from '../policy/waits-for.ts';
import type { InstantText } from '../vocabulary.ts';
import { channelSchema, customerClassSchema, prioritySchema } from '../vocabulary-schemas.ts';

const at = { at: instantSchema };

/** What people did to a ticket. What its ladders did is left out: another policy's would have done something else. */
const deedSchema = z.discriminatedUnion('type', [
  z.object({ ...at, type: z.literal('message'), needsAnswer: z.boolean() }),
  z.object({ ...at, type: z.literal('no-answer-needed') }),
  z.object({ ...at, type: z.literal('replied') }),
  z.object({ ...at, type: z.literal('assigned'), to: z.string() }),
  z.object({ ...at, type: z.literal('prioritised'), to: prioritySchema }),
  z.object({ ...at, type: z.literal('retyped'), to: z.string() }),
  z.object({ ...at, type: z.literal('milestone'), milestone: z.string() }),
  /** A time was booked with the customer. */
  z.object({ ...at, type: z.literal('booked'), bookedFor: instantSchema }),
  z.object({ ...at, type: z.literal('called-off') }),
  z.object({
    ...at,
    type: z.literal('paused'),
    waitsFor: z.optional(z.enum(waitsFor)),
    until: z.optional(instantSchema),
  }),
  z.object({ ...at, type: z.literal('resumed') }),
  /** Of a complaint about conduct: whether it was found true. */
  z.object({ ...at, type: z.literal('resolved'), founded: z.optional(z.boolean()) }),
  z.object({ ...at, type: z.literal('reopened') }),
]);
export type Deed = z.infer<typeof deedSchema>;

/** A ticket's past, without a word of what was written: as it was opened, and what people did to it, in order. */
export const historySchema = z
  .object({
    ticketId: z.string(),
    requestType: z.string(),
    priority: prioritySchema,
    channel: channelSchema,
    customerClass: z.nullable(customerClassSchema),
    /** Whom a complaint about conduct is about. */
    about: z.optional(z.nullable(z.object({ staff: z.optional(z.string()), team: z.optional(z.string()) }))),
    openedAt: instantSchema,
    deeds: z.array(deedSchema),
  })
  .check(refuseDisorder);
export type TicketHistory = z.infer<typeof historySchema>;

function refuseDisorder({
  value,
  issues,
}: z.core.ParsePayload<{ openedAt: InstantText; deeds: readonly Deed[] }>): void {
  let last = value.openedAt;
  for (const [index, { at }] of value.deeds.entries()) {
    const message = `expected an instant not before ${index === 0 ? 'the ticket was opened' : 'the one before it'}`;
    if (at < last) issues.push({ code: 'custom', path: ['deeds', index, 'at'], message, input: at });
    last = at;
  }
}
