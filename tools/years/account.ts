import type { ClockStep, Event } from '../../domain/events.ts';
import { millisBetween } from '../../domain/instants.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Evidence } from './stage.ts';

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
  /** Where one of these is missing, for whom it concerns. */
  missing: string[];
}

/** Mails may round an instant down by less than this. */
const roundedMs = 5 * 60_000;
const inCharge: readonly string[] = ['lead', 'manager'];
const broken: readonly string[] = ['promise-broken', 'promise-escalated'];
const apologies: readonly string[] = ['promise-late', 'visit-missed'];
/** How long after an instant has passed somebody in charge may hear of it: a weekend with holidays. */
const heardWithinMs = 7 * 24 * 3_600_000;

/** An instant a customer was told, and what became of it. */
interface ToldInstant {
  entityId: string;
  instant: InstantText;
  toldAt: InstantText;
}

/** Follows every instant that a mail told a customer to what became of it. @param until when the year ended */
export function accountOf({ events, toCustomers, heard, toStaff }: Evidence, until: InstantText): Account {
  const timelines = timelinesOf(events);
  const account: Account = {
    tickets: events.filter(({ data }) => data.type === 'ticket.opened').length,
    visits: new Set(events.filter(({ entity }) => entity === 'visit').map(({ entityId }) => entityId)).size,
    ...{ toCustomers: toCustomers.length, toStaff, broken: 0, inOneMail: 0, heardInCharge: 0 },
    apologies: toCustomers.filter(({ template }) => apologies.includes(template)).length,
    escalations: events.filter(({ data }) => data.type === 'rung.fired' && data.escalates).length,
    ...{ untrue: [], missing: [] },
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
    if (sorry.length === 1) account.inOneMail += 1;
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

/** What should not be: in a year lived well no apology and no escalation; in any, nothing untrue, and nothing unsaid. */
export function faultsOf(
  { apologies, escalations, broken, untrue, missing }: Account,
  lived: 'well' | 'badly',
): string[] {
  const inGoodYears = { apologies, escalations, broken };
  return [
    ...Object.entries(inGoodYears).flatMap(([name, count]) =>
      lived === 'well' && count > 0 ? [`${count} ${name}`] : [],
    ),
    ...untrue,
    ...missing,
  ];
}

function isAboutBroken(kind: string): boolean {
  return broken.includes(kind) || kind === 'digest';
}

/** What a ticket's history says of its clocks, in order. */
class Timeline {
  isTicket = false;
  readonly #steps: (ClockStep & { at: InstantText; type: string })[] = [];
  readonly #booked: { at: InstantText; bookedFor: InstantText }[] = [];

  add({ at, data, entity, clocks = [] }: Event): void {
    this.isTicket ||= entity === 'ticket';
    for (const step of clocks) this.#steps.push({ ...step, at, type: data.type });
    if (data.type === 'ticket.booked') this.#booked.push({ at, bookedFor: data.bookedFor });
  }

  /** What became of a told instant by its time. */
  stateOf({ instant, toldAt }: ToldInstant): 'kept' | 'changed' | 'broken' | 'untimed' {
    const timed = this.#steps.findLast(
      ({ at, dueAt, clock }) => at <= toldAt && dueAt !== null && this.#isIt(clock, dueAt, instant, toldAt),
    );
    if (!timed) return 'untimed';
    const next = this.#steps.find(
      ({ at, clock, step }) =>
        clock === timed.clock && at > toldAt && at <= instant && step !== 'breached' && step !== 'started',
    );
    if (!next) return 'broken';
    return next.step === 'met' ? 'kept' : 'changed';
  }

  /** Whether it was changed by a deed the customer took part in, which says what is so now. */
  isAnsweredAt({ instant, toldAt }: ToldInstant): boolean {
    return this.#steps.some(
      ({ at, type }) =>
        at > toldAt &&
        at <= instant &&
        ['ticket.replied', 'ticket.booked', 'ticket.resolved', 'ticket.milestone', 'ticket.called-off'].includes(type),
    );
  }

  #isIt(clock: string, dueAt: InstantText, instant: InstantText, toldAt: InstantText): boolean {
    const booked = this.#booked.some(({ at, bookedFor }) => at <= toldAt && bookedFor === instant && dueAt >= instant);
    const ms = millisBetween(instant, dueAt);
    return (ms >= 0 && ms < roundedMs) || (booked && ms >= 0 && ms < 24 * 3_600_000 && clock !== 'resolution');
  }
}

function timelinesOf(events: readonly Event[]): Map<string, Timeline> {
  const timelines = new Map<string, Timeline>();
  for (const event of events) {
    const timeline = timelines.get(event.entityId) ?? new Timeline();
    timeline.add(event);
    timelines.set(event.entityId, timeline);
  }
  return timelines;
}
