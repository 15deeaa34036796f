import { presentOrStandIns } from '../assignment/presence.ts';
import { latest } from '../instants.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import type { Visit } from './visit.ts';

/** What of a visit decides who makes it. */
type Calling = Pick<Visit, 'role' | 'assignee' | 'agreedAt' | 'windowFrom' | 'windowTo'>;

/**
 * Who makes a visit: whoever has it unless they are away, else who stands in for them, else another of the role. Somebody
 * is away who is away at the agreed time, or while nothing is agreed for all that is left of the window. When everybody is
 * away it stays with whoever has it: the leads are told of it in time.
 */
export function visitorOf(policy: Policy, visit: Calling, now: InstantText): string | null {
  const ofRole = policy.staff.filter(({ role }) => role === visit.role);
  const owner = policy.staff.find(({ id }) => id === visit.assignee) ?? ofRole[0];
  if (!owner || !isAway(policy, owner.id, visit, now)) return owner?.id ?? null;
  const [from] = spanOf(visit, now);
  const [taker] = presentOrStandIns(policy, [owner, ...ofRole], from);
  return taker?.id ?? owner.id;
}

/** Whether somebody cannot make a visit, as far as absences say. */
export function isAway(policy: Policy, staffId: string, visit: Omit<Calling, 'role'>, now: InstantText): boolean {
  const [from, to] = spanOf(visit, now);
  const covers = (absence: { from: string; to: string }) =>
    absence.from <= from && from < absence.to && to <= absence.to;
  return policy.absences?.some((absence) => absence.staff === staffId && covers(absence)) ?? false;
}

/** When it can still be made: at the agreed time, else from now to the end of its window. */
function spanOf(
  { agreedAt, windowFrom, windowTo }: Omit<Calling, 'role'>,
  now: InstantText,
): [InstantText, InstantText] {
  if (agreedAt !== null) return [agreedAt, agreedAt];
  const from = latest(windowFrom, now);
  return [from, latest(from, windowTo)];
}
