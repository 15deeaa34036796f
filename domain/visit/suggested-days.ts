import type { InstantText } from '../vocabulary.ts';

/** Days that follow one another: from the start of the first to the end of the last. */
export type RunOfDays = readonly [from: InstantText, to: InstantText];

/** What is suggested to a customer: runs of days or, where they are many, the working days between two. */
export interface SuggestedDays {
  days: readonly RunOfDays[];
  workingDays?: true;
}
