import * as z from 'zod/mini';

/** The source of a regular expression, for what a duration is part of. */
export const durationPattern = 'P(?=.)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+S)?)?';

/** An ISO 8601 duration such as `PT4H` or `P3D`. */
export const durationSchema = z
  .string()
  .check(z.regex(new RegExp(`^${durationPattern}$`), 'expected an ISO 8601 duration such as PT4H'));

/** An ISO 8601 duration of whole days, such as `P3M` or `P14D`. */
export const daysSchema = z
  .string()
  .check(z.regex(/^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/, 'expected an ISO 8601 duration of whole days such as P14D'));

/** A day every year has, `MM-DD`. */
export const monthDaySchema = z
  .string()
  .check(
    z.regex(
      /^((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))$/,
      'expected a day every year has, as MM-DD',
    ),
  );
