import * as z from 'zod/mini';
import { orderDateNames } from '../order-dates.ts';
import { channelSchema, customerClassSchema, prioritySchema, roleSchema, textSchema } from '../vocabulary-schemas.ts';
import { atLeastDays, durationPattern } from './durations.ts';

/**
 * How long a promise may take: something, and at most ten years, which no clock runs longer than. `close+P3D` is the close
 * of the third working day after the one it starts on. Or the time booked with the customer.
 */
const promiseSchema = z.lazy(() =>
  z.string().check(
    z.regex(
      new RegExp(`^(booked|(booked\\+)?${durationPattern}|close\\+P(?=.)(\\d+M)?(\\d+W)?(\\d+D)?)$`),
      'expected an ISO 8601 duration such as PT4H, close+P3D, booked, or booked+PT15M',
    ),
    z.refine((target) => /^(booked$|close)|[1-9]/.test(target), 'expected a duration of more than nothing'),
    z.refine((target) => atLeastDays(target) <= 3_653, 'expected a duration of at most ten years'),
  ),
);

/** The name of a clock: one of {@link standardClocks}, or the request type's own, such as `oil-result`. */
const clockNameSchema = z.lazy(() =>
  z.string().check(z.regex(/^[a-z][a-z0-9-]{0,29}$/, 'expected at most 30 small letters, digits and hyphens')),
);

/** What happens on a ticket, be it that people report it or that the system itself does it. */
const happenings = 'replied|booked|offered|assigned|handed-over|team:.{1,40}|milestone:[a-z][a-z0-9-]{0,29}';
const happeningsInWords = 'replied, booked, offered, assigned, handed-over, team:<name> or milestone:<name>';

/**
 * What starts a clock. A milestone is something staff report: `milestone:sample-received`. `booked` is that a time was
 * agreed with the customer, `offered` that an amount was offered to make good, `assigned` that somebody was given the ticket,
 * `handed-over` that it went from one person to another, `team:<name>` that it went to another team.
 */
const startSchema = z.lazy(() =>
  z
    .string()
    .check(
      z.regex(
        new RegExp(`^(opened|customer-message|${happenings})$`),
        `expected opened, customer-message, ${happeningsInWords}`,
      ),
    ),
);

const endSchema = z.lazy(() =>
  z.string().check(z.regex(new RegExp(`^(resolved|${happenings})$`), `expected resolved, ${happeningsInWords}`)),
);

/** What meets a clock: one thing, or the first of several. */
const endsSchema = z.lazy(() => z.union([endSchema, z.array(endSchema).check(z.minLength(1), z.maxLength(10))]));

/** A different promise for some tickets: all that is named must fit. */
const exceptionSchema = z.lazy(() =>
  z.strictObject({
    when: z.strictObject({
      priority: z.optional(z.array(prioritySchema)),
      customerClass: z.optional(z.array(customerClassSchema)),
      channel: z.optional(z.array(channelSchema)),
    }),
    target: promiseSchema,
    calendar: z.optional(z.string()),
  }),
);

/** A promise: what is timed, in which calendar, and which ladder is climbed when it runs out. */
const clockPromiseSchema = z.lazy(() =>
  z.strictObject({
    /** What customers and staff read; the standard clocks have titles of their own. */
    title: z.optional(textSchema),
    /** Wall time is a calendar that is always open. */
    calendar: z.string(),
    /** Timed by the calendar of the assignee's team where that has one. */
    followsTeam: z.optional(z.boolean()),
    target: promiseSchema,
    /** The first that fits a ticket replaces the target. */
    exceptions: z.optional(z.array(exceptionSchema).check(z.maxLength(50))),
    /** The standard clocks know these four. One whose target is the booked time starts when that is booked. */
    starts: z.optional(startSchema),
    metBy: z.optional(endsSchema),
    /** What makes it needless: then it is withdrawn, not broken. Somebody who has come need not promise a time any more. */
    overtakenBy: z.optional(z.array(endSchema).check(z.maxLength(10))),
    /** Starts again each time it is met, as long as the ticket is open. */
    repeats: z.optional(z.boolean()),
    /** Whether it stops while the ticket is on hold; it does unless this says `run`. */
    onHold: z.optional(z.enum(['pause', 'run'])),
    /** Whether the customer is told when it is due: they are if its ladder tells them once it is broken, unless this says not. */
    told: z.optional(z.boolean()),
    ladder: z.string(),
  }),
);
export type ClockPromise = z.infer<typeof clockPromiseSchema>;

/** Who gets a new ticket: those who have the role, are in the team, have the skill and serve the region, where given. */
const assignmentSchema = z.lazy(() =>
  z
    .strictObject({
      role: z.optional(roleSchema),
      team: z.optional(z.string()),
      skill: z.optional(z.string()),
      /** Only those who serve the region of the ticket, if anybody does. */
      byRegion: z.optional(z.boolean()),
      /** Whom of several: the first on the list, each in turn, or whoever has the fewest open tickets. */
      by: z.enum(['first', 'round-robin', 'load']),
    })
    .check(z.refine((rule) => rule.role !== undefined || rule.team !== undefined, 'expected a role or a team')),
);
export type AssignmentRule = z.infer<typeof assignmentSchema>;

/** A milestone that has to be reached before; or only once another one was: a plan, once the fault was found complex. */
const needSchema = z.lazy(() => z.union([z.string(), z.strictObject({ milestone: z.string(), once: z.string() })]));
export type Need = z.infer<typeof needSchema>;

export const requestTypeSchema = z.lazy(() =>
  z.strictObject({
    title: textSchema,
    /** Counted in the monthly summary. */
    complaint: z.boolean(),
    /** Something is given back: counted with its cause for the routines that look at returns. */
    returns: z.optional(z.boolean()),
    /** A complaint about a member of staff or a team: it is never assigned to them, and counts when found true. */
    conduct: z.optional(z.boolean()),
    priority: prioritySchema,
    /** Breaks through quiet hours and digests. */
    critical: z.optional(z.boolean()),
    assign: assignmentSchema,
    clocks: z.record(clockNameSchema, clockPromiseSchema),
    /** Milestones that are only reached after others: no work before its charge was accepted. */
    needs: z.optional(z.record(z.string(), z.array(needSchema).check(z.minLength(1)))),
    /**
     * Done as a job of another ticket, which milestones of that one are reached by milestones of this:
     * `{"repaired": "repaired"}`.
     */
    reports: z.optional(z.record(z.string(), z.string())),
    /** Milestones that set a day of the order: an installation that is accepted starts the warranty. */
    sets: z.optional(z.record(z.string(), z.enum(orderDateNames))),
  }),
);
export type RequestType = z.infer<typeof requestTypeSchema>;
