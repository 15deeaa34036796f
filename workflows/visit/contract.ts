import * as z from 'zod/mini';
import { advanceFields, startFields } from '../await-loop/contract.ts';

const visitId = z.string().check(z.minLength(1));

/** Input of a visit's execution. */
export const visitExecutionSchema = z.object({ visitId, ...startFields });
export type VisitExecution = z.infer<typeof visitExecutionSchema>;

/** What a visit's execution is started with. */
export const startVisit = (visitId: string): VisitExecution => ({ visitId, loops: 0 });

/** What the state machine asks of functions/task/advance-visit.ts. */
export const advanceVisitInputSchema = z.object({ visitId, ...advanceFields });

/** What it answers. */
export type { AdvanceOutput as AdvanceVisitOutput } from '../await-loop/answer.ts';
