import Holidays from 'date-holidays';

/** Names by date. */
export type Days = Record<string, string>;

/** A year's public holidays by the rules of `date-holidays`; a day observed in place of another counts as well. */
export function daysByRule(country: string, year: number, region?: string): Days {
  const calendar = region ? new Holidays(country, region) : new Holidays(country);
  const days: Days = {};
  for (const { date, name, type, substitute } of calendar.getHolidays(year)) {
    if (type === 'public' || (type === 'bank' && substitute)) days[date.slice(0, 10)] ??= name;
  }
  return days;
}

/** What each region has beyond its country. */
export function regionsByRule(country: string, year: number): Record<string, Days> {
  const everywhere = daysByRule(country, year);
  const regions = Object.keys(new Holidays().getStates(country)).sort();
  return Object.fromEntries(
    regions.map((region) => {
      const days = Object.entries(daysByRule(country, year, region)).filter(([date]) => !everywhere[date]);
      return [region, Object.fromEntries(days)];
    }),
  );
}

/** The date some days later. */
export function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
