/**
 * What every await loop asks of its Advance task and reads from its answer.
 * `loops` travels through the execution so that Advance knows when to hand over to a successor.
 */
import * as z from 'zod/mini';

/** Step Functions takes no longer time-out of a state. */
const longestWaitSeconds = 99_999_999;

const instant = z.iso.datetime({ precision: 3 });
const loops = z.int().check(z.nonnegative());

/** Common part of an execution's input. Whoever starts one says `loops: 0`. */
export const startFields = { loops } as const;

/** Common part of an Advance task's input. */
export const advanceFields = {
  /** The execution's own name, to be compared with the one the row names. */
  execution: z.string().check(z.minLength(1)),
  /** When the execution started: ISO 8601 as Step Functions writes it. */
  startedAt: z.string().check(z.minLength(1)),
  /** How many turns of the loop lie behind. */
  loops,
} as const;

/** An Advance task's answer. */
export const advanceOutputSchema = z.discriminatedUnion('next', [
  z.object({
    next: z.literal('await'),
    /** The row's version that Advance saw or made: Await is conditional on it. */
    version: z.int().check(z.positive()),
    /** The next due instant, UTC with milliseconds. */
    until: instant,
    /** Whole seconds to `until`, rounded down, at least 1. */
    waitSeconds: z.int().check(z.gte(1), z.lte(longestWaitSeconds)),
    /** One more than in the input. */
    loops,
  }),
  /** Nothing is left to time, or another execution has taken over. */
  z.object({ next: z.literal('done') }),
]);
export type AdvanceOutput = z.infer<typeof advanceOutputSchema>;
