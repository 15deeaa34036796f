import * as z from 'zod/mini';
import { expectedInstant, parseInstant } from './instants.ts';

/** An instant as it was written: with any offset and parts of a millisecond, for what rounds these itself. */
export const writtenInstantSchema = z.lazy(written);

/** An instant from outside, accepted with any offset and kept in UTC with milliseconds. */
export const instantSchema = z.lazy(() => written().check(z.overwrite(inOurForm)));

function written() {
  return z.stringFormat('date-time', (text) => parseInstant(text).ok, { error: ({ input }) => faultOf(input) });
}

function faultOf(input: unknown): string {
  const read = typeof input === 'string' ? parseInstant(input) : null;
  return read === null || read.ok ? expectedInstant : read.error;
}

/** What is no instant stays as it is: it has been refused. */
function inOurForm(text: string): string {
  const read = parseInstant(text);
  return read.ok ? read.value : text;
}
