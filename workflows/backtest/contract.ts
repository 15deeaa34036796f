import * as z from 'zod/mini';

/** Input of a backtest's execution, and of its task each time round. */
export const backtestInputSchema = z.object({ backtestId: z.string().check(z.minLength(1)) });
export type BacktestInput = z.infer<typeof backtestInputSchema>;

/** Whether tickets are left to be replayed. The id goes round with it. */
export const backtestOutputSchema = z.object({ backtestId: z.string(), next: z.enum(['more', 'done']) });
export type BacktestOutput = z.infer<typeof backtestOutputSchema>;
