import * as z from 'zod/mini';

/** An instant as answers tell it: UTC, with milliseconds. */
export const instant = z.lazy(() => z.iso.datetime());

/** What is null where there is none. */
export const maybe = <T extends z.ZodMiniType>(schema: T) => z.nullable(schema);

/** A page of a list; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });
