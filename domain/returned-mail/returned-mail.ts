/**
 * How a mail did not do what it was for: it came back, its reader reported it as spam, SES would not have it or never said
 * that it did, or it was not sent because its address is suppressed.
 */
export const returnReasons = ['bounced', 'complained', 'failed', 'suppressed'] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** A mail that did not do what it was for. Nothing personal: whose address it was says the recipient. */
export interface ReturnedMail {
  mailId: string;
  template: string;
  /** `customer`, or the id of a member of staff. */
  recipient: string;
  reason: ReturnReason;
  /** What SES said of it, in its own words: `Permanent/General`. */
  detail: string | null;
  /** The event of the same history that the mail told of. */
  of: number;
}

/** A mail did not do what it was for: it came back, was reported as spam, or was never sent. */
export interface MailReturned extends ReturnedMail {
  /** Whether staff are told of it. */
  told: boolean;
}
