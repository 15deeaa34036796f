import { Cron } from 'croner';

const MONTHS = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';
const DAYS = 'SUN|MON|TUE|WED|THU|FRI|SAT';

interface Field {
  name: string;
  min: number;
  max: number;
  /** Names that stand for numbers, first one being `min`. */
  names?: string;
  /** Forms beyond `*`, numbers, ranges and steps; they must stand alone unless `inLists`. */
  special?: RegExp;
  inLists?: boolean;
}

const FIELDS: readonly Field[] = [
  { name: 'minutes', min: 0, max: 59 },
  { name: 'hours', min: 0, max: 23 },
  { name: 'day-of-month', min: 1, max: 31, special: /^(\?|L|LW|([1-9]|[12]\d|3[01])W)$/, inLists: true },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'day-of-week', min: 1, max: 7, names: DAYS, special: /^(\?|L|[1-7]L|[1-7]#[1-5])$/ },
  { name: 'year', min: 1970, max: 2199 },
];

/** Milliseconds of a wall-clock time, read as if it were UTC. */
export type WallMs = number;

/**
 * The wall-clock times of `cron(minutes hours day-of-month month day-of-week year)`, in EventBridge Scheduler's dialect:
 * Sunday is 1, `n/step` counts from n, one of the two day fields is `?`, `L` alone in day-of-week is Saturday.
 * croner computes them; its own handling of daylight saving is not used, because it differs from AWS's.
 *
 * @param fields what stands between the brackets
 * @throws Error naming the field that is not understood
 */
export function cronWallTimes(fields: string): { next(after: WallMs): WallMs | undefined } {
  const parts = fields.trim().toUpperCase().split(/\s+/);
  if (parts.length !== FIELDS.length) throw new Error(`cron takes six fields, not ${parts.length}`);
  if ((parts[2] === '?') === (parts[4] === '?')) {
    throw new Error('exactly one of day-of-month and day-of-week must be ?');
  }
  const pattern = FIELDS.map((field, index) => translate(field, parts[index]!)).join(' ');
  const cron = new Cron(`0 ${pattern}`, { mode: '7-part', alternativeWeekdays: true, timezone: 'UTC', paused: true });
  return { next: (after) => cron.nextRun(new Date(after))?.getTime() };
}

/** One field in croner's dialect. */
function translate(field: Field, text: string): string {
  const numeric = field.names
    ? text.replace(new RegExp(`\\b(${field.names})(?=\\b|L)`, 'g'), (name) => numberOf(field, name))
    : text;
  const parts = numeric.split(',');
  return parts.map((part) => translatePart(field, part, parts.length > 1)).join(',');
}

function translatePart(field: Field, part: string, inList: boolean): string {
  if (field.special?.test(part)) {
    if (inList && (part === '?' || !field.inLists)) throw unsupported(field, part);
    return field.name === 'day-of-week' && part === 'L' ? String(field.max) : part;
  }
  const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
  if (!match) throw unsupported(field, part);
  const [, from, to, step] = match;
  for (const value of [from, to]) {
    if (value !== undefined && (Number(value) < field.min || Number(value) > field.max)) throw unsupported(field, part);
  }
  if (from !== undefined && to !== undefined && Number(from) > Number(to)) throw unsupported(field, part);
  if (step !== undefined && (Number(step) < 1 || Number(step) > field.max)) throw unsupported(field, part);
  if (step === undefined) return part;
  return `${from ?? field.min}-${to ?? field.max}/${step}`;
}

function numberOf(field: Field, name: string): string {
  return String(field.min + field.names!.split('|').indexOf(name));
}

function unsupported(field: Field, part: string): Error {
  return new Error(`"${part}" is not supported in ${field.name}`);
}
