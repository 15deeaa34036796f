/** What the policy API shows. */
import * as z from 'zod/mini';
import { instant, maybe } from './parts.ts';

export const faultSchema = z.lazy(() =>
  z.object({
    detail: z.string(),
    field: z.optional(z.string()),
    expected: z.optional(z.string()),
  }),
);

export const periodSchema = z.lazy(() =>
  z.object({
    version: z.string(),
    from: instant,
    until: maybe(instant),
    by: z.string(),
    at: instant,
    rollback: z.boolean(),
  }),
);

const version = () =>
  z.object({
    version: z.string(),
    state: z.enum(['draft', 'published']),
    revision: z.int(),
    author: z.string(),
    note: maybe(z.string()),
    preset: maybe(z.string()),
    faults: z.int(),
    createdAt: instant,
    updatedAt: instant,
  });
export const versionSchema = z.lazy(version);

export const policiesSchema = z.lazy(() =>
  z.object({
    active: z.string(),
    deployed: z.string(),
    items: z.array(versionSchema),
    activations: z.array(periodSchema),
    presets: z.array(z.string()),
  }),
);

const documentSchema = z.lazy(() => z.record(z.string(), z.unknown()));

export const policySchema = z.lazy(() =>
  z.extend(version(), {
    faults: z.array(faultSchema),
    active: z.boolean(),
    activations: z.array(periodSchema),
    source: documentSchema,
    document: documentSchema,
  }),
);

export const validationSchema = z.lazy(() =>
  z.object({
    valid: z.boolean(),
    faults: z.array(faultSchema),
    document: documentSchema,
  }),
);

export const comparisonSchema = z.lazy(() =>
  z.object({
    version: z.string(),
    with: z.string(),
    subjects: z.array(z.object({ subject: z.string(), changes: z.array(z.string()) })),
  }),
);

export const activationSchema = z.lazy(() =>
  z.object({
    version: z.string(),
    from: instant,
    active: z.string(),
    warnings: z.array(z.string()),
  }),
);
