import * as z from 'zod/mini';
import { type Customer, channels, customerClasses, locales, priorities, roles } from './vocabulary.ts';

export const roleSchema = z.enum(roles);
export const prioritySchema = z.enum(priorities);
export const customerClassSchema = z.enum(customerClasses);
export const channelSchema = z.enum(channels);
export const localeSchema = z.enum(locales);

/** A text in each language we speak; English is what the others fall back to. */
export const textSchema = z.lazy(() => z.object({ en: z.string(), ko: z.string(), zh: z.string() }));

export const customerSchema = z.object({
  name: z.string(),
  email: z.string(),
  locale: localeSchema,
  phone: z.optional(z.string()),
  class: z.optional(customerClassSchema),
}) satisfies z.ZodMiniType<Customer>;
