/** The days of the week in ISO order, as a calendar names them. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Seconds from the midnight a window's day begins with to its start and its end; past midnight they exceed a day. */
export function secondsOf([start, end]: readonly [string, string]): { start: number; end: number } {
  const [from, to] = [secondsOfDay(start), secondsOfDay(end)];
  return { start: from, end: to <= from ? to + 86_400 : to };
}

function secondsOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60;
}
