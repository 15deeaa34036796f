import * as z from 'zod/mini';
import { channelSchema, customerClassSchema, prioritySchema, roleSchema, textSchema } from '../vocabulary-schemas.ts';
import { atLeastDays, durationPattern } from './durations.ts';

/**
 * How long a promise may take: something, and at most ten years, which no clock runs longer than. Or the time booked
 * with the customer.
 */
const promiseSchema = z.lazy(() =>
  z.string().check(
    z.regex(
      new RegExp(`^(booked|(booked\\+)?${durationPattern})$`),
      'expected an ISO 8601 duration such as PT4H, booked, or booked+PT15M',
    ),
    z.refine((target) => target === 'booked' || /[1-9]/.test(target), 'expected a duration of more than nothing'),
    z.refine((target) => atLeastDays(target) <= 3_653, 'expected a duration of at most ten years'),
  ),
);

/** The name of a clock: one of {@link standardClocks}, or the request type's own, such as `oil-result`. */
const clockNameSchema = z.lazy(() =>
  z.string().check(z.regex(/^[a-z][a-z0-9-]{0,29}$/, 'expected at most 30 small letters, digits and hyphens')),
);

/**
 * What starts a clock. A milestone is something staff report: `milestone:sample-received`. `booked` is that a time was
 * agreed with the customer.
 */
const startSchema = z.lazy(() =>
  z
    .string()
    .check(
      z.regex(
        /^(opened|customer-message|replied|booked|milestone:[a-z][a-z0-9-]{0,29})$/,
        'expected opened, customer-message, replied, booked or milestone:<name>',
      ),
    ),
);

/** What meets a clock. */
const endSchema = z.lazy(() =>
  z
    .string()
    .check(
      z.regex(
        /^(replied|resolved|booked|milestone:[a-z][a-z0-9-]{0,29})$/,
        'expected replied, resolved, booked or milestone:<name>',
      ),
    ),
);

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
    /** The standard clocks know these three. One whose target is the booked time starts when that is booked. */
    starts: z.optional(startSchema),
    metBy: z.optional(endSchema),
    /** Starts again each time it is met, as long as the ticket is open. */
    repeats: z.optional(z.boolean()),
    /** Whether it stops while the ticket is on hold; it does unless this says `run`. */
    onHold: z.optional(z.enum(['pause', 'run'])),
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
    /** A complaint about a member of staff or a team: it is never assigned to them, and counts when found true. */
    conduct: z.optional(z.boolean()),
    priority: prioritySchema,
    /** Breaks through quiet hours and digests. */
    critical: z.optional(z.boolean()),
    assign: assignmentSchema,
    clocks: z.record(clockNameSchema, clockPromiseSchema),
    /** Milestones that are only reached after others: no work before its charge was accepted. */
    needs: z.optional(z.record(z.string(), z.array(needSchema).check(z.minLength(1)))),
  }),
);
export type RequestType = z.infer<typeof requestTypeSchema>;
