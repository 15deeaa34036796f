import { dateSchema } from 'business-time';
import * as z from 'zod/mini';
import { contract } from '../../contract.ts';
import { latenessSchema } from '../../schemas/lateness.ts';

export const readLatenessContract = contract({
  id: 'readLateness',
  method: 'GET',
  path: '/lateness',
  permission: 'read',
  query: z.lazy(() => z.strictObject({ from: dateSchema, to: dateSchema })),
  answers: { 200: { body: latenessSchema } },
  problems: [],
});
