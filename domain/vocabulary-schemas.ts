import * as z from 'zod/mini';
import { singleLine } from './input.ts';
import { localeTag } from './language.ts';
import { mailAddress } from './mail-address.ts';
import { type Customer, channels, customerClasses, priorities, roles } from './vocabulary.ts';

export const roleSchema = z.lazy(() => z.enum(roles));
export const prioritySchema = z.lazy(() => z.enum(priorities));
export const customerClassSchema = z.lazy(() => z.enum(customerClasses));
export const channelSchema = z.lazy(() => z.enum(channels));

/** Any BCP 47 tag, kept as it is usually written. */
export const localeSchema = z.lazy(() =>
  z.string().check(
    z.overwrite((text) => localeTag(text) ?? text),
    z.refine((text) => localeTag(text) !== null, 'expected a BCP 47 language tag such as ko or en-GB'),
  ),
);

/** An address mail can be sent to, kept as mail-address.ts writes it. */
export const emailSchema = z.lazy(() =>
  z.email({ pattern: /^/ }).check(
    z.overwrite((text) => mailAddress(text) ?? text),
    z.refine((text) => mailAddress(text) !== null, 'expected a mail address'),
  ),
);

/** A name, a title, a subject: one line of what can be seen. */
export const lineSchema = (longest: number, shortest: 0 | 1 = 1) =>
  z.string().check(z.overwrite(singleLine), z.minLength(shortest), z.maxLength(longest));

/** A text in each language a policy is written in; English is what all others fall back to. */
export const textSchema = z.lazy(() => {
  const line = z.string().check(z.overwrite(singleLine));
  return z.object({ en: line, ko: line, zh: line });
});

/** The members of {@link customerSchema}. */
export const customerMembers = () => ({
  name: z.string(),
  email: z.string(),
  locale: localeSchema,
  phone: z.optional(z.string()),
  class: z.optional(customerClassSchema),
});

export const customerSchema = z.lazy(() => z.object(customerMembers()) satisfies z.ZodMiniType<Customer>);
