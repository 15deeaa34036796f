import type { Locale } from './vocabulary.ts';

/** The languages our mails are written in; Traditional Chinese is made from the Simplified. */
export type Language = 'en' | 'ko' | 'zh' | 'zh-Hant';

/** A text of a policy, in each language a policy is written in. */
export type Worded = Readonly<Record<'en' | 'ko' | 'zh', string>>;

const longestTag = 35;

/**
 * A BCP 47 tag as it is usually written, or null for what is none: `KO_kr` and `ko-KR` are one. Systems' own endings,
 * `de_DE.UTF-8`, and extensions, which change figures and calendars, are left out.
 */
export function localeTag(text: string): Locale | null {
  try {
    const { baseName } = new Intl.Locale(
      text
        .trim()
        .replace(/[.@].*$/, '')
        .replaceAll('_', '-'),
    );
    return baseName.length <= longestTag ? baseName : null;
  } catch {
    return null;
  }
}

/** The tag somebody gave, or the other one where they gave none that is one. */
export function localeOf(text: string | null | undefined, fallback: Locale = 'en'): Locale {
  return (text && localeTag(text)) || fallback;
}

const known = new Map<Locale, Intl.Locale>();

/** A tag with all that goes without saying: the script and the country it is most used in. Tags are few, and asked often. */
function maximized(locale: Locale): Intl.Locale {
  const full = known.get(locale) ?? new Intl.Locale(localeTag(locale) ?? 'en').maximize();
  if (known.size < 500) known.set(locale, full);
  return full;
}

/** The country a reader most likely lives in. */
export function regionOf(locale: Locale): string | null {
  return maximized(locale).region ?? null;
}

/** The closest of our languages; English for whom none fits, whom our own language would serve less. */
export function languageOf(locale: Locale): Language {
  const { language, script } = maximized(locale);
  if (language === 'ko') return 'ko';
  if (language !== 'zh' && language !== 'yue') return 'en';
  return script === 'Hant' ? 'zh-Hant' : 'zh';
}

/** A policy's text in the language of a reader, as it was written. */
export function worded(text: Worded, locale: Locale): string {
  const language = languageOf(locale);
  return text[language === 'zh-Hant' ? 'zh' : language];
}
