/** Parts of what is asked. */
import * as z from 'zod/mini';
import { manyLines } from '../../domain/input.ts';
import { lineSchema } from '../../domain/vocabulary-schemas.ts';

/** Text a person writes: not only blanks, and of a length one row can keep. */
export const textOf = (longest: number) =>
  z.string().check(z.overwrite(manyLines), z.minLength(1), z.maxLength(longest));

/** The same where it is to be one line. */
export const lineOf = (longest: number) => lineSchema(longest);

/** A whole number in a query: in decimal digits, and nothing else JavaScript would take for a number. */
function wholeNumber(minimum: number, maximum: number, fallback: number) {
  const fits = (text: string) => /^\d{1,9}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum;
  const digits = z.string().check(z.refine(fits, `expected a whole number from ${minimum} to ${maximum}`));
  // To the document it is the number it stands for.
  const told = { type: 'integer', minimum, maximum };
  return z._default(z.pipe(digits, z.transform(Number)), fallback).register(z.globalRegistry, told);
}

/** Where a list goes on, and how much of it is wanted. */
export const pageQuery = () => ({
  cursor: z.optional(z.string().check(z.minLength(1))),
  limit: wholeNumber(1, 100, 25),
});

/** The query of a list that is asked for nothing else. */
export const pageOnly = z.lazy(() => z.strictObject(pageQuery()));
