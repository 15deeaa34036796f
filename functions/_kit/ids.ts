import { createHash, randomBytes } from 'node:crypto';

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

/** The id of the ticket a routine opens on a day: `R` and 11 characters, the same however often it is asked. */
export function routineTicketId(routine: string, day: string): string {
  return `R${characters(createHash('sha256').update(`${routine} ${day}`).digest())}`;
}

function randomCharacters(): string {
  return characters(randomBytes(11));
}

function characters(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 11), (byte) => alphabet[byte & 31]).join('');
}
