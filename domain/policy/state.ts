import type { DayOverrides } from 'business-time';
import type { EventOf } from '../event.ts';
import type { Actor, InstantText } from '../vocabulary.ts';
import type { PolicyEventData } from './events.ts';
import type { Absence } from './policy.ts';

/** A version was put in force from an instant on; or the one in force was taken back, and the one before it counts again. */
export interface Activation {
  version: string;
  from: InstantText;
  /** Who decided it, and when. */
  by: string;
  at: InstantText;
  rollback?: true;
}

export interface StaffAbsence extends Absence {
  absenceId: string;
}

/** What is decided about policies between deployments: which is in force when, days that differ, who is away. */
export interface PolicyState {
  /** Grows by one with every change; so many events there are. */
  version: number;
  /** In the order in which they were decided. */
  activations: readonly Activation[];
  /** By calendar, by date; of every policy that has a calendar of this name. */
  days: Readonly<Record<string, DayOverrides>>;
  daysChangedAt: InstantText | null;
  absences: readonly StaffAbsence[];
}

/** A decided change of the state, to be written in one transaction with its event. */
export interface PolicyStateChange {
  before: PolicyState;
  state: PolicyState;
  event: EventOf<PolicyEventData>;
}

/** Before anything has been decided: the policy that was deployed is in force. */
export const untouched: PolicyState = { version: 0, activations: [], days: {}, daysChangedAt: null, absences: [] };

/** The entity whose history tells of the state's changes. */
export const stateEntityId = 'current';

/** The state with a patch, one version on, and the event that tells of it. */
export function changedState(
  before: PolicyState,
  patch: Partial<Omit<PolicyState, 'version'>>,
  data: PolicyEventData,
  { at, actor }: { at: InstantText; actor: Actor },
): PolicyStateChange {
  const version = before.version + 1;
  return {
    before,
    state: { ...before, ...patch, version },
    event: {
      eventId: `policy-${stateEntityId}#${version}`,
      entity: 'policy',
      entityId: stateEntityId,
      sequence: version,
      at,
      actor,
      data,
    },
  };
}
