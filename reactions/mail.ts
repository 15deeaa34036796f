import { sendMails, sendQueuedMail } from './send-mails.ts';

/** What is sent by mail. */
export const mailReactions = [sendMails, sendQueuedMail] as const;
