import * as z from 'zod/mini';
import { calendarSchema, timeZoneSchema } from '../calendar/calendar.ts';
import { daysSchema, durationSchema, localeSchema, monthDaySchema, prioritySchema, roleSchema } from '../vocabulary.ts';
import { checkReferences } from './references.ts';

/** A text in each language we speak; English is what the others fall back to. */
const textSchema = z.object({ en: z.string(), ko: z.string(), zh: z.string() });

/** How long a promise may take: something, and at most ten years, which no clock runs longer than. */
const promiseSchema = durationSchema.check(
  z.refine((duration) => /[1-9]/.test(duration), 'expected a duration of more than nothing'),
  z.refine((duration) => atLeastDays(duration) <= 3_653, 'expected a duration of at most ten years'),
);

/** A target for every priority; `normal` is the one a missing priority falls back to. */
const targetSchema = z.object({
  calendar: z.string(),
  target: z.object({
    normal: promiseSchema,
    low: z.optional(promiseSchema),
    high: z.optional(promiseSchema),
    urgent: z.optional(promiseSchema),
  }),
});

const requestTypeSchema = z.object({
  title: textSchema,
  /** Counted in the monthly summary. */
  complaint: z.boolean(),
  priority: prioritySchema,
  /** Who gets a new ticket: the first member of staff with this role. */
  assignTo: roleSchema,
  clocks: z.object({ 'first-response': targetSchema, resolution: targetSchema }),
});

/** Who a rung tells or hands the ticket to: a role, or whoever has the ticket. */
const recipientSchema = z.union([z.literal('assignee'), roleSchema]);

const rungSchema = z.object({
  name: z.string(),
  /** When, as a share of the target in business time (0.75) or as wall time after the due instant (`PT4H`). */
  at: z.union([z.object({ share: z.number().check(z.gt(0), z.lte(1)) }), z.object({ after: durationSchema })]),
  notify: z.array(recipientSchema),
  reassign: z.optional(roleSchema),
});

/** Names of plans and seasons become part of execution names, which AWS limits to 80 characters. */
const ruleNameSchema = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,19}$/, 'expected at most 20 small letters, digits and hyphens'));

const planSchema = z.object({
  name: ruleNameSchema,
  visitType: z.enum(['satisfaction-call', 'return-visit']),
  /** From the delivery to the first window; for a recurring plan also from one planned window to the next. */
  after: daysSchema,
  repeat: z.boolean(),
  /** How long the window stays open. */
  window: daysSchema,
  role: roleSchema,
});

const seasonSchema = z.object({
  name: ruleNameSchema,
  title: textSchema,
  climateZone: z.string(),
  /** First and last day of the season, `MM-DD`. */
  opens: monthDaySchema,
  closes: monthDaySchema,
  /** How long before the season opens its inspections are offered. */
  lead: daysSchema,
  role: roleSchema,
});

const staffSchema = z.object({
  /** Part of the ids of mails, which SES limits. */
  id: z
    .string()
    .check(z.regex(/^[A-Za-z0-9_-]{1,40}$/, 'expected at most 40 letters, digits, hyphens and underscores')),
  name: z.string(),
  role: roleSchema,
  email: z.email(),
  locale: localeSchema,
});

/**
 * One versioned document with every rule of a business as data. Presets in `policies/` are such documents.
 * Tickets and visits keep the version they were promised under.
 */
export const policySchema = z
  .object({
    version: z.string(),
    business: z.object({
      name: z.string(),
      timeZone: timeZoneSchema,
      locale: localeSchema,
      phone: z.string(),
      email: z.email(),
    }),
    calendars: z.record(z.string(), calendarSchema),
    staff: z.array(staffSchema).check(z.minLength(1)),
    requestTypes: z.record(z.string(), requestTypeSchema),
    /** All rungs of both clocks may be due at once and are written in one transaction, which takes 100 rows. */
    ladder: z.array(rungSchema).check(z.maxLength(20)),
    plans: z.array(planSchema),
    seasons: z.array(seasonSchema),
    /** Climate zone of a site by country code, or by `COUNTRY-PROVINCE` where that is finer. */
    climateZones: z.record(z.string(), z.string()),
    /** Reasons by group; they are part of keys, which are limited. */
    causes: z.record(z.string(), z.array(z.string().check(z.minLength(1), z.maxLength(60)))),
    visits: z.object({
      calendar: z.string(),
      /** Local time of day at which offers go out. */
      offerTime: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a local time such as "10:00"')),
      /** Before the agreed time. */
      remindBefore: durationSchema,
      /** After the agreed time, or the end of the window, with no report. */
      missedAfter: durationSchema,
    }),
    summary: z.object({ calendar: z.string(), to: roleSchema }),
  })
  .check(checkReferences);

export type Policy = z.infer<typeof policySchema>;
export type Rung = z.infer<typeof rungSchema>;
export type Plan = z.infer<typeof planSchema>;
export type Season = z.infer<typeof seasonSchema>;
export type Staff = z.infer<typeof staffSchema>;

/** A duration's length in days, months and years taken for the shortest there are. */
function atLeastDays(duration: string): number {
  const [date = '', time = ''] = duration.split('T');
  const count = (text: string, unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(text)?.[1] ?? 0);
  const days = count(date, 'Y') * 365 + count(date, 'M') * 28 + count(date, 'W') * 7 + count(date, 'D');
  return days + (count(time, 'H') + count(time, 'M') / 60 + count(time, 'S') / 3600) / 24;
}
