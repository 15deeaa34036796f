import * as z from 'zod/mini';

/** The source of a regular expression, for what a duration is part of. */
export const durationPattern = 'P(?=.)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+S)?)?';

/** An ISO 8601 duration such as `PT4H` or `P3D`. */
const durationSchema = z.lazy(() =>
  z.string().check(z.regex(new RegExp(`^${durationPattern}$`), 'expected an ISO 8601 duration such as PT4H')),
);

/** An ISO 8601 duration of at most so many days: what would come after nobody's lifetime never comes. */
export const atMost = (days: number) =>
  durationSchema.check(
    z.refine((duration) => atLeastDays(duration) <= days, `expected a duration of at most ${days * 24} hours`),
  );

/** An ISO 8601 duration of more than nothing, and of at most so many days. */
export const somethingOf = (days: number) =>
  atMost(days).check(z.refine((duration) => /[1-9]/.test(duration), 'expected a duration of more than nothing'));

/** An ISO 8601 duration of whole days, such as `P3M` or `P14D`; of at most a century, so that dates stay dates. */
export const daysSchema = z.lazy(() =>
  z.string().check(
    z.regex(/^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/, 'expected an ISO 8601 duration of whole days such as P14D'),
    z.refine((days) => atLeastDays(days) <= 36_525, 'expected a duration of at most 100 years'),
  ),
);

/** A day every year has, `MM-DD`. */
export const monthDaySchema = z.lazy(() =>
  z
    .string()
    .check(
      z.regex(
        /^((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))$/,
        'expected a day every year has, as MM-DD',
      ),
    ),
);

/** A duration's length in days, months and years taken for the shortest there are. */
export function atLeastDays(duration: string): number {
  const [date = '', time = ''] = duration.split('T');
  const count = (text: string, unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(text)?.[1] ?? 0);
  const days = count(date, 'Y') * 365 + count(date, 'M') * 28 + count(date, 'W') * 7 + count(date, 'D');
  return days + (count(time, 'H') + count(time, 'M') / 60 + count(time, 'S') / 3600) / 24;
}
