import { earliest } from '../../domain/instants.ts';
import { type Customer, channels, customerClasses } from '../../domain/vocabulary.ts';
import type { View } from '../simulate/act.ts';
import { Chance } from '../simulate/chance.ts';
import { Customers } from './customers.ts';
import { Diary } from './diary.ts';
import { type Duty, dutiesOfTicket, dutyOfVisit, givenUp } from './duties.ts';
import type { Stage } from './stage.ts';

export interface Year {
  seed: number;
  /** Whether staff do everything in time, or nothing at all. */
  lived: 'well' | 'badly';
  /**
   * Lived badly, whether a matter is settled at last once all it promised has been over for days. Otherwise it stays
   * open, and is brought up again all year.
   */
  givesUp?: boolean;
  begins: string;
  /** How long it is: a whole one unless told. */
  days?: number;
  /** Two of each request type unless told. */
  tickets?: number;
  orders: number;
}

const hour = 3_600_000;
const day = 24 * hour;
const fewDays = 3 * day;
const wholeYear = 365;
/** Nobody comes in the last days: what they are promised would not fall due any more. */
const lastDays = 35;
/** Two a month. */
const fewest = 24;

/** Lives a year of customers, shops and staff on a stage. @returns what was refused: nothing should be */
export async function live(stage: Stage, year: Year): Promise<string[]> {
  const chance = new Chance(year.seed);
  const diary = new Diary(year.seed);
  const begins = Date.parse(year.begins);
  const ends = begins + (year.days ?? wholeYear) * day;
  let agenda = comings(await stage.view(), year, chance);
  const refused: string[] = [];
  const stuck = new Set<string>();
  const customers = new Customers(chance);
  for (;;) {
    const view = await stage.view();
    const duties = year.lived === 'well' ? dutiesIn(view, diary, stuck) : year.givesUp ? givenUp(view) : [];
    const next = [...agenda, ...duties].sort((a, b) => (a.at < b.at ? -1 : 1))[0];
    const until = earliest([
      next?.at ?? null,
      year.lived === 'well' || year.givesUp ? nextNews(view, year) : null,
      toText(ends),
    ])!;
    if (until > view.at) await stage.pass(until);
    if (until >= toText(ends)) break;
    // What fell due on the way may have changed what is to be done.
    if (!next || next.at > until || (until > view.at && !agenda.includes(next))) continue;
    agenda = agenda.filter((one) => one !== next);
    const refusal = await stage.do(next.act);
    if (refusal !== null) {
      refused.push(`${until} ${JSON.stringify(next.act)}: ${refusal}`);
      stuck.add(nameOf(next, view));
    } else agenda.push(...customers.answersTo(next.act, until, view));
  }
  return refused;
}

/** When somebody looks again at the latest: an offer goes out, or another day has come. */
function nextNews({ at, visits }: View, { lived }: Year): string {
  if (lived === 'badly') return toText(Date.parse(at) + fewDays);
  const offers = visits.flatMap(({ status, nextDueAt }) =>
    nextDueAt !== null && nextDueAt >= at && (status === 'planned' || status === 'due')
      ? [toText(Date.parse(nextDueAt) + 60_000)]
      : [],
  );
  return earliest([...offers, toText(Date.parse(at) + day)])!;
}

function toText(ms: number): string {
  return new Date(ms).toISOString();
}

/** All that staff have to do by now or later; what was refused is not tried again before the ticket has changed. */
function dutiesIn(view: View, diary: Diary, stuck: ReadonlySet<string>): Duty[] {
  const ofTickets = view.tickets.flatMap(
    (ticket) => dutiesOfTicket(ticket, view, diary).find((duty) => !stuck.has(nameOf(duty, view))) ?? [],
  );
  const ofVisits = view.visits.flatMap((visit) => {
    const duty = dutyOfVisit(visit, view, diary);
    return duty && !stuck.has(nameOf(duty, view)) ? [duty] : [];
  });
  return [...ofTickets, ...ofVisits].map((duty) => (duty.at < view.at ? { ...duty, at: view.at } : duty));
}

function nameOf({ act }: Duty, { tickets, visits }: View): string {
  const ticket = 'ticketId' in act ? tickets.find(({ ticketId }) => ticketId === act.ticketId) : undefined;
  const visit = 'visitId' in act ? visits.find(({ visitId }) => visitId === act.visitId) : undefined;
  return `${act.act} ${ticket?.ticketId ?? visit?.visitId} ${ticket?.version ?? visit?.version}`;
}

/** Who comes in a year, spread over it: every request type but routines' by turns, through every channel, and orders. */
function comings({ policy }: View, { begins, days = wholeYear, tickets: told, orders }: Year, chance: Chance): Duty[] {
  const ofRoutines = policy.routines?.map(({ requestType }) => requestType) ?? [];
  const types = Object.keys(policy.requestTypes).filter((name) => !ofRoutines.includes(name));
  const busy = days - lastDays;
  const tickets = told ?? Math.max(fewest, 2 * types.length);
  const places = Object.keys(policy.climateZones);
  const instant = (from: number, to: number) =>
    new Date(Date.parse(begins) + chance.between(from * day, to * day)).toISOString();
  const asked = Array.from({ length: tickets }, (_, n): Duty => {
    const requestType = types[n % types.length]!;
    const about = policy.requestTypes[requestType]!.conduct
      ? { staff: policy.staff[n % policy.staff.length]!.id }
      : null;
    const said = { requestType, subject: `Matter ${n + 1}`, text: 'Please see to it.', customer: customer(n, chance) };
    return {
      at: instant((n * busy) / tickets, ((n + 1) * busy) / tickets),
      act: { act: 'open', request: { ...said, channel: chance.oneOf(channels)!, about } },
    };
  });
  const delivered = Array.from({ length: orders }, (_, n): Duty[] => {
    const at = instant(1, busy * 0.7);
    const orderId = `o${n + 1}`;
    const [country, province] = (places[n % Math.max(1, places.length)] ?? 'KR').split('-');
    const lines = [{ lineId: '1', product: 'Thing', quantity: 1 }];
    const said = { shopId: 'shop', orderId, number: `#${n + 1}`, customer: customer(n, chance), lines };
    const order = {
      ...said,
      country: country!,
      province: province ?? null,
      deliveredAt: at,
      cancelledAt: null,
      updatedAt: at,
    };
    const date = at.slice(0, 10);
    const dates = { acceptance: date, contract: date, 'move-in': date };
    const told = new Date(Date.parse(at) + 3 * hour).toISOString();
    return [
      { at, act: { act: 'deliver', order } },
      { at: told, act: { act: 'tell-dates', orderId, dates } },
    ];
  });
  return [...asked, ...delivered.flat()];
}

const locales = ['en', 'ko', 'zh'];

function customer(n: number, chance: Chance): Customer {
  const of = chance.oneOf([undefined, ...customerClasses]);
  const email = `customer${n + 1}@home.example`;
  return { name: 'Eva', email, locale: locales[n % locales.length]!, phone: '+1 555 0100', ...(of && { class: of }) };
}
