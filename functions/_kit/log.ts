/** What a line may tell: one value a member, so that no row, body or event can be told by mistake. */
type Detail = Record<string, string | number | boolean | null | undefined>;

/** One JSON line; ids and counts only, never names, addresses or texts of people. */
export function log(level: 'info' | 'warn' | 'error', message: string, detail: Detail = {}): void {
  console[level](JSON.stringify({ level, message, ...detail }));
}

/** What may be told of a fault: its kind, and its message without what it quotes of people. */
export function faultOf(error: unknown): { error: string; reason: string } {
  if (!(error instanceof Error)) return { error: 'Unknown', reason: withoutAddresses(String(error)) };
  // What JSON.parse says quotes the text it could not read.
  const reason = error instanceof SyntaxError ? 'It could not be read.' : withoutAddresses(error.message);
  return { error: error.name, reason };
}

/** SES, for one, names those it would not write to. */
function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/g, '<address>');
}
