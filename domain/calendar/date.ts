import * as z from 'zod/mini';

export const expectedDate = 'expected a date such as "2026-02-17"';

/** A date such as `2026-02-17`. */
export const dateSchema = z.lazy(() => z.iso.date(expectedDate));
