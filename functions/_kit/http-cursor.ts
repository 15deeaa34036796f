import type { Problem } from '../../domain/errors.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { badParameter } from './http-problems.ts';

/** Where a page ended, as opaque, URL-safe text. */
export function toCursor(position: string): string {
  return Buffer.from(position).toString('base64url');
}

/** The position a cursor stands for, null for none; refused when it is not one this kind of list has given out. */
export function fromCursor(cursor: string | undefined, shape: RegExp): Result<string | null, Problem<'invalid-input'>> {
  if (cursor === undefined) return ok(null);
  const position = Buffer.from(cursor, 'base64url').toString();
  if (toCursor(position) !== cursor || !shape.test(position)) {
    return refuse(badParameter('/query/cursor', 'a cursor as the page before gave it'));
  }
  return ok(position);
}
