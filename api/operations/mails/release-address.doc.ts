import { suppression } from '../../examples/mails.ts';
import type { OperationDoc } from '../../operation-doc.ts';

export const releaseAddressDoc = {
  tag: 'Mails',
  summary: 'Write to an address again',
  description:
    'An address whose mail came back for good, or whose owner reported us, is sent nothing more. Once it is ' +
    'mended, or the customer asks for it, a lead or manager releases it here; the answer says what was held ' +
    "back. SES's own list has to be cleared as well: see the runbook, *An address is held back*. Mails that were " +
    'not sent meanwhile are not sent later.',
  answer: suppression,
} satisfies OperationDoc;
