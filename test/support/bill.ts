/** State transitions of all machines, from what the runtime has metered. */
export function transitionsOf(metered: Record<string, Record<string, number>>): number {
  return Object.values(metered['sfn.transitions'] ?? {}).reduce((sum, count) => sum + count, 0);
}
