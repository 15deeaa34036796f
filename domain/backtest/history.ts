import * as z from 'zod/mini';
import type { Event } from '../events.ts';
import { latest } from '../instants.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { channelSchema, customerClassSchema, type InstantText, prioritySchema } from '../vocabulary.ts';

/** Taken with any offset, and kept as instants are kept everywhere: so that they compare as text. */
const instant = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((text) => new Date(text).toISOString()),
);
const at = { at: instant };

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
  z.object({ ...at, type: z.literal('booked'), bookedFor: instant }),
  z.object({ ...at, type: z.literal('called-off') }),
  z.object({ ...at, type: z.literal('paused') }),
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
    openedAt: instant,
    deeds: z.array(deedSchema),
  })
  .check(refuseDisorder);
export type TicketHistory = z.infer<typeof historySchema>;

/** A ticket's history from its row and its events, in order. */
export function historyOf(ticket: Ticket, events: readonly Event[]): TicketHistory {
  const deeds = inOrder(
    events.flatMap((event) => deedOf(event) ?? []),
    ticket.openedAt,
  );
  const first = <T extends 'ticket.prioritised' | 'ticket.retyped'>(type: T) =>
    events.map(({ data }) => data).find((data) => data.type === type) as { from: never } | undefined;
  return {
    ticketId: ticket.ticketId,
    requestType: first('ticket.retyped')?.from ?? ticket.requestType,
    priority: first('ticket.prioritised')?.from ?? ticket.priority,
    channel: ticket.channel,
    customerClass: ticket.customerClass,
    about: ticket.about,
    openedAt: ticket.openedAt,
    deeds,
  };
}

/** Clocks differ a little from machine to machine: what came later in the history did not happen before. */
function inOrder(deeds: readonly Deed[], openedAt: InstantText): Deed[] {
  let last = openedAt;
  return deeds.map((deed) => {
    last = latest(last, deed.at);
    return { ...deed, at: last };
  });
}

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

function deedOf({ at, data }: Event): Deed | null {
  switch (data.type) {
    case 'ticket.message':
      return { at, type: 'message', needsAnswer: data.needsAnswer };
    case 'ticket.no-answer-needed':
      return { at, type: 'no-answer-needed' };
    case 'ticket.replied':
      return { at, type: 'replied' };
    case 'ticket.assigned':
      return data.reason === 'staff' ? { at, type: 'assigned', to: data.to } : null;
    case 'ticket.prioritised':
      return data.reason === 'staff' ? { at, type: 'prioritised', to: data.to } : null;
    case 'ticket.retyped':
      return { at, type: 'retyped', to: data.to };
    case 'ticket.milestone':
      return { at, type: 'milestone', milestone: data.milestone };
    case 'ticket.booked':
      return { at, type: 'booked', bookedFor: data.bookedFor };
    case 'ticket.called-off':
      return { at, type: 'called-off' };
    case 'ticket.paused':
      return { at, type: 'paused' };
    case 'ticket.resumed':
      return { at, type: 'resumed' };
    case 'ticket.resolved':
      return { at, type: 'resolved', ...(data.founded === null ? {} : { founded: data.founded }) };
    case 'ticket.reopened':
      return { at, type: 'reopened' };
    default:
      return null;
  }
}
