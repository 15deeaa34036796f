/** What is shown of calendars. */
import * as z from 'zod/mini';

const calendar = () =>
  z.object({
    calendar: z.string(),
    timeZone: z.string(),
    version: z.string(),
    publicHolidays: z.nullable(z.string()),
  });
const calendarSchema = z.lazy(calendar);

export const calendarsSchema = z.lazy(() => z.object({ items: z.array(calendarSchema) }));

const daySchema = z.lazy(() =>
  z.object({
    date: z.string(),
    name: z.nullable(z.string()),
    changed: z.boolean(),
    open: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime() })),
  }),
);

export const calendarDaysSchema = z.lazy(() => z.extend(calendar(), { days: z.array(daySchema) }));
