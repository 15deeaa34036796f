/** One JSON line; ids and counts only, never names, addresses or texts of people. */
export function log(level: 'info' | 'warn' | 'error', message: string, detail: Record<string, unknown> = {}): void {
  console[level](JSON.stringify({ level, message, ...detail }));
}

/** What may be told of a fault: its kind and message. */
export function faultOf(error: unknown): { error: string; reason: string } {
  return error instanceof Error
    ? { error: error.name, reason: error.message }
    : { error: 'Unknown', reason: String(error) };
}
