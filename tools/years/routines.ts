import { nthWorkingDay } from 'business-time';
import { Temporal } from 'temporal-polyfill';
import { fromText } from '../../domain/instants.ts';
import { worded } from '../../domain/language.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { routinesDue } from '../../domain/policy/routines.ts';
import { openTicket } from '../../domain/ticket/commands.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { World } from '../simulate/world.ts';

/** When the planner runs, by the clock of the business. */
const plannedAt = Temporal.PlainTime.from('06:00');

/** When the summary of the month before is made, by the clock of the business. */
const summedUpAt = Temporal.PlainTime.from('08:00');

/** When the summaries of months are mailed, on the first working day of each, as the stack does. */
export function summariesBetween(policy: Policy, from: InstantText, until: InstantText): InstantText[] {
  const { business, calendars, summary } = policy;
  const instants: InstantText[] = [];
  let month = fromText(from).toZonedDateTimeISO(business.timeZone).toPlainDate().toPlainYearMonth();
  for (; ; month = month.add({ months: 1 })) {
    const day = nthWorkingDay(calendars[summary.calendar]!, month, 1);
    const made = day?.toZonedDateTime({ timeZone: business.timeZone, plainTime: summedUpAt });
    const instant = made && new Date(made.epochMilliseconds).toISOString();
    if (!instant || instant > until) return instants;
    if (instant > from) instants.push(instant);
  }
}

/** The next run of the planner after an instant. */
export function nextPlanning({ business }: Policy, after: InstantText): InstantText {
  const local = fromText(after).toZonedDateTimeISO(business.timeZone);
  const today = local.withPlainTime(plannedAt);
  const next = Temporal.ZonedDateTime.compare(today, local) > 0 ? today : today.add({ days: 1 });
  return new Date(next.epochMilliseconds).toISOString();
}

/** Opens the tickets of routines that have come round, as the planner does, once each. */
export function openRoutines(world: World): void {
  const { policy } = world.houseContext();
  const today = world.now.toZonedDateTimeISO(policy.business.timeZone).toPlainDate();
  for (const { routine, day } of routinesDue(policy, today)) {
    const ticketId = `R-${routine.name}-${day}`;
    if (world.tickets.has(ticketId)) continue;
    const title = worded(routine.title, policy.business.locale);
    const { requestType } = routine;
    world.step('clock', () => {
      const opened = openTicket(
        { ticketId, requestType, subject: title, text: title, customer: null },
        world.houseContext(),
      );
      if (!opened.ok) throw new Error(`${routine.name}: ${opened.error.detail}`);
      world.keepTicket(opened.value);
      return null;
    });
  }
}
