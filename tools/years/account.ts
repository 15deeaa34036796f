import { millisBetween } from '../../domain/instants.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Evidence, Heard } from './stage.ts';
import { type Timeline, type ToldInstant, timelinesOf } from './timeline.ts';

/** What became of a year. */
export interface Account {
  tickets: number;
  visits: number;
  toCustomers: number;
  toStaff: number;
  apologies: number;
  escalations: number;
  /** Mails that said something that was not so, and why. */
  untrue: string[];
  /** Instants customers were told on tickets that passed with nothing done. */
  broken: number;
  /** Of these, those that exactly one mail admits, and those a lead or a manager heard of. */
  inOneMail: number;
  heardInCharge: number;
  /** Mails to leads and managers about customers' matters, and those about nothing but what the preset itself brings. */
  aboutCustomers: number;
  aboutPreset: number;
  /** Where one of these is missing, for whom it concerns. */
  missing: string[];
}

const inCharge: readonly string[] = ['lead', 'manager'];
const broken: readonly string[] = ['promise-broken', 'promise-escalated'];
const apologies: readonly string[] = ['promise-late', 'visit-missed'];
/** How long after an instant has passed somebody in charge may hear of it: a weekend with holidays. */
const heardWithinMs = 7 * 24 * 3_600_000;

/** Follows every instant that a mail told a customer to what became of it. @param until when the year ended */
export function accountOf({ policy, events, toCustomers, heard, toStaff }: Evidence, until: InstantText): Account {
  const timelines = timelinesOf(events, policy);
  const account: Account = {
    tickets: events.filter(({ data }) => data.type === 'ticket.opened').length,
    visits: new Set(events.filter(({ entity }) => entity === 'visit').map(({ entityId }) => entityId)).size,
    ...{ toCustomers: toCustomers.length, toStaff, broken: 0, inOneMail: 0, heardInCharge: 0 },
    apologies: toCustomers.filter(({ template }) => apologies.includes(template)).length,
    escalations: events.filter(({ data }) => data.type === 'rung.fired' && data.escalates).length,
    ...{ untrue: [], missing: [] },
    ...mailsInCharge(heard, timelines, policy),
  };
  const told = new Map<string, ToldInstant>();
  for (const { at, template, entityId, instants } of toCustomers) {
    for (const instant of instants) {
      const key = `${entityId} ${instant}`;
      if (instant > at) {
        if (!told.has(key)) told.set(key, { entityId, instant, toldAt: at });
        continue;
      }
      if (apologies.includes(template) && !told.has(key))
        account.untrue.push(`${at} ${entityId} ${template}: ${instant} was never told`);
      if (['ticket-received', 'ticket-reply', 'ticket-reopened'].includes(template))
        account.untrue.push(`${at} ${entityId} ${template}: ${instant} is over`);
    }
  }
  for (const one of told.values()) {
    const timeline = timelines.get(one.entityId);
    if (!timeline?.isTicket || one.instant > until) continue;
    const state = timeline.stateOf(one);
    const mails = toCustomers.filter(
      ({ entityId, instants, at }) => entityId === one.entityId && at > one.toldAt && instants.includes(one.instant),
    );
    const where = `${one.instant} ${one.entityId}, told ${one.toldAt}`;
    if (state === 'untimed') account.untrue.push(`${where}: no clock was timed at it`);
    if (state === 'changed' && mails.length === 0 && !timeline.isAnsweredAt(one))
      account.untrue.push(`${where}: changed, and not told`);
    const sorry = mails.filter(({ template, at }) => apologies.includes(template) && at >= one.instant);
    if (state === 'kept' && sorry.length > 0) account.untrue.push(`${where}: kept, and apologised for`);
    if (state !== 'broken') continue;
    account.broken += 1;
    // Each of its promises is in one mail.
    if (sorry.length === timeline.brokenAt(one)) account.inOneMail += 1;
    else account.missing.push(`${where}: in ${sorry.length} mails`);
    const isHeard = heard.some(({ entityId, role, kind, at }) => {
      const ms = millisBetween(one.instant, at);
      return (
        entityId === one.entityId && inCharge.includes(role) && isAboutBroken(kind) && ms >= 0 && ms <= heardWithinMs
      );
    });
    if (isHeard) account.heardInCharge += 1;
    else account.missing.push(`${where}: nobody in charge heard`);
  }
  return account;
}

/**
 * What should not be: in a year lived well no apology and no escalation; in any, nothing untrue, nothing unsaid, and those in
 * charge are told less of the preset itself than of customers.
 */
export function faultsOf(
  { apologies, escalations, broken, untrue, missing, aboutCustomers, aboutPreset }: Account,
  lived: 'well' | 'badly',
): string[] {
  const inGoodYears = { apologies, escalations, broken };
  return [
    ...Object.entries(inGoodYears).flatMap(([name, count]) =>
      lived === 'well' && count > 0 ? [`${count} ${name}`] : [],
    ),
    ...untrue,
    ...missing,
    ...(aboutPreset > 0 && aboutPreset >= aboutCustomers
      ? [`${aboutPreset} mails to those in charge about the preset itself, ${aboutCustomers} about customers`]
      : []),
  ];
}

/**
 * Whoever is in charge hears of customers, each month's complaints summed up among it, and of tickets that routines open.
 * A mail of both is about customers.
 */
function mailsInCharge(heard: readonly Heard[], timelines: ReadonlyMap<string, Timeline>, { routines = [] }: Policy) {
  const ofRoutines = new Set(routines.map(({ requestType }) => requestType));
  const mails = new Map<string, boolean>();
  for (const { at, staffId, role, entityId } of heard) {
    const about = timelines.get(entityId);
    if (!inCharge.includes(role)) continue;
    const isOfRoutine = about?.requestType != null && ofRoutines.has(about.requestType);
    const mail = `${staffId} ${at}`;
    mails.set(mail, mails.get(mail) === true || !isOfRoutine);
  }
  const aboutCustomers = [...mails.values()].filter((isOfCustomer) => isOfCustomer).length;
  return { aboutCustomers, aboutPreset: mails.size - aboutCustomers };
}

function isAboutBroken(kind: string): boolean {
  return broken.includes(kind);
}
