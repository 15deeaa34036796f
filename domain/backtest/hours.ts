import { fromText } from '../instants.ts';

/**
 * The local hour of the day, 0 to 23, of instants in a zone. Zones shift by quarters of an hour at the least, so that
 * what is known of a quarter holds for all of it: asking once for each spares asking for every instant.
 */
export function hourIn(timeZone: string): (instant: string) => number {
  const known = new Map<number, number>();
  return (instant) => {
    const quarter = Math.floor(Date.parse(instant) / 900_000);
    let hour = known.get(quarter);
    if (hour === undefined) {
      hour = fromText(instant).toZonedDateTimeISO(timeZone).hour;
      if (known.size > 100_000) known.clear();
      known.set(quarter, hour);
    }
    return hour;
  };
}
