import { mailedEvents } from '../domain/message/addressees.ts';
import type { MailReference } from '../domain/message/mail.ts';
import { type MailPort, sendMailsOf, sendQueued } from './mail/write-mails.ts';
import { onEvents, onRows } from './reaction.ts';

/** Sends the mails an event brings: to the customer, and to staff what a colleague has done by hand. */
export const sendMails = onEvents('send mails', mailedEvents, (event, ports: MailPort) => sendMailsOf(ports, event));

/** Sends a mail that was asked for: a notice's, or one the sweeper wants sent again. */
export const sendQueuedMail = onRows<MailPort>(
  'send a queued mail',
  [{ kind: 'mail', when: { state: ['queued'] } }],
  ({ after }, ports) => sendQueued(ports, after as unknown as MailReference),
);
