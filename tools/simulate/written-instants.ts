const real = Intl.DateTimeFormat;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Has everything written with instants in it as they are, `⟦2026-06-01T09:00:00.000Z⟧`, instead of in words: what a mail
 * tells a customer can then be read from the mail itself, whatever its language and its layout.
 */
export function withPlainInstants<T>(write: () => T): T {
  const intl = Intl as { DateTimeFormat: unknown };
  intl.DateTimeFormat = Plain;
  try {
    return write();
  } finally {
    intl.DateTimeFormat = real;
  }
}

/** The instants a text written so names. */
export function instantsIn(text: string): string[] {
  return [...text.matchAll(/⟦([^⟧]+)⟧/g)].map(([, instant]) => instant!);
}

/** Formats of a time of day write the instant; all others what they always write, made once each. */
function Plain(tag: string, options: Intl.DateTimeFormatOptions = {}): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new real(tag, options);
  if (options.hour !== undefined) Object.defineProperty(format, 'format', { value: asItIs });
  formats.set(key, format);
  return format;
}

function asItIs(date: Date | number): string {
  return `⟦${new Date(date).toISOString()}⟧`;
}
