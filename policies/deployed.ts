import type { PolicyDocument } from '../domain/policy/document.ts';
import starter from './starter.json' with { type: 'json' };

/**
 * The policy in the bundle: in force as long as none has been activated. A stack whose policy its schema refuses is not
 * even synthesized (infra/stack.ts): checking it again at every cold start would only cost time.
 */
export const deployedPolicy = starter as unknown as PolicyDocument;
