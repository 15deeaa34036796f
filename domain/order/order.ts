import * as z from 'zod/mini';
import type { OrderDates } from '../order-dates.ts';
import type { Customer, InstantText } from '../vocabulary.ts';
import { lineSchema } from '../vocabulary-schemas.ts';

/** Some things are sold by the metre, so it need not be whole. */
export const quantitySchema = z.lazy(() => z.number().check(z.gte(0), z.lte(1_000_000)));

export const orderLineSchema = z.lazy(() =>
  z.object({
    lineId: z.string().check(z.minLength(1), z.maxLength(100)),
    product: lineSchema(500, 0),
    sku: z.optional(lineSchema(200, 0)),
    quantity: quantitySchema,
  }),
);
type OrderLine = z.infer<typeof orderLineSchema>;

/** A shop's name in addresses and ids. Without hyphens: in a visit's id the order's id follows after one. */
export const shopIdSchema = z.lazy(() =>
  z.string().check(z.regex(/^[a-z0-9]{1,12}$/, 'expected at most 12 small letters and digits')),
);

/** An order's id at its shop: part of keys and execution names, so its length and letters are limited. */
export const orderIdSchema = z.lazy(() =>
  z.string().check(z.regex(/^[A-Za-z0-9_-]{1,36}$/, 'expected at most 36 letters, digits, hyphens and underscores')),
);

/** What a shop says of an order, in our words. */
export interface Order {
  shopId: string;
  orderId: string;
  /** The number people see, `#1001`. */
  number: string;
  customer: Customer | null;
  /** ISO 3166-1 alpha-2 with the province where the shop gives one: its name, and its code if the shop tells both. */
  country: string | null;
  province: string | null;
  provinceCode?: string | null | undefined;
  lines: OrderLine[];
  deliveredAt: InstantText | null;
  cancelledAt: InstantText | null;
  /** What staff reported beside what the shop says. */
  dates?: OrderDates | undefined;
  /** The shop's own time of this state: an older state never overwrites a newer one. */
  updatedAt: InstantText;
}

/** One sold thing, made from an order's line when the order is delivered. */
export interface Unit {
  unitId: string;
  shopId: string;
  orderId: string;
  product: string;
  sku: string | null;
  quantity: number;
  deliveredAt: InstantText;
  climateZone: string | null;
}
