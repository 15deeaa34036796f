import * as z from 'zod/mini';

export const causeGroups = ['product', 'service', 'logistics', 'buyer'] as const;

/** Why a complaint arose: a group, and a reason from the policy's list for that group (`product` / `defect`). */
export const causeSchema = z.lazy(() =>
  z.object({ group: z.enum(causeGroups), reason: z.string().check(z.minLength(1)) }),
);
export type Cause = z.infer<typeof causeSchema>;
