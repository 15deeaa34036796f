import { dateSchema } from 'business-time';
import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/instant-schema.ts';
import { contract } from '../../contract.ts';
import { backtestSchema } from '../../schemas/backtests.ts';
import { textOf } from '../../schemas/input.ts';

export const startBacktestContract = contract({
  id: 'startBacktest',
  method: 'POST',
  path: '/policies/{version}/backtest',
  permission: 'policies',
  headers: ['idempotency-key'],
  body: z.lazy(() =>
    z.strictObject({
      from: dateSchema,
      to: dateSchema,
      against: z.optional(textOf(100)),
      until: z.optional(instantSchema),
    }),
  ),
  answers: { 202: { body: backtestSchema, headers: ['location'] } },
  problems: ['not-found', 'policy-invalid'],
});
