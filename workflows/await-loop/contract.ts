/**
 * What every await loop asks of its Advance task; what it reads from the answer is in answer.ts.
 * `loops` travels through the execution so that Advance knows when to hand over to a successor.
 */
import * as z from 'zod/mini';

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
