import * as z from 'zod/mini';
import { roleSchema, textSchema } from '../vocabulary-schemas.ts';

/** In minor units of the currency: fen, cents, won. */
const amountSchema = z.lazy(() => z.int().check(z.gte(0)));

/** What is offered in one kind of case, and the most staff may offer by themselves. */
const bandSchema = z.lazy(() =>
  z
    .strictObject({
      title: textSchema,
      /** What the freight of one way cost is offered at first, but not less than `least`. */
      base: z.optional(z.literal('one-way-freight')),
      least: z.optional(amountSchema),
      /** Offered for each day of delay, in place of a base. */
      perDay: z.optional(amountSchema),
      /** Above it somebody of the approvers has to make the offer. */
      most: amountSchema,
    })
    .check(z.refine((band) => !(band.base && band.perDay !== undefined), 'expected either base or perDay, not both')),
);

const isCurrency = (code: string) => Intl.supportedValuesOf('currency').includes(code);

/** What may be offered to make good for something. */
export const compensationSchema = z.lazy(() =>
  z.strictObject({
    currency: z.string().check(z.refine(isCurrency, 'expected a currency by its three letters, such as CNY')),
    approvers: z.array(roleSchema).check(z.minLength(1)),
    bands: z.record(
      z.string().check(z.regex(/^[a-z][a-z0-9-]{0,29}$/, 'expected at most 30 small letters, digits and hyphens')),
      bandSchema,
    ),
  }),
);

export type Compensation = z.infer<typeof compensationSchema>;
export type Band = z.infer<typeof bandSchema>;
