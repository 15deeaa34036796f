import { clockRule, milestonesOf } from '../policy/clock-rules.ts';
import type { PolicyDocument as Policy } from '../policy/document.ts';
import type { RequestType } from '../policy/promises.ts';
import type { Report } from './report.ts';

/** Refuses request types whose tickets could wait for ever, and what their clocks and milestones name in vain. */
export function checkOpenMatters(policy: Policy, report: Report): void {
  const ofRoutines = new Set(policy.routines?.map(({ requestType }) => requestType));
  for (const [name, type] of Object.entries(policy.requestTypes)) {
    const path = ['requestTypes', name];
    if (!isTimedThroughout(type)) {
      const clock =
        'one that starts with opened and is met by resolved alone, as resolution is, or repeats from opened on';
      const otherwise = 'otherwise reopened tickets of this type are promised nothing';
      const expected = `expected a clock that runs as long as the ticket is open: ${clock}; ${otherwise}`;
      report([...path, 'clocks'], Object.keys(type.clocks), expected);
    }
    // What only routines open has no customer who could write.
    if (!ofRoutines.has(name)) checkAnswers([...path, 'clocks', 'next-response'], type, report);
    for (const [milestone, day] of Object.entries(type.sets ?? {})) {
      const known = milestonesOf(type);
      const expected = `expected a milestone of its clocks: ${known.join(', ')}`;
      if (!known.includes(milestone)) report([...path, 'sets', milestone], day, expected);
    }
    checkTeams(policy, path, type, report);
  }
}

/** Whether some clock runs from the opening to the settlement, and again from when it is taken up anew. */
function isTimedThroughout({ clocks }: RequestType): boolean {
  return Object.entries(clocks).some(([name, promise]) => {
    const { starts, metBy, repeats, booked } = clockRule(name, promise);
    const goesOn = repeats || metBy.every((end) => end === 'resolved');
    return starts === 'opened' && goesOn && !booked && !promise.overtakenBy?.length;
  });
}

/** A message that needs an answer starts the clock for it, whatever the ticket is about. */
function checkAnswers(path: PropertyKey[], { clocks }: RequestType, report: Report): void {
  const promise = clocks['next-response'];
  if (!promise) {
    const because =
      'a customer of this type who writes again is promised nothing; only what routines alone open goes without';
    report(path, undefined, `expected a clock next-response: ${because}`);
    return;
  }
  const { starts, metBy } = clockRule('next-response', promise);
  if (starts !== 'customer-message') report([...path, 'starts'], starts, 'expected customer-message');
  if (!metBy.includes('replied')) report([...path, 'metBy'], metBy, 'expected replied among what meets it');
}

/** `team:<name>` is a move to a team there is. */
function checkTeams({ teams = {} }: Policy, path: PropertyKey[], { clocks }: RequestType, report: Report): void {
  for (const [name, { starts, metBy, overtakenBy }] of Object.entries(clocks)) {
    for (const [member, value] of Object.entries({ starts, metBy, overtakenBy })) {
      for (const word of [value ?? []].flat()) {
        const team = word.startsWith('team:') ? word.slice('team:'.length) : null;
        if (team === null || Object.hasOwn(teams, team)) continue;
        report([...path, 'clocks', name, member], value, `expected team: and a team: ${Object.keys(teams).join(', ')}`);
      }
    }
  }
}
