import { createHash } from 'node:crypto';
import { publicHolidays } from 'business-time/holidays';
import type { Database } from '../../adapters/dynamo/database.ts';
import { noteRetimed, readPolicyState, readRetimed } from '../../adapters/dynamo/policy-store.ts';
import type { Policies } from '../../application/policies.ts';
import { retimeTickets as retimeOpen, retimeVisits } from '../../application/retime.ts';
import { deployedPolicy } from '../../policies/deployed.ts';
import { openTicketPorts, openVisitPorts } from '../_kit/ports.ts';
import { now } from '../_kit/time.ts';

/** So long after a day was changed somebody may still have opened a ticket by what the calendar said before. */
const graceMs = 60_000;

/** What this deployment says of days, in short. */
let deployedCalendars: string | undefined;

/**
 * Times open tickets and visits again when a day of some calendar has changed since the last time: a day that differs, or a list
 * of public holidays deployed anew. When nothing has changed that costs two reads.
 * @returns how many have been timed again
 * @throws when some could not be, after all others have been
 */
export async function retimeTickets(database: Database, policies: Policies): Promise<number> {
  const [{ daysChangedAt }, last] = await Promise.all([readPolicyState(database), readRetimed(database)]);
  deployedCalendars ??= digestOf([publicHolidays, deployedPolicy.calendars]);
  const by = `${daysChangedAt} ${deployedCalendars}`;
  if (by === last) return 0;
  const tickets = await retimeOpen(openTicketPorts(database, policies));
  const visits = await retimeVisits(openVisitPorts(database, policies), []);
  const failed = tickets.failed + visits.failed;
  if (failed > 0) throw new Error(`${failed} tickets or visits could not be timed again`);
  const settled = daysChangedAt === null || now().epochMilliseconds - Date.parse(daysChangedAt) > graceMs;
  if (settled) await noteRetimed(database, by);
  return tickets.retimed + visits.retimed;
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
