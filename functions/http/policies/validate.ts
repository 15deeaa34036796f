import * as z from 'zod/mini';
import { readWritten } from '../../../domain/policy-validation/written.ts';
import { ok } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { validationSchema } from './answers.ts';
import { libraryAt } from './library.ts';
import { sourceSchema } from './source.ts';

/** Tells what is wrong with a policy nobody has kept yet. */
export const validatePolicyRoute = route({
  operationId: 'validatePolicy',
  method: 'POST',
  path: '/policies/validation',
  permission: 'read',
  membership: 'not-of-founders',
  body: z.lazy(() => z.strictObject({ document: sourceSchema })),
  async handle(call) {
    const source = call.body.document;
    const version = typeof source.version === 'string' ? source.version : 'draft';
    const { document, faults } = readWritten(source, version, await libraryAt(call.at));
    return ok({ status: 200, body: validationSchema.parse({ valid: faults.length === 0, faults, document }) });
  },
});
