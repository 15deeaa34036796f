/** What is shown of mails: which, to whom and how it went; never what they said. */
import * as z from 'zod/mini';
import { returnReasons } from '../../domain/returned-mail/returned-mail.ts';
import { instant, maybe } from './parts.ts';

export const mailSchema = z.lazy(() =>
  z.object({
    mailId: z.string(),
    template: z.string(),
    recipient: z.string(),
    state: z.enum(['queued', 'sent', ...returnReasons]),
    reason: maybe(z.string()),
    at: instant,
    sequence: z.int(),
  }),
);

/** Not which mail it followed from: that may be of a ticket the reader may not know of. */
export const suppressionSchema = z.lazy(() =>
  z.object({
    suppressionId: z.string(),
    reason: z.enum(['bounced', 'complained']),
    detail: z.string(),
    since: instant,
  }),
);

export const mailsSchema = z.lazy(() =>
  z.object({ items: z.array(mailSchema), nextCursor: maybe(z.string()), suppression: maybe(suppressionSchema) }),
);
