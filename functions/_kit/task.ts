import middy from '@middy/core';
import type * as z from 'zod/mini';
import { faultOf, log } from './log.ts';

/** A state machine's task: input checked against its contract; a fault is logged and thrown, for the machine to retry. */
export function task<Input, Output>(schema: z.ZodMiniType<Input>, run: (input: Input) => Promise<Output>) {
  return middy<Input, Output>()
    .onError(({ error }) => log('error', 'task failed', faultOf(error)))
    .handler((input) => run(schema.parse(input)));
}
