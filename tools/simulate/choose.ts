import { plusMs, textOf } from '../../domain/instants.ts';
import { milestonesOf } from '../../domain/policy/clock-rules.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Ticket, TicketStatus } from '../../domain/ticket/ticket.ts';
import type { VisitStatus } from '../../domain/visit/visit.ts';
import { type Customer, channels, customerClasses, priorities } from '../../domain/vocabulary.ts';
import type { Act, View } from './act.ts';
import type { Deed } from './life.ts';
import { changedDocument } from './presets.ts';

/** The languages of its customers: those mails are written in, and others. */
const locales = ['en', 'ko', 'zh', 'zh-TW', 'en-GB', 'ja'];
const unsettled: readonly TicketStatus[] = ['new', 'open', 'on-hold'];
const any: readonly TicketStatus[] = [...unsettled, 'resolved'];
/** What may be done to a visit is refused where it may not: lives try it all the same, as people do. */
const visitsFor: Readonly<Record<string, readonly VisitStatus[]>> = {
  agree: ['due', 'offered', 'confirmed', 'lapsed'],
  visited: ['due', 'offered', 'confirmed', 'missed', 'lapsed'],
  'not-visited': ['confirmed'],
  decline: ['due', 'offered'],
  'call-off-visit': ['due', 'offered', 'confirmed'],
};
const waits = ['customer', 'parts', 'partner', 'date'] as const;

/** What a deed's choices come to in a business as it is; a text where there is nothing to choose from. */
export function chosen(deed: Deed, view: View): Act | string {
  switch (deed.do) {
    case 'away':
    case 'back':
    case 'change-day':
    case 'restore-day':
    case 'change-policy':
      return aboutTheHouse(deed, view);
    case 'open':
    case 'deliver':
    case 'tell-dates':
    case 'cancel-order':
      return fromOutside(deed, view);
    case 'agree':
    case 'visited':
    case 'not-visited':
    case 'decline':
    case 'call-off-visit': {
      const visit = nth(
        view.visits.filter(({ status }) => visitsFor[deed.do]!.includes(status)),
        deed.visit,
      );
      if (!visit) return 'there is no such visit';
      const { visitId } = visit;
      if (deed.do === 'agree') return { act: 'agree', visitId, agreedAt: quarterAfter(view.at, deed.hours) };
      if (deed.do === 'visited') return { act: 'visited', visitId, report: 'All is well.', satisfied: deed.satisfied };
      if (deed.do === 'decline') return { act: 'decline', visitId };
      const by = deed.byUs ? 'us' : 'them';
      if (deed.do === 'not-visited') return { act: 'not-visited', visitId, by, reason: 'Nobody was there.' };
      return { act: 'call-off-visit', visitId, by, reason: 'It does not suit.', again: deed.again };
    }
    default: {
      const ticket = nth(
        view.tickets.filter(({ status }) => statusesOf(deed).includes(status)),
        deed.ticket,
      );
      return ticket ? aboutTicket(deed, ticket, view) : 'there is no such ticket';
    }
  }
}

type AboutTicket = Extract<Deed, { ticket: number }>;

function statusesOf({ do: name }: AboutTicket): readonly TicketStatus[] {
  if (name === 'message' || name === 'no-answer' || name === 'finish-task') return any;
  if (name === 'hold') return ['new', 'open'];
  if (name === 'resume') return ['on-hold'];
  return name === 'reopen' ? ['resolved'] : unsettled;
}

function aboutTicket(deed: AboutTicket, { ticketId, requestType, tasks }: Ticket, view: View): Act | string {
  const { policy, at } = view;
  const type = policy.requestTypes[requestType];
  switch (deed.do) {
    case 'message':
      return { act: 'message', ticketId, text: 'Once more about it.', needsAnswer: deed.needsAnswer };
    case 'reply':
      return { act: 'reply', ticketId, text: 'This is our answer.', by: deed.by };
    case 'hold': {
      const until = deed.hours === null ? {} : { until: quarterAfter(at, deed.hours) };
      const waitsFor = deed.hours === null ? nth(waits.slice(0, 3), deed.waitsFor)! : nth(waits, deed.waitsFor)!;
      return { act: 'hold', ticketId, reason: 'Something is missing.', waitsFor, ...until };
    }
    case 'prioritise':
      return { act: 'prioritise', ticketId, priority: nth(priorities, deed.to)! };
    case 'retype': {
      const to = nth(retypesOf(requestType, policy), deed.to);
      return to
        ? { act: 'retype', ticketId, requestType: to, reason: 'It is another matter.' }
        : 'there is no other type';
    }
    case 'milestone': {
      const milestone = nth(type ? milestonesOf(type) : [], deed.which);
      return milestone ? { act: 'milestone', ticketId, milestone } : 'there are no milestones';
    }
    case 'book':
      return { act: 'book', ticketId, bookedFor: quarterAfter(at, deed.hours) };
    case 'resolve':
      return { act: 'resolve', ticketId, resolution: 'It is done.', ...(type?.conduct && { founded: deed.founded }) };
    case 'reopen':
      return { act: 'reopen', ticketId, reason: 'It is not done.' };
    case 'assign':
      return { act: 'assign', ticketId, to: nth(policy.staff, deed.to)!.id };
    case 'add-task':
      return {
        act: 'add-task',
        ticketId,
        title: 'Look it up',
        assignee: nth([null, ...policy.staff], deed.to)?.id ?? null,
      };
    case 'finish-task': {
      const task = nth(tasks, deed.which);
      return task ? { act: 'finish-task', ticketId, taskId: task.taskId } : 'there are no tasks';
    }
    default:
      return { act: deed.do, ticketId };
  }
}

