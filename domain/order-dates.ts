import { dateSchema } from 'business-time';
import * as z from 'zod/mini';

/** Days in an order's life that no shop tells and staff report; plans and terms may count from them. */
export const orderDateNames = ['sale', 'deal', 'invoice', 'contract', 'acceptance', 'move-in'] as const;
export type OrderDateName = (typeof orderDateNames)[number];

/** The members of {@link orderDatesSchema}. */
export const orderDatesMembers = () =>
  ({
    sale: z.optional(dateSchema),
    deal: z.optional(dateSchema),
    invoice: z.optional(dateSchema),
    contract: z.optional(dateSchema),
    acceptance: z.optional(dateSchema),
    'move-in': z.optional(dateSchema),
  }) satisfies Record<(typeof orderDateNames)[number], unknown>;

/** The days known of an order, as dates of the business's zone: `{"acceptance":"2026-03-01"}`. */
export const orderDatesSchema = z.lazy(() => z.strictObject(orderDatesMembers()));
export type OrderDates = z.infer<typeof orderDatesSchema>;
