/** What is asked and answered about what a customer may claim. */

import { dateSchema } from 'business-time';
import * as z from 'zod/mini';
import { orderDateNames } from '../../domain/order-dates.ts';
import { remedySchema } from '../../domain/policy/terms.ts';
import { roleSchema } from '../../domain/vocabulary-schemas.ts';
import { maybe } from './parts.ts';

const count = z.lazy(() => z.int().check(z.gte(0), z.lte(10_000)));

export const entitlementQuestion = z.lazy(() =>
  z.strictObject({
    on: z.optional(dateSchema),
    dates: z.optional(z.partialRecord(z.enum(['delivery', 'exchange', ...orderDateNames]), dateSchema)),
    away: z.optional(
      z
        .array(
          z
            .strictObject({ kind: z.enum(['repair-time', 'waiting-for-parts']), from: dateSchema, to: dateSchema })
            .check(
              z.refine(({ from, to }) => from <= to, 'expected an end that is not before the beginning'),
              z.refine(({ from, to }) => to < tenYearsAfter(from), 'expected an end within ten years'),
            ),
        )
        .check(z.maxLength(100)),
    ),
    repairs: z.optional(count),
    term: z.optional(z.string()),
    underContract: z.optional(z.boolean()),
    internal: z.optional(z.boolean()),
    freight: z.optional(z.int().check(z.gte(0))),
    daysLate: z.optional(count),
  }),
);

/** As a text that compares with dates, the last decade before the year 10000 included. */
function tenYearsAfter(date: string): string {
  const year = Number(date.slice(0, 4)) + 10;
  return year > 9999 ? '9999-12-32' : `${year}`.padStart(4, '0') + date.slice(4);
}

export const entitlementSchema = z.lazy(() =>
  z.object({
    on: z.iso.date(),
    terms: z.array(
      z.object({
        term: z.string(),
        title: z.string(),
        state: z.enum(['not-begun', 'open', 'over', 'unknown']),
        remedies: z.array(remedySchema),
        whoChooses: z.enum(['customer', 'business']),
        from: maybe(z.iso.date()),
        lastDay: maybe(z.iso.date()),
      }),
    ),
    serviceClass: z.enum(['A', 'B', 'C', 'D']),
    charges: z.array(
      z.object({
        line: z.enum(['freight', 'parts', 'labour', 'travel', 'telephone']),
        payer: z.enum(['business', 'customer', 'contract', 'unclear']),
        rule: z.string(),
        title: z.string(),
      }),
    ),
    compensation: maybe(
      z.object({
        currency: z.string(),
        approvers: z.array(roleSchema),
        bands: z.array(
          z.object({
            band: z.string(),
            title: z.string(),
            most: z.int(),
            ceiling: maybe(z.int()),
            suggested: maybe(z.int()),
          }),
        ),
      }),
    ),
  }),
);
