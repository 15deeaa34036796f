import { regionOf } from '../language.ts';
import type { InstantText, Locale } from '../vocabulary.ts';

const zonesByRegion = new Map<string, readonly string[]>();

/** The zones of a country. */
function zonesOf(region: string): readonly string[] {
  const known = zonesByRegion.get(region);
  if (known) return known;
  const country: Intl.Locale & { getTimeZones?(): string[] } = new Intl.Locale('und', { region });
  const zones = country.getTimeZones?.() ?? [];
  zonesByRegion.set(region, zones);
  return zones;
}

/** Whether a country where the reader's language is read lives by this zone alone, so that nobody need be told of it. */
export function livesBy(locale: Locale, timeZone: string, at: InstantText): boolean {
  const region = regionOf(locale);
  const ms = Date.parse(at);
  const here = offsetAt(timeZone, ms);
  // China's clocks are Beijing's, whatever else the zones' list has.
  const zones = region === 'CN' ? ['Asia/Shanghai'] : region === null ? [] : zonesOf(region);
  return zones.length > 0 && zones.every((zone) => offsetAt(zone, ms) === here);
}

const dayMs = 86_400_000;
/** By zone and by the UTC midnight they were asked for: asking Intl is slow. */
const offsets = new Map<string, string>();
const offsetsKept = 20_000;

/** `GMT+09:00`: what a zone's clocks show beside Greenwich's. Mails do without the calendars' Temporal, which is large. */
function offsetAt(zone: string, ms: number): string {
  const day = Math.floor(ms / dayMs);
  const offset = offsetAtMidnight(zone, day);
  return offset === offsetAtMidnight(zone, day + 1) ? offset : askedOffset(zone, ms);
}

function offsetAtMidnight(zone: string, day: number): string {
  const key = `${zone} ${day}`;
  const offset = offsets.get(key) ?? askedOffset(zone, day * dayMs);
  if (offsets.size >= offsetsKept) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function askedOffset(timeZone: string, ms: number): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')!.value;
}
