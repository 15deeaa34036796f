import * as z from 'zod/mini';
import { somethingOf } from './durations.ts';

/** How long such holds last where nobody says until when, in which calendar, and by which of the policy's ladders they are chased. */
export const holdRuleSchema = z.lazy(() =>
  z.strictObject({ calendar: z.string(), target: somethingOf(366), ladder: z.string() }),
);
