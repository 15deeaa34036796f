import * as z from 'zod/mini';
import { orderDateNames } from '../order-dates.ts';
import { plannedVisitTypes } from '../vocabulary.ts';
import { customerClassSchema, roleSchema, textSchema } from '../vocabulary-schemas.ts';
import { daysSchema, monthDaySchema } from './durations.ts';

/** Names of plans and seasons become part of execution names, which AWS limits to 80 characters. */
const ruleNameSchema = z.lazy(() =>
  z.string().check(z.regex(/^[a-z][a-z0-9-]{0,19}$/, 'expected at most 20 small letters, digits and hyphens')),
);

/** Calls and visits that follow from a purchase, once or again and again. */
export const planSchema = z.lazy(() =>
  z.strictObject({
    name: ruleNameSchema,
    /** What customers read; the visit type's own name unless given. */
    title: z.optional(textSchema),
    visitType: z.enum(plannedVisitTypes),
    /** The day it counts from; an order that does not know that day is not planned for. The delivery unless given. */
    from: z.optional(z.enum(['delivery', ...orderDateNames])),
    /** From that day to the first window; for a recurring plan also from one window to the next. */
    after: daysSchema,
    /**
     * Whether it comes round. The next window counts from the day the plan does, however late a visit was made; or, with
     * `from-completion`, from the day the one before was made, or from its window where it was not.
     */
    repeat: z.union([z.boolean(), z.literal('from-completion')]),
    /** No window opens later than this after the day it counts from: checks within the warranty, say. */
    until: z.optional(daysSchema),
    /** How long the window stays open. */
    window: daysSchema,
    /** Only for customers of these classes. */
    customerClass: z.optional(z.array(customerClassSchema).check(z.minLength(1))),
    role: roleSchema,
    /** Only those of the role who have it make these visits. */
    skill: z.optional(z.string()),
  }),
);

export const seasonSchema = z.lazy(() =>
  z.strictObject({
    name: ruleNameSchema,
    title: textSchema,
    climateZone: z.string(),
    /** First and last day of the season, `MM-DD`. */
    opens: monthDaySchema,
    closes: monthDaySchema,
    /** How long before the season opens its inspections are offered. */
    lead: daysSchema,
    role: roleSchema,
    skill: z.optional(z.string()),
  }),
);

/**
 * Work that comes round with the calendar and not with a customer: a digest every week, a review every month. A ticket
 * of a request type, whose clocks then time it and whose ladders chase it.
 */
export const routineSchema = z.lazy(() =>
  z.strictObject({
    name: ruleNameSchema,
    title: textSchema,
    /** On the first working day of every one of them. */
    every: z.enum(['week', 'month', 'quarter', 'half-year', 'year']),
    /** Which days are working days. */
    calendar: z.string(),
    requestType: z.string(),
    /**
     * What its ticket brings: complaints, or returns, by cause of the time before, how many open tickets each of the staff
     * has.
     */
    figures: z
      .array(z.enum(['complaints', 'returns', 'load']))
      .check(z.minLength(1, 'expected figures: a title alone is no work')),
  }),
);

export type Plan = z.infer<typeof planSchema>;
export type Season = z.infer<typeof seasonSchema>;
export type Routine = z.infer<typeof routineSchema>;
