import { randomBytes } from 'node:crypto';

/** Crockford's base32: digits and capitals without I, L, O and U, so that an id can be read out over the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new ticket's id: `T` and 11 random characters (55 bits). Without hyphens: execution names are `<id>-<version>`. */
export function newTicketId(): string {
  return `T${randomCharacters()}`;
}

/** A new backtest's id: `B` and 11 random characters. */
export function newBacktestId(): string {
  return `B${randomCharacters()}`;
}

function randomCharacters(): string {
  return Array.from(randomBytes(11), (byte) => alphabet[byte & 31]).join('');
}
