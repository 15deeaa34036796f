import * as z from 'zod/mini';
import { orderDateNames } from '../order-dates.ts';
import { textSchema } from '../vocabulary-schemas.ts';
import { daysSchema } from './durations.ts';

/** Time a customer was without the thing, which does not count against the term. */
export const awayKinds = ['repair-time', 'waiting-for-parts'] as const;

export const remedySchema = z.lazy(() => z.enum(['return', 'refund', 'exchange', 'repair', 'claim']));

/** What a customer may claim for something bought, and for how long. */
export const termSchema = z.lazy(() =>
  z.strictObject({
    title: textSchema,
    /** The day it counts from. */
    from: z.enum(['delivery', 'exchange', ...orderDateNames]),
    /** The day it counts from is not part of it: seven days from the 1st last until the 8th. */
    period: z.union([
      z.literal('lifetime'),
      daysSchema.check(z.refine((period) => /[1-9]/.test(period), 'expected a period of at least a day')),
    ]),
    remedies: z.array(remedySchema).check(z.minLength(1)),
    /** Instead of those, once the thing has been repaired so often and is still not usable. */
    afterRepairs: z.optional(
      z.strictObject({
        count: z.int().check(z.gte(1)),
        remedies: z.array(remedySchema).check(z.minLength(1)),
      }),
    ),
    /** Who chooses between several remedies. */
    whoChooses: z.enum(['customer', 'business']),
    excludes: z.optional(z.array(z.enum(awayKinds))),
    /** Counts anew from the day the thing was exchanged. */
    restartsOnExchange: z.optional(z.boolean()),
    /** Of a part of the thing, its disk, say: a claim is warranty by it only when it is about that part. */
    component: z.optional(z.boolean()),
  }),
);
export type Term = z.infer<typeof termSchema>;
