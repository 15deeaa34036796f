/**
 * A business and what happens to it. All choices are small whole numbers that are read as "the n-th of what there is to
 * choose from, counted round": whatever a generator, or a shrinker, makes of them is a life.
 */
export interface Life {
  /** The policy it starts with: a preset, or `starter`. */
  preset: string;
  /** Hours from the first of January 2026, UTC, to the first deed. */
  begins: number;
  deeds: readonly Timed[];
}

/** A deed, and when it is done. */
export interface Timed {
  after: Gap;
  deed: Deed;
}

/** Minutes after the deed before; or just before, at, or just after whatever is due next by then. */
export type Gap = { minutes: number } | { next: 'before' | 'at' | 'after' };

/** What people do, or what becomes known. `who` and the like are choices (see {@link Life}). */
export type Deed =
  | {
      do: 'open';
      type: number;
      channel: number;
      priority: number;
      customerClass: number;
      locale: number;
      region: number;
    }
  | { do: 'message'; needsAnswer: boolean; ticket: number }
  | { do: 'reply'; by: 'mail' | 'phone'; ticket: number }
  | { do: 'no-answer'; ticket: number }
  | { do: 'hold'; waitsFor: number; hours: number | null; ticket: number }
  | { do: 'resume'; ticket: number }
  | { do: 'prioritise'; to: number; ticket: number }
  | { do: 'retype'; to: number; ticket: number }
  | { do: 'milestone'; which: number; ticket: number }
  | { do: 'book'; hours: number; ticket: number }
  | { do: 'call-off'; ticket: number }
  | { do: 'resolve'; founded: boolean; ticket: number }
  | { do: 'reopen'; ticket: number }
  | { do: 'repromise'; ticket: number }
  | { do: 'assign'; to: number; ticket: number }
  | { do: 'add-task'; to: number; ticket: number }
  | { do: 'finish-task'; which: number; ticket: number }
  | { do: 'away'; who: number; inHours: number; forHours: number }
  | { do: 'back'; which: number }
  | { do: 'change-day'; calendar: number; days: number; open: boolean }
  | { do: 'restore-day'; which: number }
  | { do: 'change-policy'; how: number; who: number }
  | { do: 'deliver'; locale: number; customerClass: number; region: number }
  | { do: 'tell-dates'; days: number }
  | { do: 'cancel-order' }
  | { do: 'agree'; hours: number; visit: number }
  | { do: 'visited'; satisfied: boolean | null; visit: number }
  | { do: 'not-visited'; byUs: boolean; visit: number }
  | { do: 'decline'; visit: number }
  | { do: 'call-off-visit'; byUs: boolean; again: boolean; visit: number };

export type DeedName = Deed['do'];
