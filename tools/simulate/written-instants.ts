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
  } else remember(format, key, options.timeZoneName ? hourMs : 1);
  formats.set(key, format);
  return format;
}

/** What was written without a time of day: many lives share their days. */
const written = new Map<string, unknown>();
const mostWritten = 20_000;
const hourMs = 3_600_000;

/** Days, ranges of them and the names of zones, which change on the hour if ever, are written once each. */
function remember(format: Intl.DateTimeFormat, key: string, partsMs: number): void {
  const once = (what: string, write: () => unknown) => {
    const all = `${key} ${what}`;
    if (written.has(all)) return written.get(all);
    const made = write();
    if (written.size >= mostWritten) written.clear();
    written.set(all, made);
    return made;
  };
  const day = format.format.bind(format);
  const range = format.formatRange.bind(format);
  const parts = format.formatToParts.bind(format);
  Object.defineProperties(format, {
    format: { value: (date: Date | number) => once(`day ${Number(date)}`, () => day(date)) },
    formatRange: {
      value: (from: Date, to: Date) => once(`days ${Number(from)} ${Number(to)}`, () => range(from, to)),
    },
    formatToParts: {
      value: (date: Date | number) => once(`parts ${Math.floor(Number(date) / partsMs)}`, () => parts(date)),
    },
  });
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
