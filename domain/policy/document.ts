import { calendarDefinitionSchema, timeZoneSchema } from 'business-time';
import * as z from 'zod/mini';
import { contrast } from '../colour.ts';
import { emailSchema, lineSchema, localeSchema, roleSchema } from '../vocabulary-schemas.ts';
import { chargeRuleSchema } from './charges.ts';
import { compensationSchema } from './compensation.ts';
import { atMost, daysSchema, somethingOf } from './durations.ts';
import { holdRuleSchema } from './holds.ts';
import { rungSchema } from './ladder.ts';
import { conductSchema, noticeRuleSchema, staffSchema, teamSchema } from './people.ts';
import { requestTypeSchema } from './promises.ts';
import { planSchema, routineSchema, seasonSchema } from './rules.ts';
import { termSchema } from './terms.ts';
import { waitsFor } from './waits-for.ts';

/** Part of addresses: `/policies/<version>`, `/calendars/<name>`. */
const nameSchema = z.lazy(() =>
  z.string().check(z.regex(/^[A-Za-z0-9_-]{1,60}$/, 'expected at most 60 letters, digits, hyphens and underscores')),
);

/** A picture at the head of letters to customers, 40 pixels high there; `alt` where pictures are not shown. */
const logoSchema = z.lazy(() =>
  z.strictObject({
    url: z.string().check(
      z.maxLength(500),
      z.refine(
        (text) => URL.canParse(text) && text.startsWith('https://') && !/[\s"<>]/.test(text),
        'expected an https address of a picture',
      ),
    ),
    alt: lineSchema(100),
  }),
);

/** On white it has to be seen, and to be read. */
const colourSchema = z.lazy(() =>
  z
    .string()
    .check(
      z.refine(
        (text) => /^#[0-9a-f]{6}$/i.test(text) && contrast(text, '#ffffff') >= 4.5,
        'expected a colour such as #1f6f5c that reads on white (a contrast of 4.5 or more)',
      ),
    ),
);

const regionSchema = z.lazy(() =>
  z.string().check(z.regex(/^[A-Z]{2}-.{1,60}$/, 'expected a country and a province, KR-Seoul')),
);

/**
 * One versioned document with every rule of a business as data. Presets in `policies/` are such documents.
 * Tickets and visits keep the version they were promised under.
 *
 * Whether its parts fit together is another matter: `policySchema` of policy-validation looks at that, too.
 *
 * It and its parts are `z.lazy`: few requests read a written policy, and no function should wait for it to load.
 */
export const policyDocumentSchema = z.lazy(() =>
  z.strictObject({
    /** Where an editor finds the JSON Schema of policies: says nothing about the business. */
    $schema: z.optional(z.string().check(z.maxLength(200))),
    version: nameSchema,
    business: z.strictObject({
      name: lineSchema(100),
      timeZone: timeZoneSchema,
      locale: localeSchema,
      phone: lineSchema(40),
      email: emailSchema,
      /** Where it is, as letters tell it. */
      address: z.optional(lineSchema(200)),
      /** What the law has a business say of itself on its letters: its form, its register, who answers for it. */
      legal: z.optional(z.array(lineSchema(200)).check(z.maxLength(6))),
      logo: z.optional(logoSchema),
      colour: z.optional(colourSchema),
    }),
    calendars: z.record(nameSchema, calendarDefinitionSchema),
    teams: z.optional(z.record(z.string().check(z.minLength(1), z.maxLength(40)), teamSchema)),
    staff: z.array(staffSchema).check(z.minLength(1)),
    /** By role; a role without a rule is told at once. */
    notices: z.optional(z.partialRecord(roleSchema, noticeRuleSchema)),
    conduct: z.optional(conductSchema),
    requestTypes: z.record(z.string(), requestTypeSchema),
    ladders: z.record(z.string(), z.array(rungSchema).check(z.maxLength(20))),
    /** What customers are not told, though it concerns what they were told: holds, and times that moved. Both unless it says no. */
    tell: z.optional(z.strictObject({ holds: z.optional(z.boolean()), moves: z.optional(z.boolean()) })),
    /** How long ago a ticket may have been resolved for a customer's message to reopen it; later it opens another one. */
    reopening: z.optional(z.strictObject({ within: daysSchema })),
    /** How long a ticket is on hold at most for what it waits for, and how that is chased. */
    holds: z.optional(z.partialRecord(z.enum(waitsFor), holdRuleSchema)),
    plans: z.array(planSchema),
    seasons: z.array(seasonSchema),
    routines: z.optional(z.array(routineSchema)),
    /** What customers may claim, and for how long. */
    terms: z.optional(z.record(z.string(), termSchema)),
    /** Who pays. For each line, freight, say, the first rule that fits and names it counts. */
    charges: z.optional(z.array(chargeRuleSchema).check(z.maxLength(50))),
    compensation: z.optional(compensationSchema),
    /** What regions are called, by `COUNTRY-PROVINCE` as shops write it, by code or by name: `"KR-11": "KR-Seoul"`. */
    regions: z.optional(z.record(regionSchema, regionSchema)),
    /** Climate zone of a site by country code, or by `COUNTRY-PROVINCE` where that is finer. */
    climateZones: z.record(z.string(), z.string()),
    /** Reasons by group; they are part of keys, which are limited. */
    causes: z.record(z.string(), z.array(z.string().check(z.minLength(1), z.maxLength(60)))),
    visits: z.strictObject({
      calendar: z.string(),
      /** Local time of day at which offers go out. */
      offerTime: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a local time such as "10:00"')),
      /** Before the agreed time. */
      remindBefore: atMost(31),
      /**
       * So long after the agreed time whoever was to come is asked whether it took place; so long after the end of the
       * window an offer nobody answered lapses.
       */
      missedAfter: atMost(31),
      /** So long after that, a day unless given, the leads are asked as well. */
      leadAfter: z.optional(atMost(31)),
      /** And again and again after so long, a week unless given, until somebody reports. */
      askAgain: z.optional(somethingOf(365)),
      /** How long a visit or an appointment takes: so long nothing else can be agreed for the same person. An hour unless given. */
      duration: z.optional(somethingOf(0.5)),
      /** Request type of the ticket a dissatisfied answer opens: `dissatisfied` if there is one, else `complaint`. */
      dissatisfied: z.optional(z.string()),
      /** Request type of the ticket for a visit we owe: `visit-request` if there is one, else `complaint`. */
      owed: z.optional(z.string()),
      /** While a complaint, or a ticket of these types, is open for an order, none of its visits is offered. */
      waitFor: z.optional(z.array(z.string())),
      /** Once one of these milestones was reached on a ticket of an order, nobody asks how its goods are. */
      overtakenBy: z.optional(z.array(z.string())),
    }),
    summary: z.strictObject({ calendar: z.string(), to: roleSchema }),
  }),
);

/** A policy as it is written down and kept. */
export type PolicyDocument = z.infer<typeof policyDocumentSchema>;
