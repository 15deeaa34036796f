import { teamsKeptOut } from '../assignment/eligibility.ts';
import { peopleNamed } from '../assignment/named.ts';
import type { PolicyDocument } from './policy.ts';
import type { AssignmentRule } from './promises.ts';
import type { Report } from './references.ts';

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
    for (const { name, reassign, task } of policy.ladders[ladder] ?? []) {
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
