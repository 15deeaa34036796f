import { Temporal } from 'temporal-polyfill';

const months = 'January February March April May June July August September October November December'.split(' ');

/** How each language writes an instant in full; the groups are found by their names. */
const written: readonly RegExp[] = [
  /(?<day>\d{1,2})\s(?<monthName>[A-Z][a-z]+)\s(?<year>\d{4})\sat\s(?<hour>\d{1,2}):(?<minute>\d\d)/gu,
  /(?:(?<year>\d{4})년\s)?(?<month>\d{1,2})월\s(?<day>\d{1,2})일\(\S\)\s(?<half>오전|오후)\s(?<hour>\d{1,2})시(?:\s(?<minute>\d{1,2})분)?/gu,
  /(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日\s?星期\S\s?(?<half>上午|下午)?(?<hour>\d{1,2}):(?<minute>\d\d)/gu,
];

/** The instants a mail's text names, as its reader understands them; a Korean one leaves out the year it was written in. */
export function instantsInWords(text: string, timeZone: string, at: string): string[] {
  const flat = text.replace(/[\s\u202f]+/gu, ' ');
  return written
    .flatMap((pattern) => [...flat.matchAll(pattern)])
    .sort((a, b) => a.index - b.index)
    .map(({ groups }) => instantOf({ year: String(yearOf(at, timeZone)), ...said(groups!) }, timeZone));
}

function instantOf(groups: Record<string, string | undefined>, timeZone: string): string {
  const { year, month, monthName, day, half, hour, minute } = groups;
  const isLater = half === '오후' || half === '下午';
  const local = Temporal.PlainDateTime.from({
    year: Number(year),
    month: month === undefined ? months.indexOf(monthName!) + 1 : Number(month),
    day: Number(day),
    hour: half === undefined ? Number(hour) : (Number(hour) % 12) + (isLater ? 12 : 0),
    minute: Number(minute ?? 0),
  });
  return new Date(local.toZonedDateTime(timeZone).epochMilliseconds).toISOString();
}

function said(groups: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined));
}

function yearOf(at: string, timeZone: string): number {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).year;
}
