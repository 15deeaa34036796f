import { createHash } from 'node:crypto';
import type { Database } from '../../adapters/dynamo/database.ts';
import { listAll } from '../../adapters/dynamo/lists.ts';
import { noteRetimed, readPolicyState, readRetimed } from '../../adapters/dynamo/policy-store.ts';
import { readTicket, saveTicket } from '../../adapters/dynamo/ticket-store.ts';
import { retimeTicket } from '../../domain/ticket/advance.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { transitions } from '../../domain/ticket/transitions.ts';
import { publicHolidays } from '../../policies/holidays/index.ts';
import { faultOf, log } from '../_kit/log.ts';
import { deployedPolicy, type Policies } from '../_kit/policy.ts';
import { now } from '../_kit/time.ts';

/** So long after a day was changed somebody may still have opened a ticket by what the calendar said before. */
const graceMs = 60_000;
/** So many tickets are looked at side by side. */
const together = 10;

/**
 * Times open tickets again when a day of some calendar has changed since the last time: a day that differs, or a list
 * of public holidays deployed anew. When nothing has changed that costs two reads.
 * @returns how many tickets have been timed again
 * @throws when some could not be, after all others have been
 */
export async function retimeTickets(database: Database, policies: Policies): Promise<number> {
  const { daysChangedAt } = await readPolicyState(database);
  const by = `${daysChangedAt} ${deployedCalendars()}`;
  if (by === (await readRetimed(database))) return 0;
  let retimed = 0;
  let failed = 0;
  const work = async (batch: readonly string[]) => {
    const results = await Promise.allSettled(batch.map((ticketId) => retime(database, policies, ticketId)));
    for (const [index, result] of results.entries()) {
      if (result.status === 'fulfilled') {
        retimed += result.value ? 1 : 0;
      } else {
        failed += 1;
        log('error', 'ticket not timed again', { ticketId: batch[index], ...faultOf(result.reason) });
      }
    }
  };
  for await (const batch of openTickets(database)) await work(batch);
  if (failed > 0) throw new Error(`${failed} tickets could not be timed again`);
  const settled = daysChangedAt === null || now().epochMilliseconds - Date.parse(daysChangedAt) > graceMs;
  if (settled) await noteRetimed(database, by);
  return retimed;
}

/** The ids of all open tickets, so many at a time. */
async function* openTickets(database: Database): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for (const status of transitions.retime.from) {
    for await (const { ticketId } of listAll<Ticket>(database, { index: 'byStatus', partition: `TICKET#${status}` })) {
      batch.push(ticketId);
      if (batch.length < together) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** One that changes meanwhile is looked at again. */
async function retime(database: Database, policies: Policies, ticketId: string): Promise<boolean> {
  for (;;) {
    const ticket = await readTicket(database, ticketId);
    const policy = ticket && (await policies.of(ticket.policyVersion));
    const change = ticket && policy && retimeTicket(ticket, { now: now(), actor: { kind: 'system' }, policy });
    if (!change) return false;
    if (!(await saveTicket(database, change))) return true;
  }
}

/** What a deployment says of days, in short. */
function deployedCalendars(): string {
  const text = JSON.stringify([publicHolidays, deployedPolicy.calendars]);
  return createHash('sha256').update(text).digest('base64url');
}
