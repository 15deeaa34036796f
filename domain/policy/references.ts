import type * as z from 'zod/mini';
import { causeGroups } from '../insight/cause.ts';
import type { Policy } from './policy.ts';

type Report = (path: PropertyKey[], input: unknown, message: string) => void;

/** Refuses a policy whose parts do not fit together: what one names and another does not have, and what would never end. */
export function checkReferences({ value: policy, issues }: z.core.ParsePayload<Policy>): void {
  const report: Report = (path, input, message) => issues.push({ code: 'custom', path, input, message });
  checkCalendars(policy, report);
  checkRoles(policy, report);
  checkNames(policy, report);
  checkPlans(policy, report);
  checkSeasons(policy, report);
  checkCauses(policy, report);
}

function checkCalendars({ calendars, requestTypes, visits, summary }: Policy, report: Report): void {
  for (const [name, { windows }] of Object.entries(calendars)) {
    const opens = windows === '24x7' || Object.values(windows).some((day) => day && day.length > 0);
    if (!opens) report(['calendars', name, 'windows'], windows, 'expected a window on some day of the week');
  }
  const known = (path: PropertyKey[], calendar: string) => {
    if (!Object.hasOwn(calendars, calendar)) report(path, calendar, oneOf('a calendar', Object.keys(calendars)));
  };
  for (const [type, { clocks }] of Object.entries(requestTypes)) {
    for (const [clock, { calendar }] of Object.entries(clocks)) {
      known(['requestTypes', type, 'clocks', clock, 'calendar'], calendar);
    }
  }
  known(['visits', 'calendar'], visits.calendar);
  known(['summary', 'calendar'], summary.calendar);
}

/** What is given to a role somebody must take. */
function checkRoles({ staff, requestTypes, ladder, plans, seasons, summary }: Policy, report: Report): void {
  const roles = new Set<string>(staff.map(({ role }) => role));
  const held = (path: PropertyKey[], role: string | undefined) => {
    if (role !== undefined && !roles.has(role))
      report(path, role, oneOf('a role somebody on the staff has', [...roles]));
  };
  for (const [type, { assignTo }] of Object.entries(requestTypes)) held(['requestTypes', type, 'assignTo'], assignTo);
  for (const [index, { notify, reassign }] of ladder.entries()) {
    for (const [at, who] of notify.entries()) if (who !== 'assignee') held(['ladder', index, 'notify', at], who);
    held(['ladder', index, 'reassign'], reassign);
  }
  for (const [index, { role }] of plans.entries()) held(['plans', index, 'role'], role);
  for (const [index, { role }] of seasons.entries()) held(['seasons', index, 'role'], role);
  held(['summary', 'to'], summary.to);
}

/**
 * Names that stand for one thing only. Visits of plans and of seasons are told apart by their rule's name alone, which
 * follows the order's id after a hyphen: `1001-spring` and `check` must not look like `1001` and `spring-check`.
 */
function checkNames({ staff, ladder, plans, seasons, requestTypes }: Policy, report: Report): void {
  const taken = new Map<string, Set<string>>();
  const own = (kind: string, path: PropertyKey[], name: string) => {
    const names = taken.get(kind) ?? new Set();
    taken.set(kind, names);
    if (names.has(name)) report(path, name, `expected a name no other ${kind} has`);
    names.add(name);
  };
  for (const [index, { id }] of staff.entries()) own('member of staff', ['staff', index, 'id'], id);
  for (const [index, { name }] of ladder.entries()) own('rung', ['ladder', index, 'name'], name);
  for (const [index, { name }] of plans.entries()) own('plan or season', ['plans', index, 'name'], name);
  for (const [index, { name }] of seasons.entries()) own('plan or season', ['seasons', index, 'name'], name);
  const rules = [...(taken.get('plan or season') ?? [])];
  for (const [kind, named] of Object.entries({ plans, seasons })) {
    for (const [index, { name }] of named.entries()) {
      const longer = rules.find((rule) => rule.endsWith(`-${name}`));
      if (longer) report([kind, index, 'name'], name, `expected a name that is not the end of another: ${longer}`);
    }
  }
  if (!Object.hasOwn(requestTypes, 'complaint')) {
    report(['requestTypes'], requestTypes, 'expected a request type "complaint": shops pass complaints on');
  }
}

/** A plan repeated after no time would never come to an end. */
function checkPlans({ plans }: Policy, report: Report): void {
  for (const [index, { repeat, after, window }] of plans.entries()) {
    if (repeat && !/[1-9]/.test(after))
      report(['plans', index, 'after'], after, 'expected at least a day between visits');
    if (!/[1-9]/.test(window)) report(['plans', index, 'window'], window, 'expected a window of at least a day');
  }
}

function checkSeasons({ seasons, climateZones }: Policy, report: Report): void {
  const zones = new Set(Object.values(climateZones));
  for (const [index, { climateZone }] of seasons.entries()) {
    if (!zones.has(climateZone)) {
      report(['seasons', index, 'climateZone'], climateZone, oneOf('a zone of climateZones', [...zones]));
    }
  }
}

function checkCauses({ causes }: Policy, report: Report): void {
  for (const group of Object.keys(causes)) {
    const known = (causeGroups as readonly string[]).includes(group);
    if (!known) report(['causes', group], causes[group], oneOf('a group of causes', causeGroups));
  }
}

function oneOf(what: string, names: readonly string[]): string {
  return `expected ${what}: ${names.join(', ')}`;
}
