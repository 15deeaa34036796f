import { policyDocumentSchema } from '../policy/document.ts';
import { checkReferences } from './references.ts';

/** A policy whose parts have the right shape and fit together. */
export const policySchema = policyDocumentSchema.check(checkReferences);
