import * as z from 'zod/mini';
import { instant } from './parts.ts';

export const summaryLineSchema = z.lazy(() => z.object({ label: z.string(), count: z.int(), before: z.int() }));

export const summarySchema = z.lazy(() =>
  z.object({
    month: z.string(),
    madeAt: instant,
    total: z.int(),
    totalBefore: z.int(),
    byCause: z.array(summaryLineSchema),
    byProduct: z.array(summaryLineSchema),
  }),
);
