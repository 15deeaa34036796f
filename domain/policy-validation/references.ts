import type * as z from 'zod/mini';
import { causeGroups } from '../cause.ts';
import { isBooked } from '../policy/booked.ts';
import { clockRule, milestonesOf, standardClocks } from '../policy/clock-rules.ts';
import type { PolicyDocument as Policy } from '../policy/document.ts';
import type { ClockPromise } from '../policy/promises.ts';
import { roles } from '../vocabulary.ts';
import { checkHearing } from './hearing.ts';
import { checkLadderEnds } from './ladder-ends.ts';
import { checkMoney } from './money.ts';
import { checkOpenMatters } from './open-matters.ts';
import type { Report } from './report.ts';
import { checkTakers } from './takers.ts';

/** Refuses a policy whose parts do not fit together: what one names and another does not have, and what would never end. */
export function checkReferences({ value: policy, issues }: z.core.ParsePayload<Policy>): void {
  const report: Report = (path, input, message) => issues.push({ code: 'custom', path, input, message });
  checkCalendars(policy, report);
  checkPeople(policy, report);
  checkTakers(policy, report);
  checkClocks(policy, report);
  checkNames(policy, report);
  checkPlans(policy, report);
  checkSeasons(policy, report);
  checkRoutines(policy, report);
  checkVisits(policy, report);
  checkCauses(policy, report);
  checkMoney(policy, report);
  checkOpenMatters(policy, report);
  checkLadderEnds(policy, report);
  // It counts by calendars, targets and ladders: with one that is none, or that there is not, nothing can be counted.
  if (issues.length === 0) checkHearing(policy, report);
}

function checkCalendars(policy: Policy, report: Report): void {
  const { calendars, requestTypes, teams, notices, holds, visits, summary } = policy;
  for (const [name, { windows }] of Object.entries(calendars)) {
    const opens = windows === '24x7' || Object.values(windows).some((day) => day && day.length > 0);
    if (!opens) report(['calendars', name, 'windows'], windows, 'expected a window on some day of the week');
  }
  const known = (path: PropertyKey[], calendar: string | undefined) => {
    if (calendar !== undefined && !Object.hasOwn(calendars, calendar)) {
      report(path, calendar, oneOf('a calendar', Object.keys(calendars)));
    }
  };
  for (const [type, { clocks }] of Object.entries(requestTypes)) {
    for (const [clock, { calendar, exceptions = [] }] of Object.entries(clocks)) {
      const path = ['requestTypes', type, 'clocks', clock];
      known([...path, 'calendar'], calendar);
      for (const [index, one] of exceptions.entries()) known([...path, 'exceptions', index, 'calendar'], one.calendar);
    }
  }
  for (const [name, team] of Object.entries(teams ?? {})) known(['teams', name, 'calendar'], team.calendar);
  for (const [role, rule] of Object.entries(notices ?? {})) known(['notices', role, 'hours'], rule?.hours);
  for (const [what, hold] of Object.entries(holds ?? {})) known(['holds', what, 'calendar'], hold?.calendar);
  known(['visits', 'calendar'], visits.calendar);
  known(['summary', 'calendar'], summary.calendar);
}

