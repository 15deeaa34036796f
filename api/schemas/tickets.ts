/** What the staff API shows. Whatever a row holds beyond this (keys, task tokens, executions) stays inside. */
import * as z from 'zod/mini';
import { causeSchema } from '../../domain/cause.ts';
import { orderDatesSchema } from '../../domain/order-dates.ts';
import { waitsFor } from '../../domain/policy/waits-for.ts';
import { linkKinds } from '../../domain/ticket/events.ts';
import { ticketStatuses } from '../../domain/ticket/ticket.ts';
import {
  channelSchema,
  customerClassSchema,
  customerSchema,
  prioritySchema,
  roleSchema,
} from '../../domain/vocabulary-schemas.ts';
import { ledgerEntrySchema } from './deadlines.ts';
import { instant, maybe, pageOf } from './parts.ts';

export const rungSchema = z.lazy(() =>
  z.object({ name: z.string(), dueAt: instant, firedAt: maybe(instant), skipped: z.optional(z.literal(true)) }),
);

const clock = () =>
  z.object({
    name: z.string(),
    run: z.int(),
    state: z.enum(['running', 'paused', 'met', 'cancelled']),
    policyVersion: z.string(),
    calendar: z.string(),
    calendarVersion: maybe(z.string()),
    target: z.string(),
    exception: maybe(z.int()),
    startedAt: instant,
    bookedFor: z.optional(instant),
    dueAt: maybe(instant),
    metAt: maybe(instant),
    cancelledAt: maybe(instant),
    breachedAt: maybe(instant),
    newPromiseAt: maybe(instant),
    toldDueAt: z.optional(maybe(instant)),
    caveat: maybe(z.string()),
    rungs: z.array(rungSchema),
  });
export const clockSchema = z.lazy(clock);

/** What a due time follows from; see `Proof` in domain/ticket/proof.ts. */
export const proofSchema = z.lazy(() =>
  z.object({
    policyVersion: z.string(),
    rule: maybe(z.string()),
    target: z.string(),
    calendar: z.object({
      name: z.string(),
      rule: maybe(z.string()),
      timeZone: maybe(z.string()),
      version: maybe(z.string()),
      hasChanged: z.boolean(),
    }),
    startedAt: instant,
    bookedFor: maybe(instant),
    dueAt: maybe(instant),
    ledger: z.array(ledgerEntrySchema),
    overdue: maybe(z.string()),
    caveat: maybe(z.string()),
    problem: maybe(z.string()),
  }),
);

/** A clock as it stands now. `remaining` counts the calendar's open time and is negative once the promise is broken. */
export const timedClockSchema = z.lazy(() => z.extend(clock(), { remaining: maybe(z.string()), proof: proofSchema }));

export const clocksSchema = z.lazy(() => z.object({ now: instant, clocks: z.array(timedClockSchema) }));

/** Whom a complaint about conduct is about. */
const aboutSchema = z.lazy(() => z.object({ staff: z.optional(z.string()), team: z.optional(z.string()) }));

const taskSchema = z.lazy(() =>
  z.object({
    taskId: z.string(),
    title: z.string(),
    assignee: maybe(z.string()),
    openedAt: instant,
    doneAt: maybe(instant),
    call: z.optional(z.literal(true)),
  }),
);

