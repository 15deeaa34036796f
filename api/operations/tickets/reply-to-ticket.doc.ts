import { event } from '../../examples/parts.ts';
import { answered } from '../../examples/tickets.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const replyToTicketDoc = {
  tag: 'Tickets',
  summary: 'Answer the customer',
  description:
    'Sends the customer a mail, or keeps on record what was said on the telephone (`by` is `phone`: no mail is ' +
    'sent), and keeps every promise that waits for an answer. A promised progress update is promised again from ' +
    'now on.',
  request: { text: event.data.text },
  answer: answered,
} satisfies OperationDoc;
