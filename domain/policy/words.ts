import type { CalendarDefinition, DayWindows } from 'business-time';
import { graceOf, isBooked } from './booked.ts';
import type { Rung } from './ladder.ts';

const units: Readonly<Record<string, string>> = { Y: 'year', W: 'week', D: 'day', H: 'hour', S: 'second' };

/** An ISO 8601 duration: `PT4H` is "4 hours". */
export function durationInWords(duration: string): string {
  const [date = '', time = ''] = duration.slice(1).split('T');
  const parts = (text: string, ofM: string) =>
    [...text.matchAll(/(\d+)([YMWDHS])/g)].map(([, count, unit]) => many(Number(count), units[unit!] ?? ofM));
  return [...parts(date, 'month'), ...parts(time, 'minute')].join(' ');
}

/** A clock's target: "4 hours", "the close of the day 3 days later", "the booked time", "15 minutes after the booked time". */
export function targetInWords(target: string): string {
  if (target.startsWith('close+')) return closeInWords(target.slice('close+'.length));
  if (!isBooked(target)) return durationInWords(target);
  const grace = graceOf(target);
  return grace === null ? 'the booked time' : `${durationInWords(grace)} after the booked time`;
}

function closeInWords(days: string): string {
  return /[1-9]/.test(days) ? `the close of the day ${durationInWords(days)} later` : 'the close of the same day';
}

/** "a", "a and b", "a, b and c"; or "a, b or c". */
export function listInWords(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? 'nothing';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

const dayNames = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } as const;
const longDays: Readonly<Record<string, string>> = {
  mon: 'Mondays',
  tue: 'Tuesdays',
  wed: 'Wednesdays',
  thu: 'Thursdays',
  fri: 'Fridays',
  sat: 'Saturdays',
  sun: 'Sundays',
};

export function weekdayInWords(day: string): string {
  return longDays[day] ?? day;
}

/** The windows of a day: "09:00–12:00 and 13:00–18:00", or "closed". */
export function dayInWords(windows: DayWindows | undefined): string {
  if (!windows || windows.length === 0) return 'closed';
  return listInWords(windows.map(([from, to]) => `${from}–${to}`));
}

export function weekInWords(windows: CalendarDefinition['windows']): string {
  if (windows === '24x7') return 'open around the clock';
  const days = Object.entries(dayNames).flatMap(([day, name]) => {
    const open = windows[day as keyof typeof dayNames];
    return open && open.length > 0 ? [`${name} ${dayInWords(open)}`] : [];
  });
  return days.length === 0 ? 'never open' : days.join('; ');
}

/** When a rung is due: "at 75 % of the time", "2 hours after it was due". */
export function rungTimeInWords(at: Rung['at']): string {
  if ('before' in at) return `${durationInWords(at.before)} before it is due`;
  if ('after' in at) return `${durationInWords(at.after)} after it was due`;
  return at.share === 1 ? 'when it is due' : `at ${Number((at.share * 100).toFixed(2))} % of the time`;
}

/** A rung with all it does. */
export function rungInWords({
  name,
  at,
  notify = [],
  reassign,
  raise,
  task,
  tellCustomer,
  writeCustomer,
  repeat,
  webhooks = [],
}: Rung): string {
  const actions = [
    notify.length > 0 && `tells ${listInWords(notify)}`,
    reassign && `hands over to ${reassign}`,
    raise && raiseInWords(raise),
    task &&
      `opens the task "${task.title.en}" for ${task.to}${task.within ? `, due ${durationInWords(task.within)} later` : ''}`,
    tellCustomer && tellingInWords(tellCustomer.within),
    writeCustomer &&
      (writeCustomer === 'remind' ? 'reminds the customer' : 'asks the customer whether it may be closed'),
    webhooks.length > 0 && `calls ${listInWords(webhooks)}`,
  ].filter(Boolean);
  const again = repeat ? `, and every ${durationInWords(repeat)} from then on` : '';
  return `${name}, ${rungTimeInWords(at)}${again}: ${actions.join('; ') || 'does nothing'}`;
}

function tellingInWords(within: string | undefined): string {
  return within === undefined
    ? 'tells the customer that somebody will phone'
    : `promises the customer ${durationInWords(within)} more`;
}

export function raiseInWords(raise: NonNullable<Rung['raise']>): string {
  return raise === 'one' ? 'raises the priority by one' : `raises the priority to ${raise}`;
}

/** What starts or ends a clock: `milestone:sample-received` is "sample received". */
export function momentInWords(moment: string): string {
  return nameInWords(moment.replace(/^milestone:/, ''));
}

/** Any value: texts in quotes, durations and lists in words, of something with parts each by its name. */
export function valueInWords(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (typeof value === 'string') return isDuration(value) ? durationInWords(value) : `"${value}"`;
  if (Array.isArray(value)) return listInWords(value.map(valueInWords));
  if (typeof value !== 'object') return String(value);
  if (isText(value)) return `"${value.en}"`;
  const parts = Object.entries(value).map(([name, part]) => `${nameInWords(name)} ${valueInWords(part)}`);
  return parts.join(', ') || 'nothing';
}

/** A text in every language, of which the comparison tells the English. */
function isText(value: object): value is { en: string } {
  return Object.keys(value).sort().join() === 'en,ko,zh';
}

/** `first-response`, `remindBefore`: "first response", "remind before". What is written otherwise, `KR-Jeju`, stays so. */
export function nameInWords(name: string): string {
  if (!/^[a-z][A-Za-z0-9-]*$/.test(name)) return name;
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isDuration(text: string): boolean {
  return /^P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?$/.test(text);
}

function many(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
