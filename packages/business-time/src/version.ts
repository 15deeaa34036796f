import type { Calendar, DayWindows } from './calendar.ts';

/**
 * A short name of what a calendar says, 16 hexadecimal digits: calendars that say the same have the same version
 * however they are written, so that a proof can name the calendar it was counted with.
 */
export function calendarVersion({ timeZone, windows, holidays = [], workdays = {} }: Calendar): string {
  const week = windows === '24x7' ? windows : sortedDays(windows);
  return fnv1a64(JSON.stringify([timeZone, week, [...new Set(holidays)].sort(), sortedDays(workdays)]));
}

/** Days without windows are left out: they say nothing. */
function sortedDays(days: Readonly<Record<string, DayWindows | undefined>>): [string, DayWindows][] {
  return Object.entries(days)
    .flatMap(([day, windows]): [string, DayWindows][] => (windows?.length ? [[day, windows.toSorted()]] : []))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** FNV-1a, 64 bits, over UTF-16 code units; no secret hangs on it. */
function fnv1a64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
