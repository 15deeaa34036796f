/** Words shared by policy, tickets and visits; see the product's vocabulary. */
import * as z from 'zod/mini';

export const roles = ['hotline', 'technician', 'lead', 'manager', 'inspector'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** From the lowest to the highest. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const prioritySchema = z.enum(priorities);
export type Priority = z.infer<typeof prioritySchema>;

export const customerClassSchema = z.enum(['A', 'B', 'C']);
export type CustomerClass = z.infer<typeof customerClassSchema>;

/** The way a ticket came in. */
export const channelSchema = z.enum(['shop', 'mail', 'phone', 'web', 'chat']);
export type Channel = z.infer<typeof channelSchema>;

export const localeSchema = z.enum(['en', 'ko', 'zh']);
export type Locale = z.infer<typeof localeSchema>;

/** A text in each language we speak; English is what the others fall back to. */
export const textSchema = z.object({ en: z.string(), ko: z.string(), zh: z.string() });

/** An instant in UTC with milliseconds, `2026-06-01T09:00:00.000Z`: sorts as text. */
export type InstantText = string;

export const customerSchema = z.object({
  name: z.string(),
  email: z.string(),
  locale: localeSchema,
  phone: z.optional(z.string()),
  class: z.optional(customerClassSchema),
});
export type Customer = z.infer<typeof customerSchema>;

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
