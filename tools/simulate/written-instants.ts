const { DateTimeFormat, Locale } = Intl;
const formats = new Map<string, Intl.DateTimeFormat>();
const locales = new Map<string, Intl.Locale>();

/**
 * Has everything written with instants in it as they are, `⟦2026-06-01T09:00:00.000Z⟧`, instead of in words: what a mail
 * tells a customer can then be read from the mail itself, whatever its language and its layout. Languages and formats are
 * made once each: making them takes longer than writing with them.
 */
export function withPlainInstants<T>(write: () => T): T {
  Object.assign(Intl, { DateTimeFormat: plainFormat, Locale: knownLocale });
  try {
    return write();
  } finally {
    Object.assign(Intl, { DateTimeFormat, Locale });
  }
}

/** The instants a text written so names. */
export function instantsIn(text: string): string[] {
  return [...text.matchAll(/⟦([^⟧]+)⟧/g)].map(([, instant]) => instant!);
}

/** Formats of a time of day write the instant; all others what they always write. Called with `new`, as a constructor is. */
function plainFormat(tag: string, options: Intl.DateTimeFormatOptions = {}): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new DateTimeFormat(tag, options);
  if (options.hour !== undefined) {
    Object.defineProperty(format, 'format', { value: asItIs });
    // Korean dates are put together from their parts.
    Object.defineProperty(format, 'formatToParts', { value: (date: Date) => [{ type: 'month', value: asItIs(date) }] });
  }
  formats.set(key, format);
  return format;
}

function knownLocale(tag: string, options: Intl.LocaleOptions = {}): Intl.Locale {
  const key = `${tag} ${JSON.stringify(options)}`;
  const known = locales.get(key);
  if (known) return known;
  const locale = new Locale(tag, options);
  const full = locale.maximize();
  const zones = (locale as { getTimeZones?(): string[] }).getTimeZones?.();
  Object.defineProperty(locale, 'maximize', { value: () => full });
  Object.defineProperty(locale, 'getTimeZones', { value: () => zones });
  locales.set(key, locale);
  return locale;
}

function asItIs(date: Date | number): string {
  return `⟦${new Date(date).toISOString()}⟧`;
}
