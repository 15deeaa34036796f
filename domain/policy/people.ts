import * as z from 'zod/mini';
import { emailSchema, lineSchema, localeSchema, roleSchema, textSchema } from '../vocabulary-schemas.ts';
import { atMost } from './durations.ts';

/** A team, and the teams it has to be separate from: a complaint line has no stake in the work complained about. */
export const teamSchema = z.lazy(() =>
  z.strictObject({
    title: textSchema,
    /** When it works, for promises that follow the team. */
    calendar: z.optional(z.string()),
    separateFrom: z.optional(z.array(z.string())),
  }),
);

export const staffSchema = z.lazy(() =>
  z.strictObject({
    /** Part of the ids of mails, which SES limits. */
    id: z
      .string()
      .check(z.regex(/^[A-Za-z0-9_-]{1,40}$/, 'expected at most 40 letters, digits, hyphens and underscores')),
    name: lineSchema(100),
    role: roleSchema,
    email: emailSchema,
    locale: localeSchema,
    team: z.optional(z.string()),
    skills: z.optional(z.array(z.string())),
    /** Regions served, by country code or `COUNTRY-PROVINCE`; all of them unless given. */
    regions: z.optional(z.array(z.string())),
    /** Who stands in while this person is away. */
    deputy: z.optional(z.string()),
  }),
);
export type Staff = z.infer<typeof staffSchema>;

/** When a role may be told something, and how what comes together is bundled. */
export const noticeRuleSchema = z.lazy(() =>
  z.strictObject({
    /** Outside this calendar's open time notices wait until it opens; critical ones do not. */
    hours: z.optional(z.string()),
    /** The first notice goes out at once; what follows within this time, five minutes unless given, becomes one mail. */
    digest: z.optional(atMost(7)),
  }),
);
export type NoticeRule = z.infer<typeof noticeRuleSchema>;

/** What follows when complaints about a member of staff are found true: the first, the second ... the last repeats. */
export const conductSchema = z.lazy(() =>
  z.strictObject({
    steps: z.array(z.enum(['warning', 'penalty', 'management'])).check(z.minLength(1)),
    /** Who is told of each step beside the person concerned. */
    tell: z.array(roleSchema),
  }),
);
