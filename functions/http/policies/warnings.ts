import { coveredYears } from 'business-time';
import { publicHolidays } from 'business-time/holidays';
import { secondsOfText, textIn } from 'business-time/seconds';
import { countOpenTickets } from '../../../adapters/dynamo/ticket-store.ts';
import type { PolicyDocument } from '../../../domain/policy/document.ts';
import type { InstantText } from '../../../domain/vocabulary.ts';
import { deployedPolicy } from '../../../policies/deployed.ts';
import type { Call } from '../../_kit/http-routes.ts';

/** So many open tickets are counted; whoever has more has enough. */
export const mostCounted = 200;

/** What one should know before another policy is in force from an instant on, though nothing of it stands in the way. */
export async function warningsOf(
  { database, endpoints }: Pick<Call, 'database' | 'endpoints'>,
  before: PolicyDocument,
  after: PolicyDocument,
  from: InstantText,
): Promise<string[]> {
  const stay = new Set(after.staff.map(({ id }) => id));
  const leaving = before.staff.filter(({ id }) => !stay.has(id));
  const left = await Promise.all(
    leaving.map(async ({ id, name }) => {
      const open = await countOpenTickets(database, id, mostCounted);
      if (open === 0) return [];
      const many = open === mostCounted ? `${open} or more` : open;
      const what = open === 1 ? '1 open ticket: assign it' : `${many} open tickets: assign them`;
      return [`${name} (${id}) leaves with ${what} to somebody else.`];
    }),
  );
  return [
    ...left.flat(),
    ...zoneWarning(after),
    ...holidayWarnings(after, from),
    ...(await endpointWarnings(endpoints, after)),
  ];
}

/** Beyond its list, a calendar would be open on holidays; in years not published yet, on some, and closed on make-up days. */
function holidayWarnings({ calendars }: PolicyDocument, from: InstantText): string[] {
  return Object.entries(calendars).flatMap(([name, calendar]) => {
    const known = coveredYears(calendar, publicHolidays);
    if (!known) return [];
    const { last, provisional } = known;
    // Where the calendar is; within a year it counts in the next one.
    const next = Number(textIn(calendar.timeZone, secondsOfText(from, 'down')).slice(0, 4)) + 1;
    const country = `the public holidays of ${calendar.publicHolidays}`;
    return [
      ...(next > last ? [`Calendar ${name} knows ${country} to the end of ${last} only.`] : []),
      ...(provisional !== undefined && next >= provisional
        ? [
            `Calendar ${name} knows ${country} as published to the end of ${provisional - 1}; those from ` +
              `${provisional} on are provisional: days off and make-up days that are decided year by year are missing.`,
          ]
        : []),
    ];
  });
}

/** Daily runs are timers of the deployment. */
function zoneWarning({ business }: PolicyDocument): string[] {
  const { timeZone } = deployedPolicy.business;
  if (business.timeZone === timeZone) return [];
  return [`Daily runs keep to the time of ${timeZone} until the next deployment, not to ${business.timeZone}.`];
}

async function endpointWarnings(endpoints: Call['endpoints'], { ladders }: PolicyDocument): Promise<string[]> {
  const called = new Set(Object.values(ladders).flatMap((rungs) => rungs.flatMap(({ webhooks = [] }) => webhooks)));
  if (called.size === 0) return [];
  // A secret that cannot be read is told elsewhere; it must not keep a policy from coming into force.
  const all = await endpoints.all().catch(() => null);
  if (all === null) return ['Whether the webhook endpoints that rungs call are there could not be seen.'];
  const known = new Set(all.usable.map(({ endpointId }) => endpointId));
  return [...called]
    .filter((endpointId) => !known.has(endpointId))
    .map((endpointId) => `Rungs call the webhook endpoint ${endpointId}, which there is not.`);
}