/** What is given to a role, a team or a person somebody must take. */
function checkPeople(policy: Policy, report: Report): void {
  const { staff, teams = {}, requestTypes, ladders, plans, seasons, summary, conduct } = policy;
  const ids = new Set(staff.map(({ id }) => id));
  const held = new Set<string>(staff.map(({ role }) => role));
  const inTeams = new Set(staff.flatMap(({ team }) => team ?? []));
  const role = (path: PropertyKey[], name: string | undefined) => {
    if (name !== undefined && !held.has(name)) report(path, name, oneOf('a role somebody on the staff has', [...held]));
  };
  const team = (path: PropertyKey[], name: string | undefined) => {
    if (name === undefined) return;
    if (!Object.hasOwn(teams, name)) report(path, name, oneOf('a team', Object.keys(teams)));
    else if (!inTeams.has(name)) report(path, name, oneOf('a team somebody on the staff is in', [...inTeams]));
  };
  const person = (path: PropertyKey[], id: string | undefined) => {
    if (id !== undefined && !ids.has(id)) report(path, id, oneOf('the id of a member of staff', [...ids]));
  };
  const recipient = (path: PropertyKey[], name: string | undefined) => {
    if (name === undefined || name === 'assignee') return;
    if (name.startsWith('team:')) team(path, name.slice('team:'.length));
    else if (name.startsWith('staff:')) person(path, name.slice('staff:'.length));
    else if ((roles as readonly string[]).includes(name)) role(path, name);
  };
  for (const [type, { assign }] of Object.entries(requestTypes)) {
    role(['requestTypes', type, 'assign', 'role'], assign.role);
    team(['requestTypes', type, 'assign', 'team'], assign.team);
  }
  for (const [name, ladder] of Object.entries(ladders)) {
    for (const [index, { notify = [], reassign, task }] of ladder.entries()) {
      for (const [at, who] of notify.entries()) recipient(['ladders', name, index, 'notify', at], who);
      recipient(['ladders', name, index, 'reassign'], reassign);
      recipient(['ladders', name, index, 'task', 'to'], task?.to);
    }
  }
  for (const [index, member] of staff.entries()) {
    if (member.team !== undefined && !Object.hasOwn(teams, member.team)) team(['staff', index, 'team'], member.team);
    person(['staff', index, 'deputy'], member.deputy);
  }
  for (const [name, { separateFrom = [] }] of Object.entries(teams)) {
    for (const [index, other] of separateFrom.entries()) {
      if (!Object.hasOwn(teams, other) || other === name) {
        report(['teams', name, 'separateFrom', index], other, oneOf('another team', Object.keys(teams)));
      }
    }
  }
  for (const [index, rule] of plans.entries()) role(['plans', index, 'role'], rule.role);
  for (const [index, rule] of seasons.entries()) role(['seasons', index, 'role'], rule.role);
  for (const [index, name] of (conduct?.tell ?? []).entries()) role(['conduct', 'tell', index], name);
  role(['summary', 'to'], summary.to);
}

/** Every clock climbs a ladder there is, and one that is not a standard clock says what it is. */
function checkClocks({ requestTypes, ladders, holds = {} }: Policy, report: Report): void {
  for (const [what, hold] of Object.entries(holds)) {
    if (!hold || Object.hasOwn(ladders, hold.ladder)) continue;
    report(['holds', what, 'ladder'], hold.ladder, oneOf('a ladder', Object.keys(ladders)));
  }
  for (const [type, { clocks }] of Object.entries(requestTypes)) {
    for (const [name, clock] of Object.entries(clocks)) {
      const path = ['requestTypes', type, 'clocks', name];
      if (!Object.hasOwn(ladders, clock.ladder)) {
        report([...path, 'ladder'], clock.ladder, oneOf('a ladder', Object.keys(ladders)));
      }
      checkBooked(path, name, clock, report);
      if (Object.hasOwn(standardClocks, name)) continue;
      for (const member of ['title', 'starts', 'metBy'] as const) {
        const goesWithoutSaying = member === 'starts' && isBooked(clock.target);
        if (clock[member] === undefined && !goesWithoutSaying) {
          report([...path, member], undefined, `expected ${member}, which only the standard clocks may leave out`);
        }
      }
    }
  }
}

/** What is due at the booked time is so for every ticket, starts when that is booked, and is stopped by no hold. */
function checkBooked(path: PropertyKey[], name: string, clock: ClockPromise, report: Report): void {
  const { booked, starts, metBy, repeats, onHold } = clockRule(name, clock);
  for (const [index, { target }] of (clock.exceptions ?? []).entries()) {
    const expected = booked
      ? 'expected booked, or booked+PT15M, like the others'
      : 'expected a duration, like the others';
    if (isBooked(target) !== booked) report([...path, 'exceptions', index, 'target'], target, expected);
  }
  if (!booked) return;
  const because = 'as it is due at the booked time';
  if (starts !== 'booked') report([...path, 'starts'], starts, `expected booked, ${because}`);
  if (metBy.includes('booked')) report([...path, 'metBy'], metBy, `expected that somebody came, ${because}`);
  if (repeats) report([...path, 'repeats'], repeats, `expected false, ${because}`);
  if (onHold !== 'run') report([...path, 'onHold'], onHold, `expected run, ${because}`);
}

