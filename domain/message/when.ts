import { languageOf } from '../language.ts';
import type { InstantText, Locale } from '../vocabulary.ts';

/** How a reader's language and the business's time zone write instants, days and months. */
export interface Place {
  /** BCP 47 tag, of a language the letter is written in. */
  tag: string;
  timeZone: string;
  /** Whether the reader lives by that zone's clocks: others are told which zone is meant. */
  home?: boolean;
  /** When the letter is written: Korean readers are not told the year of it. */
  at?: InstantText;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are dear to make, and the same few are wanted again and again. */
function formatOf(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tag, options);
  formats.set(key, known);
  return known;
}

/** How a reader's dates are written: as their tag says, where we write its language; English as in Britain by itself. */
export function dateTag(locale: Locale): string {
  const language = languageOf(locale);
  const { language: own, region } = new Intl.Locale(locale);
  if (language === 'en') return own === 'en' && region ? locale : 'en-GB';
  if (region && (own === 'ko' || own === 'zh')) return locale;
  return { ko: 'ko-KR', zh: 'zh-CN', 'zh-Hant': own === 'yue' ? 'zh-HK' : 'zh-TW' }[language];
}

/** `Tuesday, 2 June 2026 at 14:00 (Korean Standard Time)`, `6월 2일(화) 오후 2시`. */
export function writeInstant(instant: InstantText, place: Place): string {
  const written = writeTime(instant, place, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  if (place.home) return written;
  const zone = writeZone(instant, place);
  return place.tag.startsWith('zh') ? `${written}（${zone}）` : `${written} (${zone})`;
}

/** `Tue, 2 June, 14:00`, for lists, which name the zone once. */
export function writeShort(instant: InstantText, place: Place): string {
  return writeTime(instant, place, { weekday: 'short', month: 'long', day: 'numeric' });
}

function writeTime(instant: InstantText, place: Place, day: Intl.DateTimeFormatOptions): string {
  const { tag, timeZone } = place;
  const date = new Date(instant);
  if (tag.startsWith('ko')) return writeKorean(date, place);
  // Only where English is read by a clock of twelve hours; Taiwan's readers know both.
  const clock: Intl.DateTimeFormatOptions = isOfTwelve(tag)
    ? { hour: 'numeric', minute: '2-digit' }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return formatOf(tag, { timeZone, ...day, ...clock })
    .format(date)
    .replace(/[\u2009\u202f]/g, ' ');
}

const ofTwelve = new Map<string, boolean>();

function isOfTwelve(tag: string): boolean {
  if (!tag.startsWith('en')) return false;
  const known = ofTwelve.get(tag) ?? formatOf(tag, { hour: 'numeric' }).resolvedOptions().hour12 ?? false;
  ofTwelve.set(tag, known);
  return known;
}

/** `6월 2일(화) 오전 9시 30분`; the year where it is another one than that of the letter. */
function writeKorean(date: Date, place: Place): string {
  const parts = koreanParts(date, place.timeZone, { hour: 'numeric', minute: 'numeric' });
  const { dayPeriod, hour, minute } = parts;
  const minutes = Number(minute) === 0 ? '' : ` ${Number(minute)}분`;
  return `${writeKoreanDay(date, place, parts)} ${dayPeriod} ${hour}시${minutes}`;
}

/** `6월 2일(화)`, `6월 2일(화)~5일(금)`, `6월 29일(월)~7월 3일(금)`; years as above. */
function writeKoreanDays(first: Date, last: Date, place: Place): string {
  const [from, to] = [writeKoreanDay(first, place), writeKoreanDay(last, place)];
  if (from === to) return from;
  const [one, other] = [koreanParts(first, place.timeZone), koreanParts(last, place.timeZone)];
  if (one.year !== other.year) return `${from}~${to}`;
  const day = `${other.day}일(${other.weekday})`;
  return `${from}~${one.month === other.month ? day : `${other.month}월 ${day}`}`;
}

function writeKoreanDay(date: Date, { timeZone, at }: Place, parts = koreanParts(date, timeZone)): string {
  const { year, month, day, weekday } = parts;
  const sameYear = at !== undefined && koreanParts(new Date(at), timeZone).year === year;
  return `${sameYear ? '' : `${year}년 `}${month}월 ${day}일(${weekday})`;
}

/** Of a day, unless a time of day is wanted as well. */
function koreanParts(
  date: Date,
  timeZone: string,
  time: Intl.DateTimeFormatOptions = {},
): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const day = { year: 'numeric', month: 'numeric', day: 'numeric', weekday: 'short' } as const;
  const format = formatOf('ko-KR', { timeZone, ...day, ...time });
  return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
}

/** What the zone is called at an instant. */
export function writeZone(instant: InstantText, { tag, timeZone }: Place): string {
  const parts = formatOf(tag, { timeZone, timeZoneName: 'long' }).formatToParts(new Date(instant));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** The days of a window, the last one included; `to` is the instant after it, so a window to midnight ends the day before. */
export function writeDays(from: InstantText, to: InstantText, place: Place): string {
  const { tag, timeZone } = place;
  const format = formatOf(tag, {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
  const first = new Date(from);
  const last = new Date(Math.max(Date.parse(to) - 1, Date.parse(from)));
  if (tag.startsWith('ko')) return writeKoreanDays(first, last, place);
  // Intl abbreviates a Chinese range to slashes, as in 2026/6/2周二; elsewhere its thin spaces upset plain text.
  if (!tag.startsWith('zh')) return format.formatRange(first, last).replace(/[\u2009\u202f]/g, ' ');
  const [one, other] = [format.format(first), format.format(last)];
  return one === other ? one : `${one}至${other}`;
}

/** `June 2026`, of an instant. */
export function writeMonthOf(instant: InstantText, { tag, timeZone }: Place): string {
  return formatOf(tag, { timeZone, year: 'numeric', month: 'long' }).format(new Date(instant));
}

/** `June 2026`, of `2026-06`. */
export function writeMonth(month: string, tag: string): string {
  return writeMonthOf(`${month}-15T00:00:00.000Z`, { tag, timeZone: 'UTC' });
}

/** `June`, of `2026-06`. */
export function writeMonthName(month: string, tag: string): string {
  // A long Chinese month is spelled out, as in 五月.
  const format = formatOf(tag, { timeZone: 'UTC', month: tag.startsWith('zh') ? 'short' : 'long' });
  return format.format(new Date(`${month}-15T00:00:00.000Z`));
}
