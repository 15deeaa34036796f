import type { Policy } from '../../domain/policy/policy.ts';
import starter from '../../policies/starter.json' with { type: 'json' };

/**
 * The policy in force. It is a part of the bundle, and a stack whose policy its schema refuses is not even synthesized
 * (infra/stack.ts): checking it again at every cold start would only cost time.
 */
export function policy(): Policy {
  return starter as unknown as Policy;
}
