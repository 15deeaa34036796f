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

/** The source of a regular expression, for what a duration is part of. */
export const durationPattern = 'P(?=.)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+S)?)?';

/** An ISO 8601 duration such as `PT4H` or `P3D`. */
export const durationSchema = z
  .string()
  .check(z.regex(new RegExp(`^${durationPattern}$`), 'expected an ISO 8601 duration such as PT4H'));

/** An ISO 8601 duration of whole days, such as `P3M` or `P14D`. */
export const daysSchema = z
  .string()
  .check(z.regex(/^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/, 'expected an ISO 8601 duration of whole days such as P14D'));

/** A day every year has, `MM-DD`. */
export const monthDaySchema = z
  .string()
  .check(
    z.regex(
      /^((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))$/,
      'expected a day every year has, as MM-DD',
    ),
  );

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
