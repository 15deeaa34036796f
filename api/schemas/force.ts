import * as z from 'zod/mini';
import type { Forced } from '../../domain/booking/refusals.ts';
import { textOf } from './input.ts';

/** Members by which a time is taken that is usually refused. */
export const forceMembers = () => ({ force: z._default(z.boolean(), false), reason: z.optional(textOf(500)) });

interface Insisting {
  force: boolean;
  reason?: string | undefined;
}

/** Whoever insists says why: the history keeps it. */
export const forceNeedsReason = <T extends Insisting>() =>
  z.refine<T>(({ force, reason }) => !force || reason !== undefined, {
    error: 'expected a reason, since it is forced',
    path: ['reason'],
  });

/** Null where nobody insists. */
export function forcedBy({ force, reason }: Insisting): Forced | null {
  return force && reason !== undefined ? { reason } : null;
}
