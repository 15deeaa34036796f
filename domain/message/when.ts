import type { InstantText } from '../vocabulary.ts';

/** How a reader's language and the business's time zone write instants, days and months. */
export interface Place {
  /** BCP 47 tag. */
  tag: string;
  timeZone: string;
}

/** `Tuesday, 2 June 2026 at 14:00 (Korean Standard Time)`. The zone is always named: a reader may be in another one. */
export function writeInstant(instant: InstantText, { tag, timeZone }: Place): string {
  const date = new Date(instant);
  const written = new Intl.DateTimeFormat(tag, {
    timeZone,
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(date);
  const zone = zoneName(date, tag, timeZone);
  return tag.startsWith('zh') ? `${written}（${zone}）` : `${written} (${zone})`;
}

/** `Tue, 2 June, 14:00`, for lists, which name the zone once. */
export function writeShort(instant: InstantText, { tag, timeZone }: Place): string {
  return new Intl.DateTimeFormat(tag, {
    timeZone,
    weekday: 'short',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** What the zone is called at an instant. */
export function writeZone(instant: InstantText, { tag, timeZone }: Place): string {
  return zoneName(new Date(instant), tag, timeZone);
}

/** The days of a window, the last one included; `to` is the instant after it, so a window to midnight ends the day before. */
export function writeDays(from: InstantText, to: InstantText, { tag, timeZone }: Place): string {
  const format = new Intl.DateTimeFormat(tag, {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
  const first = new Date(from);
  const last = new Date(Math.max(Date.parse(to) - 1, Date.parse(from)));
  // Intl abbreviates a Chinese range to slashes, as in 2026/6/2周二; elsewhere its thin spaces upset plain text.
  if (!tag.startsWith('zh')) return format.formatRange(first, last).replace(/[\u2009\u202f]/g, ' ');
  const [one, other] = [format.format(first), format.format(last)];
  return one === other ? one : `${one}至${other}`;
}

/** `June 2026`, of an instant. */
export function writeMonthOf(instant: InstantText, { tag, timeZone }: Place): string {
  return new Intl.DateTimeFormat(tag, { timeZone, year: 'numeric', month: 'long' }).format(new Date(instant));
}

/** `June 2026`, of `2026-06`. */
export function writeMonth(month: string, tag: string): string {
  return writeMonthOf(`${month}-15T00:00:00.000Z`, { tag, timeZone: 'UTC' });
}

/** `June`, of `2026-06`. */
export function writeMonthName(month: string, tag: string): string {
  // A long Chinese month is spelled out, as in 五月.
  const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', month: tag.startsWith('zh') ? 'short' : 'long' });
  return format.format(new Date(`${month}-15T00:00:00.000Z`));
}

function zoneName(date: Date, tag: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'long' }).formatToParts(date);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}
