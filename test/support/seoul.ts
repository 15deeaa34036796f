/** Stories are told in Seoul's time, `2026-06-02 13:00`; the business is there, and it has no summer time. */
const offsetMs = 9 * 3_600_000;

export function instantOf(local: string): string {
  return new Date(`${local.replace(' ', 'T')}+09:00`).toISOString();
}

/** To the minute. */
export function seoul(instant: string): string {
  return new Date(Date.parse(instant) + offsetMs).toISOString().slice(0, 16).replace('T', ' ');
}