type AboutTheHouse = Extract<Deed, { do: 'away' | 'back' | 'change-day' | 'restore-day' | 'change-policy' }>;

function aboutTheHouse(deed: AboutTheHouse, { at, policy, document, state }: View): Act | string {
  switch (deed.do) {
    case 'away': {
      const [from, to] = [deed.inHours, deed.inHours + deed.forHours].map((hours) => hoursAfter(at, hours));
      const staff = nth(policy.staff, deed.who)!.id;
      return { act: 'away', staff, absenceId: `a${state.version + 1}`, from: from!, to: to! };
    }
    case 'back': {
      const absence = nth(state.absences, deed.which);
      return absence ? { act: 'back', staff: absence.staff, absenceId: absence.absenceId } : 'nobody is away';
    }
    case 'change-day': {
      const override = deed.open ? { windows: [['10:00', '16:00']] } : { windows: [] };
      const calendar = nth(Object.keys(policy.calendars), deed.calendar)!;
      return { act: 'change-day', calendar, date: dateIn(at, deed.days), override: override as never };
    }
    case 'restore-day': {
      const all = Object.entries(state.days).flatMap(([name, days]) =>
        Object.keys(days).map((date) => [name, date] as const),
      );
      const [calendar, date] = nth(all, deed.which) ?? [];
      return calendar !== undefined ? { act: 'restore-day', calendar, date: date! } : 'no day differs';
    }
    case 'change-policy': {
      const changed = changedDocument(document, deed.how, deed.who);
      return changed ? { act: 'change-policy', document: changed } : 'the product would refuse the policy';
    }
  }
}

type FromOutside = Extract<Deed, { do: 'open' | 'deliver' | 'tell-dates' | 'cancel-order' }>;

function fromOutside(deed: FromOutside, { at, policy, orders: [order] }: View): Act | string {
  switch (deed.do) {
    case 'open': {
      const requestType = nth(Object.keys(policy.requestTypes), deed.type)!;
      const isConduct = policy.requestTypes[requestType]!.conduct ?? false;
      const request = {
        ...{ requestType, subject: 'A matter', text: 'Please see to it.', customer: customerOf(deed) },
        priority: nth([undefined, ...priorities], deed.priority),
        channel: nth(channels, deed.channel)!,
        region: nth(regionsOf(policy), deed.region) ?? null,
        ...(order && deed.region % 2 === 0 && { shopId: order.shopId, orderId: order.orderId }),
        about: isConduct ? { staff: nth(policy.staff, deed.region)!.id } : null,
      };
      return { act: 'open', request };
    }
    case 'deliver': {
      if (order) return 'there is an order already';
      const [country, province] = (nth(regionsOf(policy), deed.region) ?? 'KR-Seoul').split('-');
      const place = { country: country!, province: province! };
      const lines = [{ lineId: '1', product: 'Thing', quantity: 1 }];
      const said = { shopId: 'shop', orderId: '1', number: '#1', customer: customerOf(deed), ...place, lines };
      return { act: 'deliver', order: { ...said, deliveredAt: at, cancelledAt: null, updatedAt: at } };
    }
    case 'tell-dates': {
      const day = dateIn(at, -deed.days);
      return order
        ? { act: 'tell-dates', orderId: order.orderId, dates: { acceptance: day, contract: day, 'move-in': day } }
        : 'there is no order';
    }
    case 'cancel-order':
      return order && order.cancelledAt === null
        ? { act: 'cancel-order', orderId: order.orderId }
        : 'there is no order';
  }
}

function customerOf({ locale, customerClass }: { locale: number; customerClass: number }): Customer {
  const of = nth([undefined, ...customerClasses], customerClass);
  const language = nth(locales, locale)!;
  return { name: 'Eva', email: 'eva@home.example', locale: language, phone: '+1 555 0100', ...(of && { class: of }) };
}

function regionsOf({ staff, climateZones }: Policy): string[] {
  const served = staff.flatMap(({ regions }) => regions ?? []);
  return [...new Set([...served, ...Object.keys(climateZones)])].filter((region) => region.includes('-'));
}

/** What is complained about somebody names them from the start. */
function retypesOf(requestType: string, { requestTypes }: Policy): string[] {
  return Object.keys(requestTypes).filter((name) => name !== requestType && !requestTypes[name]!.conduct);
}

function hoursAfter(at: string, hours: number): string {
  return plusMs(at, hours * 3_600_000);
}

function quarterAfter(at: string, hours: number): string {
  const quarter = 15 * 60_000;
  return textOf(Math.ceil(Date.parse(hoursAfter(at, hours)) / quarter) * quarter);
}

function dateIn(at: string, days: number): string {
  return plusMs(at, days * 86_400_000).slice(0, 10);
}

function nth<T>(list: readonly T[], n: number): T | undefined {
  return list.length === 0 ? undefined : list[n % list.length];
}
