import { isBooked } from './booked.ts';
import { afterRepairsInWords, needsInWords } from './compare-money.ts';
import { circumstances } from './difference.ts';
import type { PolicyDocument } from './document.ts';
import type { Staff } from './people.ts';
import type { AssignmentRule, ClockPromise, RequestType } from './promises.ts';
import type { Plan, Routine, Season } from './rules.ts';
import type { Term } from './terms.ts';
import { durationInWords, listInWords, momentInWords, nameInWords, targetInWords } from './words.ts';

/** A whole request type: what it promises, who gets it, what comes after what. */
export function requestTypeInWords({ clocks, assign, needs = {}, reports = {}, ...type }: RequestType): string {
  const promises = Object.entries(clocks).map(([name, one]) => {
    return `${clockName(name, one)} ${isBooked(one.target) ? 'by' : 'within'} ${promiseInWords(one)}`;
  });
  const kind = [
    `priority ${type.priority}`,
    type.complaint && 'a complaint',
    type.returns && 'counted as a return',
    type.conduct && 'about staff',
    type.critical && 'critical: it breaks through quiet hours',
  ];
  const order = Object.entries(needs).map(([milestone, before]) => `${nameInWords(milestone)} ${needsInWords(before)}`);
  return [
    ...(promises.length > 0 ? promises : ['nothing is timed']),
    kind.filter(Boolean).join(', '),
    assignmentInWords(assign),
    ...order,
    ...Object.entries(reports).map(
      ([milestone, reached]) => `as a job, ${nameInWords(milestone)} is reported as ${nameInWords(reached)}`,
    ),
  ].join('; ');
}

/** A promise with all that is said of it: "4 hours (office), urgent 1 hour (always), ladder answer". */
export function promiseInWords({ target, calendar, exceptions = [], ...clock }: ClockPromise): string {
  const others = exceptions.map((one) => {
    return `${circumstances(one.when)} ${targetInWords(one.target)} (${one.calendar ?? calendar})`;
  });
  const parts = [
    `${targetInWords(target)} (${calendar})`,
    ...others,
    clock.starts && `from ${momentInWords(clock.starts)}`,
    clock.metBy && `until ${listInWords([clock.metBy].flat().map(momentInWords), 'or')}`,
    clock.overtakenBy && `needless once ${listInWords(clock.overtakenBy.map(momentInWords), 'or') || 'nothing'}`,
    clock.told === true && 'told to the customer',
    clock.told === false && 'not told to the customer',
    clock.repeats && 'again and again',
    clock.repeats === false && 'once',
    clock.onHold === 'run' && 'on hold too',
    clock.onHold === 'pause' && 'not while on hold',
    clock.followsTeam && 'by the hours of the team',
    `ladder ${clock.ladder}`,
  ];
  return parts.filter(Boolean).join(', ');
}

export function clockName(name: string, { title }: ClockPromise): string {
  return title?.en.toLowerCase() ?? nameInWords(name);
}

/** "goes to hotline, team after-sales: each in turn". */
function assignmentInWords({ role, team, skill, byRegion, by }: AssignmentRule): string {
  const who = [role, team && `team ${team}`, skill && `skill ${skill}`, byRegion && 'by region'].filter(Boolean);
  return `goes to ${who.join(', ')}: ${choices[by]}`;
}

const choices = {
  first: 'the first on the list',
  'round-robin': 'each in turn',
  load: 'whoever has the fewest open tickets',
} as const;

/** As all that has a title, without it: "return visit by technician 3 months after acceptance and every 3 months from then on, within 14 days". */
export function planInWords({ visitType, from = 'delivery', after, window, ...plan }: Plan): string {
  const every = durationInWords(after);
  const first = `${nameInWords(visitType)} by ${plan.role} ${every} after ${nameInWords(from)}`;
  const parts = [
    `${first}${plan.repeat ? ` and every ${every.replace(/^1 (?=\w+$)/, '')} ${plan.repeat === true ? 'from then on' : 'from the one before'}` : ''}`,
    `within ${durationInWords(window)}`,
    plan.until && `no later than ${durationInWords(plan.until)} after ${nameInWords(from)}`,
    plan.customerClass && `for class ${listInWords(plan.customerClass, 'or')}`,
  ];
  return parts.filter(Boolean).join(', ');
}

export function seasonInWords({ climateZone, opens, closes, lead, role }: Season): string {
  return `by ${role} in ${climateZone}, ${opens} to ${closes}, offered ${durationInWords(lead)} before`;
}

export function routineInWords({ every, calendar, requestType, figures }: Routine): string {
  const brings = figures.join(' and ');
  return `a ticket of ${requestType} with ${brings} on the first working day of each ${every} (${calendar})`;
}

/** "repair for 1 year from invoice, the business chooses". */
export function termInWords({ from, period, remedies, afterRepairs, ...term }: Term): string {
  const long = period === 'lifetime' ? 'as long as the thing lasts,' : `for ${durationInWords(period)}`;
  const parts = [
    `${listInWords(remedies, 'or')} ${long} from ${nameInWords(from)}`,
    afterRepairs && afterRepairsInWords(afterRepairs),
    `the ${term.whoChooses} chooses`,
    term.excludes && `not counting ${listInWords(term.excludes.map(nameInWords))}`,
    term.restartsOnExchange && 'anew after an exchange',
    term.component && 'for claims about that part only',
  ];
  return parts.filter(Boolean).join(', ');
}

/** "technician, team after-sales, skills glass, serves KR-Seoul, for whom taeho stands in". */
export function placeInWords({ role, team, skills = [], regions = [], deputy }: Staff): string {
  const parts = [
    role,
    team && `team ${team}`,
    skills.length > 0 && `skills ${listInWords(skills)}`,
    regions.length > 0 && `serves ${listInWords(regions)}`,
    deputy && `for whom ${deputy} stands in`,
  ];
  return parts.filter(Boolean).join(', ');
}

type Team = NonNullable<PolicyDocument['teams']>[string];
type Notice = NonNullable<NonNullable<PolicyDocument['notices']>['lead']>;

export function teamInWords({ calendar, separateFrom = [] }: Team): string {
  const hours = calendar ? `works by ${calendar}` : 'without hours of its own';
  return separateFrom.length > 0 ? `${hours}, separate from ${listInWords(separateFrom)}` : hours;
}

export function noticeInWords({ hours, digest }: Notice): string {
  const parts = [hours && `told within ${hours}`, digest && `bundled for ${durationInWords(digest)}`];
  return parts.filter(Boolean).join(', ') || 'told at once';
}

/** "warning, then penalty; tells lead". */
export function conductInWords({ steps, tell }: NonNullable<PolicyDocument['conduct']>): string {
  return `${steps.join(', then ')}; tells ${tell.length > 0 ? listInWords(tell) : 'nobody else'}`;
}