/**
 * Names that stand for one thing only. Visits of plans and of seasons are told apart by their rule's name alone, which
 * follows the order's id after a hyphen: `1001-spring` and `check` must not look like `1001` and `spring-check`.
 */
function checkNames({ staff, ladders, plans, seasons, requestTypes }: Policy, report: Report): void {
  const taken = new Map<string, Set<string>>();
  const own = (kind: string, path: PropertyKey[], name: string) => {
    const names = taken.get(kind) ?? new Set();
    taken.set(kind, names);
    if (names.has(name)) report(path, name, `expected a name no other ${kind} has`);
    names.add(name);
  };
  for (const [index, { id }] of staff.entries()) own('member of staff', ['staff', index, 'id'], id);
  for (const [ladder, rungs] of Object.entries(ladders)) {
    for (const [index, { name }] of rungs.entries()) own(`rung of ${ladder}`, ['ladders', ladder, index, 'name'], name);
  }
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

function checkRoutines({ routines = [], requestTypes, calendars }: Policy, report: Report): void {
  const names = new Set<string>();
  const hasReturns = Object.values(requestTypes).some(({ returns }) => returns);
  for (const [index, { name, requestType, calendar, figures }] of routines.entries()) {
    const path = ['routines', index];
    if (figures.includes('returns') && !hasReturns) {
      report(
        [...path, 'figures'],
        figures,
        'expected a request type with returns, as there is nothing to count otherwise',
      );
    }
    if (names.has(name)) report([...path, 'name'], name, 'expected a name no other routine has');
    names.add(name);
    if (!Object.hasOwn(requestTypes, requestType)) {
      report([...path, 'requestType'], requestType, oneOf('a request type', Object.keys(requestTypes)));
    } else if (requestTypes[requestType]!.conduct) {
      report([...path, 'requestType'], requestType, 'expected a request type that is not about somebody');
    }
    if (!Object.hasOwn(calendars, calendar)) {
      report([...path, 'calendar'], calendar, oneOf('a calendar', Object.keys(calendars)));
    }
  }
}

/** What comes of a visit must be a ticket somebody can open without knowing more, and who makes it somebody there is. */
function checkVisits({ visits, plans, seasons, requestTypes, staff }: Policy, report: Report): void {
  const known = Object.keys(requestTypes);
  for (const member of ['dissatisfied', 'owed'] as const) {
    const name = visits[member];
    if (name === undefined) continue;
    if (!Object.hasOwn(requestTypes, name)) report(['visits', member], name, oneOf('a request type', known));
    else if (requestTypes[name]!.conduct) {
      report(['visits', member], name, 'expected a request type that is not about somebody');
    }
  }
  for (const [index, name] of (visits.waitFor ?? []).entries()) {
    if (!Object.hasOwn(requestTypes, name)) {
      report(['visits', 'waitFor', index], name, oneOf('a request type', known));
    }
  }
  const milestones = new Set(Object.values(requestTypes).flatMap(milestonesOf));
  for (const [index, name] of (visits.overtakenBy ?? []).entries()) {
    if (!milestones.has(name)) report(['visits', 'overtakenBy', index], name, oneOf('a milestone', [...milestones]));
  }
  for (const [kind, rules] of Object.entries({ plans, seasons })) {
    for (const [index, { role, skill }] of rules.entries()) {
      if (skill === undefined) continue;
      const isThere = staff.some((person) => person.role === role && person.skills?.includes(skill));
      if (!isThere) report([kind, index, 'skill'], skill, `expected a skill somebody who is ${role} has`);
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
