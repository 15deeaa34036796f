import * as z from 'zod/mini';
import { calendarMembers, openDaySchema, unknownKeysOr } from './calendar.ts';
import { dateSchema } from './date.ts';

const expected = {
  country: 'expected a country such as "KR", or one with a region such as "DE-BY"',
  calendar: 'expected an object with timeZone, windows and, if needed, publicHolidays, holidays and workdays',
  override: 'expected {"closed":true} or {"windows":[["09:00","12:00"]]}, with a note if needed',
} as const;

/**
 * A calendar as it is written: it may name a country whose public holidays close it (`publicHolidays`), and where
 * that country moves work onto weekends, those make-up days open it. `resolveCalendar` makes it a plain calendar.
 */
export const calendarDefinitionSchema = z.lazy(() =>
  z.strictObject(
    {
      ...calendarMembers(),
      publicHolidays: z.optional(
        z.string(expected.country).check(z.regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, expected.country)),
      ),
    },
    unknownKeysOr(expected.calendar, 'expected only timeZone, windows, publicHolidays, holidays and workdays'),
  ),
);

/** See {@link calendarDefinitionSchema}. */
export type CalendarDefinition = z.infer<typeof calendarDefinitionSchema>;

/** What is different on one day whatever else says so: closed, or open in these windows. */
export const dayOverrideSchema = z.lazy(() =>
  z.union(
    [
      z.strictObject({ closed: z.literal(true), note: z.optional(z.string()) }),
      z.strictObject({ windows: openDaySchema, note: z.optional(z.string()) }),
    ],
    expected.override,
  ),
);

/** Overrides by date. */
export const dayOverridesSchema = z.lazy(() => z.record(dateSchema, dayOverrideSchema));

/** See {@link dayOverrideSchema}. */
export type DayOverride = z.infer<typeof dayOverrideSchema>;

/** Overrides by date. */
export type DayOverrides = Readonly<Record<string, DayOverride>>;
