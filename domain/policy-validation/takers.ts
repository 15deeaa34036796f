import { teamsKeptOut } from '../assignment/eligibility.ts';
import { peopleNamed } from '../assignment/named.ts';
import { milestonesOf } from '../policy/clock-rules.ts';
import type { PolicyDocument } from '../policy/document.ts';
import type { AssignmentRule, RequestType } from '../policy/promises.ts';
import type { Report } from './report.ts';

/** Refuses request types nobody could take, rungs that could only hand a ticket to people kept out of it, and findings about conduct that nothing follows from. */
export function checkTakers(policy: PolicyDocument, report: Report): void {
  for (const [name, { assign, conduct }] of Object.entries(policy.requestTypes)) {
    const path = ['requestTypes', name];
    if (!hasTakers(policy, assign)) {
      report([...path, 'assign'], assign, 'expected a role, team and skill that somebody on the staff has together');
    }
    if (conduct && !policy.conduct) {
      report(['conduct'], undefined, `expected what follows when complaints of the type ${name} are found true`);
    }
    checkLadders(policy, name, report);
    checkWork(policy, name, report);
  }
}

/** A role or a team nobody has is refused where it is named. */
function hasTakers({ staff }: PolicyDocument, { role, team, skill }: AssignmentRule): boolean {
  const ofRole = staff.filter((person) => role === undefined || person.role === role);
  const ofTeam = staff.filter((person) => team === undefined || person.team === team);
  if (ofRole.length === 0 || ofTeam.length === 0) return true;
  return ofRole.some((person) => ofTeam.includes(person) && (skill === undefined || person.skills?.includes(skill)));
}

/** A ladder many types climb may be right for one of them and wrong for another: it is refused where it is chosen. */
function checkLadders(policy: PolicyDocument, requestType: string, report: Report): void {
  const keptOut = teamsKeptOut(policy, requestType);
  if (keptOut.length === 0) return;
  const onlyKeptOut = (recipient: string | undefined) => {
    const named = recipient === undefined || recipient === 'assignee' ? [] : peopleNamed(policy, recipient, null);
    return named.length > 0 && named.every(({ team }) => team !== undefined && keptOut.includes(team));
  };
  for (const [clock, { ladder }] of Object.entries(policy.requestTypes[requestType]!.clocks)) {
    for (const { name, reassign, task } of Object.hasOwn(policy.ladders, ladder) ? policy.ladders[ladder]! : []) {
      if (!onlyKeptOut(reassign) && !onlyKeptOut(task?.to)) continue;
      const path = ['requestTypes', requestType, 'clocks', clock, 'ladder'];
      report(
        path,
        ladder,
        `expected a ladder whose rung "${name}" names somebody who is not in ${keptOut.join(' or ')}`,
      );
    }
  }
}

/**
 * Work that other milestones of a type wait for, and that people who are kept out of it do elsewhere, has to come back from
 * there: done as a job of the ticket it is reported to it. Else those who do it could not say so, and those who can did not
 * do it.
 */
function checkWork(policy: PolicyDocument, requestType: string, report: Report): void {
  const keptOut = teamsKeptOut(policy, requestType);
  const type = policy.requestTypes[requestType]!;
  if (keptOut.length === 0) return;
  const theirs = Object.entries(policy.requestTypes).filter(([, { assign }]) => keptOut.includes(assign.team ?? ''));
  for (const milestone of milestonesOf(type).filter((one) => isNeeded(type, one))) {
    const doers = theirs.filter(([, job]) => milestonesOf(job).includes(milestone)).map(([name]) => name);
    const isReported = theirs.some(([, { reports = {} }]) => Object.values(reports).includes(milestone));
    if (doers.length === 0 || isReported) continue;
    const expected = `expected that ${doers.join(' or ')} reports ${milestone}, "reports": {"${milestone}": "${milestone}"}`;
    const because = `whoever does that is kept out of tickets of this type`;
    report(['requestTypes', requestType, 'needs'], type.needs, `${expected}: ${because}`);
  }
}

/** Whether a milestone comes after others, or others after it. */
function isNeeded({ needs = {} }: RequestType, milestone: string): boolean {
  const named = Object.values(needs)
    .flat()
    .flatMap((need) => (typeof need === 'string' ? need : [need.milestone, need.once]));
  return Object.hasOwn(needs, milestone) || named.includes(milestone);
}
