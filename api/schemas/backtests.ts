import * as z from 'zod/mini';
import { instant, maybe } from './parts.ts';

const beforeAndAfter = z.lazy(() => z.tuple([z.int(), z.int()]));

/** What another policy would have made of past tickets; pairs are under the one compared with, and under the draft. */
export const backtestReportSchema = z.lazy(() =>
  z.object({
    tickets: z.int(),
    unknownType: z.int(),
    clocks: z.array(
      z.object({
        requestType: z.string(),
        clock: z.string(),
        runs: beforeAndAfter,
        breaches: beforeAndAfter,
        gained: z.int(),
        lost: z.int(),
      }),
    ),
    mostChanged: z.array(
      z.object({ ticketId: z.string(), requestType: z.string(), gained: z.int(), lost: z.int(), laterMs: z.int() }),
    ),
    workload: z.record(z.string(), z.object({ before: z.array(z.int()), after: z.array(z.int()) })),
  }),
);

export const backtestSchema = z.lazy(() =>
  z.object({
    backtestId: z.string(),
    status: z.enum(['running', 'done', 'failed']),
    policy: z.string(),
    against: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    until: instant,
    report: maybe(backtestReportSchema),
    requestedBy: z.string(),
    createdAt: instant,
    updatedAt: instant,
  }),
);
