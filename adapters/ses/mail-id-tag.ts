/** Name of the tag that carries our mail id through SES and back in its events. */
export const mailIdTag = 'mail-id';

/** SES takes only letters, digits, `-` and `_` in a tag. */
export function toTagValue(mailId: string): string {
  return Buffer.from(mailId).toString('base64url');
}

export function fromTagValue(value: string): string {
  return Buffer.from(value, 'base64url').toString();
}
