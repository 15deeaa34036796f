import { openDatabase } from '../../adapters/dynamo/database.ts';
import { readCounts } from '../../adapters/dynamo/insight-store.ts';
import { countOpenTickets, readTicket, saveTicket } from '../../adapters/dynamo/ticket-store.ts';
import { readVisit, saveVisit, visitsOfStatus } from '../../adapters/dynamo/visit-store.ts';
import { handOverVisits } from '../../application/hand-over.ts';
import type { Context } from '../../domain/context.ts';
import { returnsOf } from '../../domain/insight/count.ts';
import { type Figures, figuresText, monthsOf } from '../../domain/insight/figures.ts';
import { toText } from '../../domain/instants.ts';
import { worded } from '../../domain/language.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { routinesDue } from '../../domain/policy/routines.ts';
import type { Routine } from '../../domain/policy/rules.ts';
import { openTicket } from '../../domain/ticket/commands.ts';
import { summonVisit } from '../../domain/visit/commands.ts';
import { retimeVisit } from '../../domain/visit/rearrange.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { routineTicketId } from '../_kit/ids.ts';
import { openPolicies } from '../_kit/policies.ts';
import { openVisitPorts } from '../_kit/ports.ts';
import { scheduled } from '../_kit/schedule.ts';
import { now } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';
import { planOldOrders } from './plan-old-orders.ts';

const database = openDatabase(readEnvironment('planVisits').TABLE_NAME);
const policies = openPolicies(database);

/** A day and an hour: what falls due before tomorrow's run, with room for that run to be late. */
const horizon = { hours: 25 };

/**
 * The day's planner: reads only the visits whose offer falls due before its next run, and lets their executions start;
 * hands over those whose people are away; opens the tickets of routines that have come round; and when plans or seasons
 * have changed, brings them to old orders.
 */
export const handler = scheduled('visits planned', async () => {
  let summoned = 0;
  const until = `${toText(now().add(horizon))}~`;
  for await (const { visitId } of visitsOfStatus(database, 'planned', { until })) {
    const visit = await readVisit(database, visitId);
    if (!visit) continue;
    const policy = await policies.of(visit.policyVersion);
    if (await summon(visit, until, { now: now(), actor: { kind: 'system' }, policy })) summoned += 1;
  }
  const { handedOver } = await handOverVisits(openVisitPorts(database, policies));
  const opened = await openRoutines();
  return { summoned, handedOver, opened, replanned: await planOldOrders(database, policies) };
});

/** Lets a visit's execution start, unless a day that has changed puts its offer off to another run. */
async function summon(visit: Visit, until: string, context: Context): Promise<boolean> {
  const retimed = retimeVisit(visit, context);
  if (retimed && (await saveVisit(database, retimed))) return false;
  const current = retimed?.visit ?? visit;
  if (current.nextDueAt! > until) return false;
  const decision = summonVisit(current, context);
  return decision.ok && !(await saveVisit(database, decision.value));
}

/** What a routine brings, as it is now. */
async function figuresOf({ staff }: Policy, { figures = [] }: Routine, months: readonly string[]): Promise<Figures> {
  const countsIn = async (rows: readonly string[]) =>
    (await Promise.all(rows.map((row) => readCounts(database, row)))).flat();
  const complaints = figures.includes('complaints') ? await countsIn(months) : null;
  const returns = figures.includes('returns') ? await countsIn(months.map(returnsOf)) : null;
  const load = figures.includes('load')
    ? await Promise.all(staff.map(async ({ id, name }) => ({ name, open: await countOpenTickets(database, id) })))
    : null;
  return { complaints, returns, load };
}

/** Each once, on the day it came round or on the first day after it on which this runs. */
async function openRoutines(): Promise<number> {
  const policy = await policies.active();
  const { timeZone, locale } = policy.business;
  const today = now().toZonedDateTimeISO(timeZone).toPlainDate();
  let opened = 0;
  for (const { routine, day } of routinesDue(policy, today)) {
    const { name, title, requestType } = routine;
    const ticketId = routineTicketId(name, day.toString());
    if (await readTicket(database, ticketId)) continue;
    const months = monthsOf(routine, day);
    const text = figuresText(months, await figuresOf(policy, routine, months), locale);
    // A policy kept from before routines had figures has none.
    const said = text || worded(title, locale);
    const subject = `${worded(title, locale)} · ${day}`;
    const command = { ticketId, requestType, subject, text: said, customer: null };
    const change = openTicket(command, { now: now(), actor: { kind: 'system' }, policy });
    // A policy is refused whose routines cannot be opened.
    if (!change.ok) throw new Error(`${name}: ${change.error.detail}`);
    if (!(await saveTicket(database, change.value))) opened += 1;
  }
  return opened;
}
