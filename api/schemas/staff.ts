/** What is shown of the staff. */
import * as z from 'zod/mini';
import { localeSchema, roleSchema } from '../../domain/vocabulary-schemas.ts';

const absenceSchema = z.lazy(() => z.object({ absenceId: z.string(), from: z.iso.datetime(), to: z.iso.datetime() }));

export const staffMemberSchema = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    email: z.string(),
    locale: localeSchema,
    team: z.nullable(z.string()),
    skills: z.array(z.string()),
    regions: z.nullable(z.array(z.string())),
    deputy: z.nullable(z.string()),
    away: z.boolean(),
    standIn: z.nullable(z.string()),
    absences: z.array(absenceSchema),
    openTickets: z.int(),
  }),
);

export const staffSchema = z.lazy(() => z.object({ items: z.array(staffMemberSchema) }));

/** Complaints about a member of staff that were found true. */
export const conductSchema = z.lazy(() =>
  z.object({
    staff: z.string(),
    count: z.int(),
    findings: z.array(
      z.object({
        /** Null to whom it is about. */
        ticketId: z.nullable(z.string()),
        count: z.int(),
        step: z.enum(['warning', 'penalty', 'management']),
        recordedAt: z.iso.datetime(),
        withdrawnAt: z.nullable(z.iso.datetime()),
      }),
    ),
  }),
);
