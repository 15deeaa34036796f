import * as z from 'zod/mini';
import { type Customer, channels, customerClasses, locales, priorities, roles } from './vocabulary.ts';

export const roleSchema = z.lazy(() => z.enum(roles));
export const prioritySchema = z.lazy(() => z.enum(priorities));
export const customerClassSchema = z.lazy(() => z.enum(customerClasses));
export const channelSchema = z.lazy(() => z.enum(channels));
export const localeSchema = z.lazy(() => z.enum(locales));

/** A text in each language we speak; English is what the others fall back to. */
export const textSchema = z.lazy(() => z.object({ en: z.string(), ko: z.string(), zh: z.string() }));

/** The members of {@link customerSchema}. */
export const customerMembers = () => ({
  name: z.string(),
  email: z.string(),
  locale: localeSchema,
  phone: z.optional(z.string()),
  class: z.optional(customerClassSchema),
});

export const customerSchema = z.lazy(() => z.object(customerMembers()) satisfies z.ZodMiniType<Customer>);
