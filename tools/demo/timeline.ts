import type { ClockStep } from '../../domain/event.ts';
import type { Event } from '../../domain/events.ts';
import policy from '../../policies/starter.json' with { type: 'json' };
import type { Mail } from '../local-stack.ts';
import { customers } from './shops.ts';
import type { Happening } from './story.ts';
import { inOneLine, writeDay, writeTime, writeWhen } from './words.ts';

/** One line of the timeline, as `--json` prints it. */
export interface Entry {
  at: string;
  type: string;
  ticketId?: string;
  visitId?: string;
  month?: string;
  /** When what happened was due. */
  due?: string;
  /** When the promise behind it is due. */
  promiseDue?: string;
  latenessMs?: number;
  to?: string[];
  subject?: string;
  status?: number;
  text: string;
}

export function entryOfEvent(event: Event): Entry {
  const { data } = event;
  return {
    at: event.at,
    type: data.type,
    ...aboutOf(event),
    ...('dueAt' in data && data.dueAt ? { due: data.dueAt } : {}),
    ...('promiseDueAt' in data ? { promiseDue: data.promiseDueAt } : {}),
    ...('latenessMs' in data && data.latenessMs !== null ? { latenessMs: data.latenessMs } : {}),
    ...(data.type === 'rung.fired' ? { to: data.notify } : {}),
    text: textOf(event),
  };
}

export function entryOfMail(mail: Mail): Entry {
  return { at: mail.at, type: 'mail', to: mail.to, subject: mail.subject, text: mail.subject };
}

export function entryOfHappening({ at, type, text, status }: Happening): Entry {
  return { at, type, text, ...(status === undefined ? {} : { status }) };
}

function aboutOf({ entity, entityId }: Event): Pick<Entry, 'ticketId' | 'visitId' | 'month'> {
  switch (entity) {
    case 'ticket':
      return { ticketId: entityId };
    case 'visit':
      return { visitId: entityId };
    case 'summary':
      return { month: entityId };
    default:
      return {};
  }
}

function textOf(event: Event): string {
  return inOneLine([deedOf(event), ...(event.clocks ?? []).flatMap((step) => stepOf(event, step) ?? [])]);
}

/** What starts with a ticket, stops and runs on with it goes without saying. */
function stepOf({ at, data }: Event, { clock, step, dueAt }: ClockStep): string | null {
  if (step === 'met') return `${clock} met ${dueAt !== null && dueAt < at ? 'too late' : 'in time'}`;
  const starts = step === 'started' || step === 'restarted';
  if (!starts || dueAt === null || data.type === 'ticket.opened') return null;
  return `${clock} promised for ${writeWhen(dueAt)}`;
}

function deedOf({ data, entityId, actor }: Event): string {
  const who = actor.kind === 'staff' ? actor.id : actor.kind;
  switch (data.type) {
    case 'ticket.opened':
      return `${data.complaint ? 'complaint' : data.requestType} opened${data.product ? `: ${data.product}` : ''}`;
    case 'ticket.replied':
      return `${who} answers the customer`;
    case 'ticket.noted':
      return `${who} makes a note`;
    case 'ticket.assigned':
      return data.reason === 'escalation' ? `handed from ${data.from} to ${data.to}` : `given to ${data.to}`;
    case 'ticket.prioritised':
      return `priority ${data.from} becomes ${data.to}`;
    case 'ticket.paused':
      return `on hold: ${data.reason}`;
    case 'ticket.resumed':
      return 'off hold';
    case 'ticket.resolved':
      return `settled: ${data.resolution}`;
    case 'ticket.mail-returned':
    case 'visit.mail-returned':
      return `${data.template} to ${data.recipient}: ${data.reason}${data.detail ? ` (${data.detail})` : ''}`;
    case 'ticket.reopened':
      return `taken up again: ${data.reason}`;
    case 'ticket.message':
      return data.needsAnswer ? 'the customer writes again' : 'the customer says thanks';
    case 'ticket.no-answer-needed':
      return 'needs no answer after all';
    case 'ticket.retyped':
      return `${data.from} becomes ${data.to}${data.reason ? `: ${data.reason}` : ''}`;
    case 'ticket.repromised':
      return `promised anew by ${data.to}`;
    case 'ticket.retimed':
      return 'timed again: a calendar has changed';
    case 'ticket.milestone':
      return `reached: ${data.milestone}`;
    case 'ticket.booked':
      return data.before === null
        ? `booked for ${writeWhen(data.bookedFor)}`
        : `booked for ${writeWhen(data.bookedFor)} instead`;
    case 'ticket.compensation-offered':
      return `offers ${data.amount} in minor units of ${data.currency}`;
    case 'ticket.called-off':
      return `the visit at ${writeWhen(data.bookedFor)} is called off`;
    case 'ticket.task-opened':
      return `task for ${data.assignee ?? 'nobody'}: ${data.title}`;
    case 'ticket.task-done':
      return `task ${data.taskId} done`;
    case 'clock.breached':
      return `${data.clock}: the promise is broken`;
    case 'rung.fired':
      return `${data.clock}: ${rungs[data.rung] ?? data.rung}${
        data.newPromiseAt ? `; the customer is told ${writeWhen(data.newPromiseAt)} instead` : ''
      }`;
    case 'visit.cancelled':
      return `${ruleOf(entityId)} cancelled: ${{ order: 'so was its order', replaced: 'another one takes its place', overtaken: 'it has become pointless' }[data.reason]}`;
    case 'visit.offered':
      return `${ruleOf(entityId)} offered to the customer`;
    case 'visit.put-off':
      return `${ruleOf(entityId)} is not offered while ${data.ticketId ?? 'another matter'} is open`;
    case 'visit.offer-withdrawn':
      return `${ruleOf(entityId)} is on offer no longer while ${data.ticketId ?? 'another matter'} is open`;
    case 'visit.confirmed':
      return `${ruleOf(entityId)} ${data.before === null ? 'agreed' : 'moved'} for ${writeWhen(data.agreedAt)}`;
    case 'visit.handed-over':
      return `${ruleOf(entityId)} handed from ${data.from} to ${data.to}${data.reason === 'away' ? `: ${data.from} is away` : ''}`;
    case 'visit.reminded':
      return `${ruleOf(entityId)}: customer reminded`;
    case 'visit.completed':
      return inOneLine([
        `${ruleOf(entityId)} done: ${data.report}`,
        ...(data.ticketId ? [`${data.ticketId} opened for what is not right`] : []),
        ...(data.nextVisitId ? ['the next one is planned'] : []),
      ]);
    case 'visit.unreported':
      return `${ruleOf(entityId)}: nobody has reported; we are asked for the ${data.asked === 1 ? 'first' : data.asked === 2 ? 'second' : `${data.asked}th`} time`;
    case 'visit.missed':
      return `${ruleOf(entityId)} did not take place: ${data.reason}`;
    case 'visit.declined':
      return `${ruleOf(entityId)} declined${data.reason ? `: ${data.reason}` : ''}`;
    case 'visit.called-off':
      return `${ruleOf(entityId)} called off by ${data.by}: ${data.reason}`;
    case 'visit.lapsed':
      return `${ruleOf(entityId)}: nobody recorded an answer`;
    case 'summary.made':
      return `complaints of ${data.month} summed up`;
    case 'conduct.recorded':
      return `complaint number ${data.count} about ${data.staff} found true: ${data.step}`;
    case 'policy.drafted':
      return `policy ${data.version} drafted`;
    case 'policy.activated':
      return `policy ${data.version} in force`;
    case 'policy.day-changed':
      return `${data.calendar} on ${data.date}: ${dayOf(data.override)}`;
    case 'policy.absence-changed':
      return data.absence === null
        ? `${data.staff} is back`
        : `${data.staff} is away from ${writeWhen(data.absence.from)} to ${writeWhen(data.absence.to)}`;
    case 'digest.closed':
      return `${data.staff} gets what was gathered in one mail`;
    default:
      return data.type;
  }
}

