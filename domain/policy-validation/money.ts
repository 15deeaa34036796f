import { causeGroups } from '../cause.ts';
import { milestonesOf } from '../policy/clock-rules.ts';
import type { PolicyDocument as Policy } from '../policy/document.ts';
import type { Need } from '../policy/promises.ts';
import type { Report } from './report.ts';

/** Refuses charges for causes there are not, offers nobody could approve, and milestones that wait for ever. */
export function checkMoney(policy: Policy, report: Report): void {
  checkCharges(policy, report);
  checkCompensation(policy, report);
  checkNeeds(policy, report);
  checkReports(policy, report);
}

function checkCharges({ charges = [], causes }: Policy, report: Report): void {
  const names = new Set<string>();
  for (const [index, { name, when }] of charges.entries()) {
    if (names.has(name)) report(['charges', index, 'name'], name, 'expected a name no other charge has');
    names.add(name);
    for (const [at, cause] of (when?.cause ?? []).entries()) {
      const [group = '', reason] = cause.split(/\/(.*)/);
      const known: readonly string[] = reason === undefined ? causeGroups : (own(causes, group) ?? []);
      if (known.includes(reason ?? group)) continue;
      const what = reason === undefined ? 'a group of causes' : `a reason of ${group}`;
      report(['charges', index, 'when', 'cause', at], cause, `expected ${what}: ${known.join(', ')}`);
    }
  }
}

function checkCompensation({ compensation, staff }: Policy, report: Report): void {
  if (!compensation) return;
  const held = new Set<string>(staff.map(({ role }) => role));
  for (const [index, role] of compensation.approvers.entries()) {
    const expected = `expected a role somebody on the staff has: ${[...held].join(', ')}`;
    if (!held.has(role)) report(['compensation', 'approvers', index], role, expected);
  }
  for (const [name, { least = 0, perDay = 0, most }] of Object.entries(compensation.bands)) {
    const lowest = Math.max(least, perDay);
    if (most < lowest) report(['compensation', 'bands', name, 'most'], most, `expected at least ${lowest}`);
  }
}

/** A milestone that needs itself, at last, would never be reached. */
function checkNeeds({ requestTypes }: Policy, report: Report): void {
  for (const [type, requestType] of Object.entries(requestTypes)) {
    const { needs = {} } = requestType;
    const known = milestonesOf(requestType);
    for (const [milestone, before] of Object.entries(needs)) {
      const path = ['requestTypes', type, 'needs', milestone];
      const named = before.flatMap((need) => (typeof need === 'string' ? need : [need.milestone, need.once]));
      const unknown = [milestone, ...named].find((one) => !known.includes(one));
      if (unknown !== undefined) report(path, unknown, `expected milestones of its clocks: ${known.join(', ')}`);
      else if (before.some((need) => isIdle(need, milestone))) {
        report(path, before, 'expected a condition that can hold before it: once another milestone was reached');
      } else if (neededFor(milestone, needs).has(milestone)) {
        report(path, before, 'expected milestones that can be reached before it');
      }
    }
  }
}

/** What a job reports is reached by it, and by some ticket it may be for. */
function checkReports({ requestTypes }: Policy, report: Report): void {
  const all = new Set(Object.values(requestTypes).flatMap(milestonesOf));
  for (const [type, requestType] of Object.entries(requestTypes)) {
    const known = milestonesOf(requestType);
    for (const [milestone, reached] of Object.entries(requestType.reports ?? {})) {
      const path = ['requestTypes', type, 'reports', milestone];
      if (!known.includes(milestone)) report(path, milestone, `expected milestones of its clocks: ${known.join(', ')}`);
      else if (!all.has(reached))
        report(path, reached, `expected a milestone of some request type: ${[...all].join(', ')}`);
    }
  }
}

/** What is needed only once it was reached itself, or the very milestone it is needed for, never holds anything up. */
function isIdle(need: Need, milestone: string): boolean {
  return typeof need !== 'string' && (need.once === milestone || need.once === need.milestone);
}

/** All that may have to be reached before a milestone, however indirectly. */
function neededFor(milestone: string, needs: Readonly<Record<string, readonly Need[]>>): Set<string> {
  const before = (one: string) =>
    (own(needs, one) ?? []).map((need) => (typeof need === 'string' ? need : need.milestone));
  const needed = new Set(before(milestone));
  // What is added to a set while it is walked is walked as well.
  for (const one of needed) for (const earlier of before(one)) needed.add(earlier);
  return needed;
}

/** Of what a policy names, not of what every object has: a milestone may be called `constructor`. */
function own<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
