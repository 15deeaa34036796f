import * as z from 'zod/mini';
import { advanceFields, startFields } from '../await-loop/contract.ts';

const ticketId = z.string().check(z.minLength(1));

/** Input of a ticket's execution. */
export const ticketExecutionSchema = z.object({ ticketId, ...startFields });
export type TicketExecution = z.infer<typeof ticketExecutionSchema>;

/** What a ticket's execution is started with. */
export const startTicket = (ticketId: string): TicketExecution => ({ ticketId, loops: 0 });

/** What the state machine asks of functions/task/advance-ticket.ts. */
export const advanceTicketInputSchema = z.object({ ticketId, ...advanceFields });

/** What it answers. */
export type { AdvanceOutput as AdvanceTicketOutput } from '../await-loop/answer.ts';
