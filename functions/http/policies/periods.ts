import { type Period, periodsOf } from '../../../domain/policy/activation.ts';
import type { PolicyState } from '../../../domain/policy/state.ts';

/** Activations as they are shown. */
export function shownPeriods(state: PolicyState): (Omit<Period, 'rollback'> & { rollback: boolean })[] {
  return periodsOf(state).map((period) => ({ ...period, rollback: period.rollback ?? false }));
}
