import * as z from 'zod/mini';

/** One stretch of a proof; see `LedgerEntry` of business-time. */
export const ledgerEntrySchema = z.lazy(() =>
  z.object({
    kind: z.enum(['counted', 'paused', 'skipped', 'folded']),
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    seconds: z.int(),
    reason: z.optional(z.enum(['outside-hours', 'holiday', 'closed-day'])),
    name: z.optional(z.string()),
    counted: z.optional(z.int()),
    paused: z.optional(z.int()),
    skipped: z.optional(z.int()),
  }),
);

/** `due`, and `remaining` while it is null; or `elapsed` and `seconds`. */
export const deadlineAnswerSchema = z.lazy(() =>
  z.object({
    due: z.optional(z.nullable(z.iso.datetime({ offset: true }))),
    remaining: z.optional(z.string()),
    elapsed: z.optional(z.string()),
    seconds: z.optional(z.int()),
    ledger: z.array(ledgerEntrySchema),
  }),
);
