import * as z from 'zod/mini';
import type { InstantText } from '../vocabulary.ts';
import { customerSchema } from '../vocabulary-schemas.ts';
import { orderDatesSchema } from './dates.ts';

/** Some things are sold by the metre, so it need not be whole. */
export const quantitySchema = z.number().check(z.gte(0), z.lte(1_000_000));

export const orderLineSchema = z.object({
  lineId: z.string().check(z.minLength(1), z.maxLength(100)),
  product: z.string().check(z.maxLength(500)),
  sku: z.optional(z.string().check(z.maxLength(200))),
  quantity: quantitySchema,
});

/** A shop's name in addresses and ids. Without hyphens: in a visit's id the order's id follows after one. */
export const shopIdSchema = z
  .string()
  .check(z.regex(/^[a-z0-9]{1,12}$/, 'expected at most 12 small letters and digits'));

/** An order's id at its shop: part of keys and execution names, so its length and letters are limited. */
export const orderIdSchema = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{1,36}$/, 'expected at most 36 letters, digits, hyphens and underscores'));

/** What a shop says of an order, in our words. */
export const orderSchema = z.object({
  shopId: shopIdSchema,
  orderId: orderIdSchema,
  /** The number people see, `#1001`. */
  number: z.string(),
  customer: z.nullable(customerSchema),
  /** ISO 3166-1 alpha-2 with the province where the shop gives one: its name, and its code if the shop tells both. */
  country: z.nullable(z.string()),
  province: z.nullable(z.string()),
  provinceCode: z.optional(z.nullable(z.string())),
  lines: z.array(orderLineSchema),
  deliveredAt: z.nullable(z.string()),
  cancelledAt: z.nullable(z.string()),
  /** What staff reported beside what the shop says. */
  dates: z.optional(orderDatesSchema),
  /** The shop's own time of this state: an older state never overwrites a newer one. */
  updatedAt: z.string(),
});
export type Order = z.infer<typeof orderSchema>;

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
