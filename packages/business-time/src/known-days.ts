/** What is known of a calendar's days. */

/** The names of days that have one, by date. */
export type DayNames = Readonly<Record<string, string>>;

/** The first and last year of which a calendar knows the public holidays, and from which on only provisionally. */
export type CoveredYears = { readonly first: number; readonly last: number; readonly provisional?: number };
