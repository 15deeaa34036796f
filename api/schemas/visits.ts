/** What the staff API shows of visits. */
import * as z from 'zod/mini';
import { visitStatuses, visitStepNames } from '../../domain/visit/visit.ts';
import { visitParties, visitTypes } from '../../domain/vocabulary.ts';
import { customerSchema, roleSchema } from '../../domain/vocabulary-schemas.ts';
import { instant, maybe, pageOf } from './parts.ts';

const visitItem = () =>
  z.object({
    visitId: z.string(),
    status: z.enum(visitStatuses),
    visitType: z.enum(visitTypes),
    rule: z.string(),
    shopId: z.string(),
    orderId: z.string(),
    customer: maybe(customerSchema),
    products: z.array(z.string()),
    windowFrom: instant,
    windowTo: instant,
    agreedAt: maybe(instant),
    assignee: maybe(z.string()),
    nextDueAt: maybe(instant),
  });
export const visitItemSchema = z.lazy(visitItem);

export const visitSchema = z.lazy(() =>
  z.extend(visitItem(), {
    version: z.int(),
    role: roleSchema,
    steps: z.array(z.object({ name: z.enum(visitStepNames), dueAt: instant, doneAt: maybe(instant) })),
    asked: z.int(),
    report: maybe(z.string()),
    satisfied: maybe(z.boolean()),
    mailReturnedAt: z.optional(instant),
    heldAt: maybe(instant),
    by: maybe(z.enum(visitParties)),
    openedTicketId: maybe(z.string()),
    region: maybe(z.string()),
    createdAt: instant,
    updatedAt: instant,
    policyVersion: z.string(),
  }),
);

export const visitPageSchema = z.lazy(() => pageOf(visitItemSchema));