type ChangedDay = Extract<Event['data'], { type: 'policy.day-changed' }>['override'];

function dayOf(override: ChangedDay): string {
  if (override === null) return 'as always';
  const note = override.note ? ` (${override.note})` : '';
  return `${'closed' in override ? 'closed' : 'other hours'}${note}`;
}

const rungs: Record<string, string> = {
  warn: 'three quarters of the time are gone, a warning',
  breach: 'the promise is broken',
  escalate: 'escalated',
  remind: 'it falls due soon',
  soon: 'it falls due soon',
};

/** `hanbit-1001-quarterly-visit-2` -> `quarterly-visit 2 for 김서연`: a visit's id is shop, order, rule and occurrence. */
function ruleOf(visitId: string): string {
  const rule = [...policy.plans, ...policy.seasons].find(({ name }) => visitId.includes(`-${name}-`));
  if (!rule) return visitId;
  const customer = Object.entries(customers).find(([shopId]) => visitId.startsWith(`${shopId}-`))?.[1];
  return `${rule.name} ${visitId.slice(visitId.lastIndexOf('-') + 1)}${customer ? ` for ${customer}` : ''}`;
}

const icons: [RegExp, string, number][] = [
  [/^webhook/, '⇢', 36],
  [/^(proof|policy)/, '⚖', 35],
  [/^refused/, '✗', 31],
  [/^mail/, '✉', 90],
  [/^(rung|clock)/, '⏰', 33],
  [/resolved|completed/, '✓', 32],
  [/missed/, '✗', 31],
  [/summary/, '∑', 35],
  [/.*/, '•', 0],
];

/** Writes entries for a person: a heading for each day, then one line each. */
export function createPrinter(write: (line: string) => void, colours: boolean) {
  const paint = (code: number, text: string) => (colours && code ? `\u001b[${code}m${text}\u001b[0m` : text);
  let today = '';
  return (entry: Entry) => {
    const day = writeDay(entry.at);
    if (day !== today) {
      today = day;
      write(`\n${paint(1, today)}`);
    }
    const [, icon, colour] = icons.find(([pattern]) => pattern.test(entry.type))!;
    const about = entry.ticketId ?? '';
    const to = entry.to ? ` → ${entry.to.join(', ')}` : '';
    const status = entry.status === undefined ? '' : ` → ${entry.status}`;
    const due = entry.promiseDue ?? entry.due;
    const promise = due ? paint(90, `  due ${writeWhen(due)}`) : '';
    const late = entry.latenessMs === undefined ? '' : paint(90, `, timer ${entry.latenessMs} ms late`);
    const [head, ...more] = entry.text.split('\n');
    const text = paint(colour, `${icon} ${head}${to}${status}`);
    write(`  ${paint(90, writeTime(entry.at))}  ${text}${promise}${late}${about ? paint(90, `  ${about}`) : ''}`);
    for (const one of more) write(`              ${one}`);
  };
}
