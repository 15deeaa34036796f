import * as z from 'zod/mini';
import { maybe } from './parts.ts';

const milliseconds = z.lazy(() => maybe(z.int()));

/** How late timers fired, by day in the business's zone; percentiles are at most 10 % above the truth. */
export const latenessSchema = z.lazy(() =>
  z.object({
    days: z.array(
      z.object({ date: z.iso.date(), count: z.int(), p50Ms: milliseconds, p99Ms: milliseconds, maxMs: milliseconds }),
    ),
  }),
);
