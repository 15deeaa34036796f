import type * as z from 'zod/mini';
import type { Database } from '../../../adapters/dynamo/database.ts';
import { countOpenTickets } from '../../../adapters/dynamo/ticket-store.ts';
import type { staffMemberSchema } from '../../../api/schemas/staff.ts';
import type { InForce } from '../../../application/policies.ts';
import { isPresent, standInFor } from '../../../domain/assignment/presence.ts';
import type { Staff } from '../../../domain/policy/people.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { mostCounted } from '../policies/warnings.ts';

/** A member of staff as they are shown: who they are, whether they are there, and how much they have. */
export async function shownMember(
  database: Database,
  { state, policy }: Pick<InForce, 'state' | 'policy'>,
  person: Staff,
  at: string,
): Promise<z.infer<typeof staffMemberSchema>> {
  const { id, name, role, email, locale, team = null, skills = [], regions = null, deputy = null } = person;
  const away = !isPresent(policy, id, at);
  const absences = state.absences
    .filter(({ staff, to }) => staff === id && to > at)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return {
    ...{ id, name, role, email, locale, team, skills, regions, deputy, away, absences },
    standIn: away ? (standInFor(policy, person, at)?.id ?? null) : null,
    openTickets: await countOpenTickets(database, id, mostCounted),
  };
}

export function noMember(id: string) {
  return notFound(`Nobody on the staff has the id ${id}.`);
}