export const ticketSchema = z.lazy(() =>
  z.object({
    ticketId: z.string(),
    version: z.int(),
    status: z.enum(ticketStatuses),
    requestType: z.string(),
    priority: prioritySchema,
    channel: channelSchema,
    customerClass: maybe(customerClassSchema),
    subject: z.string(),
    text: z.string(),
    customer: maybe(customerSchema),
    shopId: maybe(z.string()),
    orderId: maybe(z.string()),
    /** The visit it came of. */
    visitId: z.optional(z.string()),
    product: maybe(z.string()),
    cause: maybe(causeSchema),
    complaint: z.boolean(),
    region: maybe(z.string()),
    about: maybe(aboutSchema),
    assignee: maybe(z.string()),
    team: maybe(z.string()),
    clocks: z.array(clockSchema),
    holds: z.array(
      z.object({
        from: instant,
        to: maybe(instant),
        reason: z.string(),
        waitsFor: z.optional(z.enum(waitsFor)),
        until: z.optional(instant),
      }),
    ),
    moments: z.array(
      z.object({
        name: z.string(),
        at: instant,
        bookedFor: z.optional(instant),
        returned: z.optional(z.literal(true)),
      }),
    ),
    tasks: z.array(taskSchema),
    compensation: z.optional(
      z.object({
        band: z.string(),
        amount: z.int(),
        currency: z.string(),
        offeredAt: instant,
        offeredBy: maybe(z.string()),
      }),
    ),
    /** To teams kept out of it: what was complained of, and what is thought of it, is left out. */
    keptOut: z.optional(z.literal(true)),
    mergedInto: z.optional(z.string()),
    /** When it was opened with an order: whether that order was known. */
    orderKnown: z.optional(z.boolean()),
    links: z.optional(z.array(z.object({ ticketId: z.string(), kind: z.enum(linkKinds) }))),
    openedAt: instant,
    updatedAt: instant,
    answeredAt: maybe(instant),
    repliedAt: maybe(instant),
    mailReturnedAt: z.optional(instant),
    unansweredSince: maybe(instant),
    resolvedAt: maybe(instant),
    nextDueAt: maybe(instant),
    policyVersion: z.string(),
  }),
);

/** A ticket in a list: what its index holds. */
export const ticketItemSchema = z.lazy(() =>
  z.object({
    ticketId: z.string(),
    status: z.enum(ticketStatuses),
    requestType: z.string(),
    priority: prioritySchema,
    subject: z.string(),
    customer: maybe(customerSchema),
    assignee: maybe(z.string()),
    nextDueAt: maybe(instant),
    openedAt: instant,
    shopId: maybe(z.string()),
    orderId: maybe(z.string()),
  }),
);

/** A task in a list, with what whoever does it has to know of its ticket. */
export const taskItemSchema = z.lazy(() =>
  z.object({
    ticketId: z.string(),
    taskId: z.string(),
    title: z.string(),
    assignee: z.string(),
    openedAt: instant,
    dueAt: maybe(instant),
    requestType: z.string(),
    customer: maybe(customerSchema),
    product: maybe(z.string()),
  }),
);

export const actorSchema = z.lazy(() =>
  z.union([
    z.object({ kind: z.literal('staff'), id: z.string(), role: roleSchema }),
    z.object({ kind: z.literal('shop'), id: z.string() }),
    z.object({ kind: z.enum(['customer', 'system']) }),
  ]),
);

const clockStepSchema = z.lazy(() =>
  z.object({
    clock: z.string(),
    run: z.int(),
    step: z.enum(['started', 'restarted', 'paused', 'resumed', 'retimed', 'met', 'breached', 'cancelled']),
    dueAt: maybe(instant),
  }),
);

/** What happened; `data.type` says what, and the other members of `data` go with it. */
export const eventSchema = z.lazy(() =>
  z.object({
    eventId: z.string(),
    sequence: z.int(),
    at: instant,
    actor: actorSchema,
    /** What it did to the ticket's clocks. */
    clocks: z.optional(z.array(clockStepSchema)),
    data: z.looseObject({ type: z.string() }),
  }),
);

/** The days of an order that staff told. */
export const orderDatesAnswerSchema = z.lazy(() =>
  z.object({ shopId: z.string(), orderId: z.string(), dates: orderDatesSchema }),
);

export const ticketPageSchema = z.lazy(() => pageOf(ticketItemSchema));
export const taskPageSchema = z.lazy(() => pageOf(taskItemSchema));
export const eventPageSchema = z.lazy(() => pageOf(eventSchema));
