import * as z from 'zod/mini';
import { advanceFields } from './contract.ts';

/** Step Functions takes no longer time-out of a state. */
const longestWaitSeconds = 99_999_999;

/** An Advance task's answer. The task itself needs its type only, and does not load this. */
export const advanceOutputSchema = z.discriminatedUnion('next', [
  z.object({
    next: z.literal('await'),
    /** The row's version that Advance saw or made: Await is conditional on it. */
    version: z.int().check(z.positive()),
    /** The next due instant, UTC with milliseconds. */
    until: z.iso.datetime({ precision: 3 }),
    /** Whole seconds to `until`, rounded down, at least 1. */
    waitSeconds: z.int().check(z.gte(1), z.lte(longestWaitSeconds)),
    /** One more than in the input. */
    loops: advanceFields.loops,
  }),
  /** Nothing is left to time, or another execution has taken over. */
  z.object({ next: z.literal('done') }),
]);
export type AdvanceOutput = z.infer<typeof advanceOutputSchema>;
