import * as z from 'zod/mini';
import { roles } from '../vocabulary.ts';
import { prioritySchema, textSchema } from '../vocabulary-schemas.ts';
import { atLeastDays, atMost, somethingOf } from './durations.ts';

/** Who is told or given something: whoever has the ticket, everybody of a role or a team, or one member of staff. */
const recipientSchema = z.lazy(() =>
  z
    .string()
    .check(
      z.regex(
        new RegExp(`^(assignee|${roles.join('|')}|team:.{1,40}|staff:[A-Za-z0-9_-]{1,40})$`),
        `expected assignee, ${roles.join(', ')}, team:<name> or staff:<id>`,
      ),
    ),
);
/** `assignee`, a role, `team:<name>` or `staff:<id>`. */
export type RecipientName = string;

/** As far from its due instant as a promise may be from its beginning. */
const tenYears = 3660;
const aYear = 366;

/** When a rung is due: at a share of the target, or that long before or after the due instant, in the clock's own time. */
const instantSchema = z.lazy(() =>
  z.union([
    z.strictObject({ share: z.number().check(z.gt(0), z.lte(10)) }),
    z.strictObject({ before: atMost(tenYears) }),
    z.strictObject({ after: atMost(tenYears) }),
  ]),
);

/** Customers are told five minutes, rounded down: what is sooner would be over as they read it. */
const newTimeSchema = z.lazy(() =>
  atMost(aYear).check(z.refine((within) => atLeastDays(within) >= 5 / 1440, 'expected at least five minutes')),
);

/** One step of a ladder, and what is done when it is due: any of these. */
export const rungSchema = z.lazy(() =>
  z.strictObject({
    name: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,29}$/, 'expected at most 30 small letters, digits and hyphens')),
    at: instantSchema,
    /** Due again and again so long after it was, in the clock's own time, until the clock ends. */
    repeat: z.optional(
      atMost(aYear).check(z.refine((interval) => atLeastDays(interval) >= 1 / 48, 'expected at least half an hour')),
    ),
    notify: z.optional(z.array(recipientSchema).check(z.maxLength(10))),
    /** Hands the ticket to somebody else. */
    reassign: z.optional(recipientSchema),
    /** Raises the priority by one, or to the one named; its targets apply from then on. */
    raise: z.optional(z.union([z.literal('one'), prioritySchema])),
    /** Opens a task beside the ticket; due so long after it, in the clock's time, where `within` is given. */
    task: z.optional(
      z.strictObject({ title: textSchema, to: recipientSchema, within: z.optional(somethingOf(aYear)) }),
    ),
    /**
     * Tells the customer that the promise is late, and promises anew: so long after this rung, in the clock's time. Without
     * `within` no new time is told, but that somebody will phone: a task of the same rung sees to that.
     */
    tellCustomer: z.optional(z.strictObject({ within: z.optional(newTimeSchema) })),
    /** Of a hold's ladder: reminds the customer of what we wait for, or asks them whether the ticket may be closed. */
    writeCustomer: z.optional(z.enum(['remind', 'offer-to-close'])),
    /** Ids of the outgoing webhook endpoints that are called, whatever else they subscribe to. */
    webhooks: z.optional(z.array(z.string()).check(z.maxLength(5))),
  }),
);
export type Rung = z.infer<typeof rungSchema>;
