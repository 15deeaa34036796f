/** Words shared by policy, tickets and visits; see the product's vocabulary. Their schemas are in vocabulary-schemas.ts. */

export const roles = ['hotline', 'technician', 'lead', 'manager', 'inspector'] as const;
export type Role = (typeof roles)[number];

/** From the lowest to the highest. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export const customerClasses = ['A', 'B', 'C'] as const;
export type CustomerClass = (typeof customerClasses)[number];

/** The ways a ticket comes in. */
export const channels = ['shop', 'mail', 'phone', 'web', 'chat'] as const;
export type Channel = (typeof channels)[number];

export const locales = ['en', 'ko', 'zh'] as const;
export type Locale = (typeof locales)[number];

/** An instant in UTC with milliseconds, `2026-06-01T09:00:00.000Z`: sorts as text. */
export type InstantText = string;

export interface Customer {
  name: string;
  email: string;
  locale: Locale;
  phone?: string | undefined;
  class?: CustomerClass | undefined;
}

/** Who did something. */
export type Actor =
  | { kind: 'staff'; id: string; role: Role }
  | { kind: 'shop'; id: string }
  | { kind: 'customer' }
  | { kind: 'system' };

/** Picks the closest of our languages for a BCP 47 tag (`ko-KR`, `zh-Hans-CN`); English when none fits. */
export function localeOf(tag: string | null | undefined, fallback: Locale = 'en'): Locale {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  return language === 'ko' || language === 'zh' || language === 'en' ? language : fallback;
}
