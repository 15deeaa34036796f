import type { Locale } from './vocabulary.ts';

/** The languages our mails are written in; Traditional Chinese is made from the Simplified. */
export type Language = 'en' | 'ko' | 'zh' | 'zh-Hant';

/** A text of a policy, in each language a policy is written in. */
export type Worded = Readonly<Record<'en' | 'ko' | 'zh', string>>;

const longestTag = 35;

/** Languages that were once written behind the one they belong to, `zh-yue-HK`: today they stand alone. */
const extended = /^(?:ar|kok|lv|ms|sgn|sw|uz|zh)-(?:[a-z]{3}-){0,2}(?=[a-z]{3}(?:-|$))/i;

/**
 * A BCP 47 tag as it is usually written, or null for what is none: `KO_kr` and `ko-KR` are one. Systems' own endings,
 * `de_DE.UTF-8`, and extensions, which change figures and calendars, are left out, as is the end of an old tag that is
 * written so no more, `en-GB-oed`. What only some have agreed on, `x-ours` or `i-lux`, names no language anybody knows.
 */
export function localeTag(text: string): Locale | null {
  const tag = text
    .trim()
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-');
  if (!/^[a-z\d]{1,8}(?:-[a-z\d]{1,8})*$/i.test(tag)) return null;
  if (/^[ix]-/i.test(tag)) return 'und';
  const parts = tag.replace(extended, '').split('-');
  for (let count = parts.length; count > 0; count -= 1) {
    const known = baseNameOf(parts.slice(0, count).join('-'));
    if (known !== null && known.length <= longestTag) return known;
  }
  return null;
}

function baseNameOf(tag: string): Locale | null {
  try {
    return new Intl.Locale(tag).baseName;
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

/** Those that are written as Chinese is. */
const chinese: readonly string[] = ['zh', 'yue', 'nan', 'hak', 'wuu', 'gan', 'hsn', 'cdo', 'cjy', 'cpx', 'mnp', 'lzh'];

/** The closest of our languages; English for whom none fits, whom our own language would serve less. */
export function languageOf(locale: Locale): Language {
  const { language, script } = maximized(locale);
  if (language === 'ko') return 'ko';
  if (!chinese.includes(language)) return 'en';
  return script === 'Hant' ? 'zh-Hant' : 'zh';
}

/** A policy's text in the language of a reader, as it was written. */
export function worded(text: Worded, locale: Locale): string {
  const language = languageOf(locale);
  return text[language === 'zh-Hant' ? 'zh' : language];
}
