import { serves } from '../assignment/candidates.ts';
import { presentOrStandIns } from '../assignment/presence.ts';
import { type Diary, isFree, slotsOf } from '../booking/book.ts';
import { latest } from '../instants.ts';
import type { Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import type { Visit } from './visit.ts';

/** What of a visit decides who makes it. */
export type Calling = Pick<
  Visit,
  'shopId' | 'orderId' | 'region' | 'role' | 'skill' | 'assignee' | 'agreedAt' | 'windowFrom' | 'windowTo'
>;

/**
 * Who makes a visit: whoever has it as long as they are there and free, else who stands in for them, else another of the
 * role who serves the region, whoever has least to do then, else any of the role. Orders go to the people of a role in
 * turn. Somebody is away who is away at the agreed time, or while nothing is agreed for all that is left of the window.
 * When nobody can it stays with whoever has it: the leads are told of it in time.
 */
export function visitorOf(policy: Policy, visit: Calling, now: InstantText, diary: Diary = {}): string | null {
  const able = (person: Staff) => visit.skill === undefined || (person.skills?.includes(visit.skill) ?? false);
  const can = ({ id }: Staff) => !isAway(policy, id, visit, now) && isFreeThen(policy, id, visit, diary);
  const owner = policy.staff.find(({ id }) => id === visit.assignee);
  if (owner && can(owner)) return owner.id;
  const others = inOrder(
    visit,
    diary,
    policy.staff.filter((person) => person.role === visit.role && able(person)),
  );
  const [from] = spanOf(visit, now);
  const takers = presentOrStandIns(policy, owner ? [owner, ...others] : others, from, able);
  return takers.find(can)?.id ?? owner?.id ?? others[0]?.id ?? null;
}

/** Everybody a visit could go to: of whose times it has to be known which are taken. */
export function possibleVisitors(policy: Policy, visit: Pick<Calling, 'role' | 'assignee'>): string[] {
  const ids = policy.staff.flatMap(({ id, role, deputy }) =>
    role === visit.role || id === visit.assignee ? [id, ...(deputy === undefined ? [] : [deputy])] : [],
  );
  return [...new Set(ids)];
}

/** Whether somebody cannot make a visit, as far as absences say, or because they are of the staff no more. */
export function isAway(
  policy: Policy,
  staffId: string,
  visit: Pick<Calling, 'agreedAt' | 'windowFrom' | 'windowTo'>,
  now: InstantText,
): boolean {
  const [from, to] = spanOf(visit, now);
  const covers = (absence: { from: string; to: string }) =>
    absence.from <= from && from < absence.to && to <= absence.to;
  if (!policy.staff.some(({ id }) => id === staffId)) return true;
  return policy.absences?.some((absence) => absence.staff === staffId && covers(absence)) ?? false;
}

function isFreeThen(policy: Policy, staffId: string, { agreedAt }: Pick<Calling, 'agreedAt'>, diary: Diary): boolean {
  return agreedAt === null || isFree(diary, staffId, slotsOf(agreedAt, policy.visits.duration));
}

/** Those who serve the region before the others, and among equals whoever has least to do, in turn. */
function inOrder(visit: Calling, diary: Diary, people: readonly Staff[]): Staff[] {
  const nearby = people.filter((person) => serves(person, visit.region));
  const elsewhere = people.filter((person) => !nearby.includes(person));
  const load = ({ id }: Staff) => diary[id]?.length ?? 0;
  const sorted = (some: readonly Staff[]) => inTurn(visit, some).sort((a, b) => load(a) - load(b));
  return [...sorted(nearby), ...sorted(elsewhere)];
}

/** An order's visits fall to the same people, and orders to one after another, as their numbers scatter. */
function inTurn({ shopId, orderId }: Calling, people: readonly Staff[]): Staff[] {
  let turn = 0;
  for (const character of `${shopId}-${orderId}`) turn = (Math.imul(turn, 31) + character.codePointAt(0)!) >>> 0;
  const start = people.length === 0 ? 0 : turn % people.length;
  return [...people.slice(start), ...people.slice(0, start)];
}

/** When it can still be made: at the agreed time, else from now to the end of its window. */
function spanOf(
  { agreedAt, windowFrom, windowTo }: Pick<Calling, 'agreedAt' | 'windowFrom' | 'windowTo'>,
  now: InstantText,
): [InstantText, InstantText] {
  if (agreedAt !== null) return [agreedAt, agreedAt];
  const from = latest(windowFrom, now);
  return [from, latest(from, windowTo)];
}
