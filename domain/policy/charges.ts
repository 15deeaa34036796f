import * as z from 'zod/mini';
import { textSchema } from '../vocabulary-schemas.ts';

/** A paid, B under contract, C free under warranty, D internal. */
export const serviceClassSchema = z.lazy(() => z.enum(['A', 'B', 'C', 'D']));

/** `unclear` until evidence from both sides says whose fault it is. */
const payerSchema = z.lazy(() => z.enum(['business', 'customer', 'contract', 'unclear']));

/** Who pays for what, for some tickets: all that is named in `when` must fit. */
export const chargeRuleSchema = z.lazy(() =>
  z.strictObject({
    name: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,29}$/, 'expected at most 30 small letters, digits and hyphens')),
    /** Why, as staff tell the customer. */
    title: textSchema,
    when: z.optional(
      z.strictObject({
        /** Causes, as `group` or `group/reason`; a ticket whose cause is unknown fits none. */
        cause: z.optional(z.array(z.string()).check(z.minLength(1))),
        serviceClass: z.optional(z.array(serviceClassSchema).check(z.minLength(1))),
      }),
    ),
    pays: z
      .partialRecord(z.enum(['freight', 'parts', 'labour', 'travel', 'telephone']), payerSchema)
      .check(z.refine((pays) => Object.keys(pays).length > 0, 'expected somebody who pays for something')),
  }),
);

export type ChargeRule = z.infer<typeof chargeRuleSchema>;
export type ServiceClass = z.infer<typeof serviceClassSchema>;
export type Payer = z.infer<typeof payerSchema>;
