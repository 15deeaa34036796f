import { regionOf } from '../language.ts';
import type { Locale } from '../vocabulary.ts';

/** By country: its calling code, what is dialled before a number within it, and the numbers before which nothing is. */
const countries: Readonly<Record<string, { code: string; trunk: string; bare?: RegExp }>> = {
  KR: { code: '82', trunk: '0', bare: /^1[568]\d\d[ -]?\d{4}$/ },
  CN: { code: '86', trunk: '0', bare: /^(?:1[3-9]|400|800)/ },
  TW: { code: '886', trunk: '0' },
  JP: { code: '81', trunk: '0' },
  GB: { code: '44', trunk: '0' },
  DE: { code: '49', trunk: '0' },
  FR: { code: '33', trunk: '0' },
  HK: { code: '852', trunk: '' },
  SG: { code: '65', trunk: '' },
};

/** A telephone number as a reader dials it: `02-555-0100` in Korea, where it is `+82 2-555-0100`; as it is elsewhere. */
export function phoneFor(phone: string, locale: Locale): string {
  const country = countries[regionOf(locale) ?? ''];
  if (!country || !phone.startsWith(`+${country.code}`)) return phone;
  const rest = phone.slice(country.code.length + 1).replace(/^[\s().-]+/, '');
  return country.bare?.test(rest) ? rest : `${country.trunk}${rest}`;
}

/** What a telephone is told to dial: `+8225550100`; null for a text that is no number. */
export function dialled(phone: string): string | null {
  const digits = phone.replace(/[^\d+]/g, '');
  return /^\+?\d{5,15}$/.test(digits) ? digits : null;
}
