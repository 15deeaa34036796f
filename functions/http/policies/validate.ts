import { validatePolicyContract } from '../../../api/operations/policies/validate-policy.ts';
import { validationSchema } from '../../../api/schemas/policies.ts';
import { readWritten } from '../../../domain/policy-validation/written.ts';
import { ok } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { implement } from '../../_kit/http-routes.ts';
import { libraryAt } from './library.ts';

/** Tells what is wrong with a policy nobody has kept yet. */
export const validatePolicyRoute = implement(validatePolicyContract, async (call) => {
  const source = call.body.document;
  const version = typeof source.version === 'string' ? source.version : 'draft';
  const { document, faults } = readWritten(source, version, await libraryAt(call.at));
  return ok(answered(200, validationSchema.parse({ valid: faults.length === 0, faults, document })));
});
