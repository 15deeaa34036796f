import type { DayOverride } from 'business-time';
import type { InstantText } from '../vocabulary.ts';

/** What happened to policies, the days of calendars and the presence of staff. */
export type PolicyEventData =
  | { type: 'policy.drafted'; version: string; revision: number; note: string | null }
  | { type: 'policy.activated'; version: string; from: InstantText }
  | { type: 'policy.withdrawn'; version: string; from: InstantText }
  | { type: 'policy.rolled-back'; from: string; to: string }
  /** Null: the day is as the calendar has it again. */
  | { type: 'policy.day-changed'; calendar: string; date: string; override: DayOverride | null }
  /** Null: the absence is cancelled. */
  | {
      type: 'policy.absence-changed';
      staff: string;
      absenceId: string;
      absence: { from: InstantText; to: InstantText } | null;
    };
