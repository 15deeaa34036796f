import * as z from 'zod/mini';
import { readConduct } from '../../../adapters/dynamo/conduct-store.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { route } from '../../_kit/http-routes.ts';

const maybe = <T extends z.ZodMiniType>(schema: T) => z.nullable(schema);
const step = z.enum(['warning', 'penalty', 'management']);

/** Complaints about a member of staff that were found true; one found untrue after all has been withdrawn. */
export const conductSchema = z.object({
  staff: z.string(),
  /** Those that stand. */
  count: z.int(),
  findings: z.array(
    z.object({
      ticketId: z.string(),
      /** Which it was when it was found true, and what followed. */
      count: z.int(),
      step,
      recordedAt: z.iso.datetime(),
      withdrawnAt: maybe(z.iso.datetime()),
    }),
  ),
});

export const readConductRoute = route({
  operationId: 'readConduct',
  method: 'GET',
  path: '/staff/{staffId}/conduct',
  permission: 'conduct',
  async handle(call) {
    const staff = call.params.staffId!;
    const { conduct, findings } = await readConduct(call.database, staff);
    const isKnown = conduct !== null || (await call.policies.active()).staff.some(({ id }) => id === staff);
    if (!isKnown) return refuse(notFound(`Nobody on the staff is ${staff}.`));
    return ok({ status: 200, body: conductSchema.parse({ staff, count: conduct?.count ?? 0, findings }) });
  },
});
