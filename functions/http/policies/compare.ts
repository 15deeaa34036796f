import * as z from 'zod/mini';
import { comparePolicies } from '../../../domain/policy/compare.ts';
import type { PolicyDocument } from '../../../domain/policy/document.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { route } from '../../_kit/http-routes.ts';
import { comparisonSchema } from './answers.ts';
import { noPolicy, policyInvalid } from './problems.ts';

/** What would change, in words, if this version came into force in place of another: the one in force unless told. */
export const comparePolicyRoute = route({
  operationId: 'comparePolicy',
  method: 'GET',
  path: '/policies/{version}/comparison',
  permission: 'read',
  membership: 'not-of-founders',
  query: z.lazy(() => z.strictObject({ with: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,100}$/))) })),
  async handle(call) {
    const version = call.params.version!;
    const other = call.query.with ?? (await call.policies.inForce()).policy.version;
    const documents: PolicyDocument[] = [];
    for (const name of [other, version]) {
      const kept = await call.policies.find(name);
      if (!kept) return refuse(noPolicy(name));
      if (kept.faults.length > 0) return refuse(policyInvalid(name, kept.faults));
      documents.push(kept.document as PolicyDocument);
    }
    const [before, after] = documents as [PolicyDocument, PolicyDocument];
    const body = { version, with: other, subjects: comparePolicies(before, after) };
    return ok({ status: 200, body: comparisonSchema.parse(body) });
  },
});
