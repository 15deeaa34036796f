import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readRetimed } from '../../adapters/dynamo/policy-store.ts';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import type { Policies } from '../../application/policies.ts';
import { retimeTickets as retimeOpen } from '../../application/retime.ts';
import type { Event } from '../../domain/events.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { openPolicies } from '../../functions/_kit/policies.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { call, setNow } from './http-testbed.ts';

let database: TestDatabase;
let policies: Policies;
let api: unknown;
let policyApi: unknown;
let advance: (input: object, context: never) => Promise<unknown>;
let openTicketPorts: typeof import('../../functions/_kit/ports.ts').openTicketPorts;
let retimeTickets: typeof import('../../functions/schedule/retime-tickets.ts').retimeTickets;
beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  database = await startDatabase();
  process.env.ENDPOINTS_SECRET_ARN = 'no secret is read';
  ({ handler: api } = await import('../../functions/http/api.ts'));
  ({ handler: policyApi } = await import('../../functions/http/policy-api.ts'));
  ({ handler: advance } = (await import('../../functions/task/advance-ticket.ts')) as never);
  ({ openTicketPorts } = await import('../../functions/_kit/ports.ts'));
  ({ retimeTickets } = await import('../../functions/schedule/retime-tickets.ts'));
  policies = openPolicies(database);
});
afterAll(() => database?.stop());

async function send(line: string, body?: object) {
  const [method, path] = line.split(' ') as [string, string];
  const claims = { sub: 'sub-of-mina', name: 'mina', 'cognito:groups': '[lead]' };
  const handler = path.startsWith('/tickets') ? api : policyApi;
  const reply = await call(handler, { method, path, claims, body: body && JSON.stringify(body) });
  expect(reply.status, reply.text).toBeLessThan(300);
  return reply.body;
}

/** A question, promised an answer within four office hours. */
async function open(): Promise<Ticket> {
  const { ticketId } = await send('POST /tickets', { requestType: 'question', subject: 's', text: 't' });
  return read(ticketId);
}

const read = async (ticketId: string) => (await readTicket(database, ticketId))!;
const answerBy = ({ clocks }: Ticket) => clocks.find(({ name }) => name === 'first-response')!.dueAt;

async function told(ticketId: string): Promise<string[]> {
  const rows = (await database.rows()) as unknown as Event[];
  const events = rows.filter((row) => row.entity === 'ticket' && row.entityId === ticketId);
  return events.toSorted((a, b) => a.sequence - b.sequence).map(({ data }) => data.type);
}

test('an execution that wakes on a day that has been closed meanwhile climbs nothing, and waits for the new instant', async () => {
  // A Monday, 17:00 in Seoul: one hour is left of the day, the answer is due on Tuesday at 13:00.
  setNow('2026-06-08T08:00:00.000Z');
  const ticket = await open();
  expect(answerBy(ticket)).toBe('2026-06-09T03:00:00.000Z');
  await send('PUT /calendars/office/days/2026-06-09', { closed: true });
  setNow('2026-06-09T03:00:00.000Z');
  const input = { ticketId: ticket.ticketId, execution: ticket.execution, loops: 0, startedAt: ticket.openedAt };
  const answer = await advance(input, {} as never);
  const retimed = await read(ticket.ticketId);
  expect(answerBy(retimed)).toBe('2026-06-10T03:00:00.000Z');
  expect(answer).toMatchObject({ next: 'await', version: 2, until: retimed.nextDueAt });
  expect(await told(ticket.ticketId)).toEqual([
    'ticket.opened',
    'ticket.assigned',
    'ticket.retimed',
    'ticket.promises-moved',
  ]);
});

test('the sweep times open tickets again by what has changed, and looks at none when nothing has', async () => {
  await database.clear();
  setNow('2026-06-22T08:00:00.000Z');
  const [one, other] = [await open(), await open()];
  await send(`POST /tickets/${other.ticketId}/resolve`, { resolution: 'Done' });
  await send('PUT /calendars/office/days/2026-06-23', { closed: true });
  setNow('2026-06-22T08:00:30.000Z');
  expect(await retimeTickets(database, policies)).toBe(1);
  expect(answerBy(await read(one.ticketId))).toBe('2026-06-24T03:00:00.000Z');
  expect((await read(other.ticketId)).version).toBe(2);
  // Too soon to be sure that everybody has heard of it: the next sweep looks again.
  expect(await readRetimed(database)).toBeNull();
  setNow('2026-06-22T10:00:30.000Z');
  expect(await retimeTickets(database, policies)).toBe(0);
  expect(await readRetimed(database)).not.toBeNull();
  const reads = vi.spyOn(database.client, 'send');
  expect(await retimeTickets(database, policies)).toBe(0);
  expect(reads).toHaveBeenCalledTimes(2);
});

test('a ticket that cannot be timed keeps no other from being timed, and is tried again', async () => {
  await database.clear();
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  setNow('2026-07-06T08:00:00.000Z');
  const [bad, good] = [await open(), await open()];
  await send('PUT /calendars/office/days/2026-07-07', { closed: true });
  setNow('2026-07-06T08:05:00.000Z');
  const failing: Policies = { ...policies, of: refuseOnce(policies) };
  await expect(retimeTickets(database, failing)).rejects.toThrow('1 tickets or visits could not be timed again');
  expect(logged.mock.calls.join()).toMatch(new RegExp(`${bad.ticketId}|${good.ticketId}`));
  expect(await retimeTickets(database, policies)).toBe(1);
  const moved = [bad, good].map(async ({ ticketId }) => answerBy(await read(ticketId)));
  expect(await Promise.all(moved)).toEqual(['2026-07-08T03:00:00.000Z', '2026-07-08T03:00:00.000Z']);
});

test('of too many tickets to time at once, what is due soonest comes first; a fresh change is known at once', async () => {
  await database.clear();
  setNow('2026-08-03T00:00:00.000Z');
  policies.refresh();
  const soonest = await open();
  setNow('2026-08-03T03:30:00.000Z');
  const later = await open();
  await policies.active();
  await send('PUT /calendars/office/days/2026-08-03', { windows: [['09:00', '18:00']] });
  policies.refresh();
  expect(await retimeOpen(openTicketPorts(database, policies), 1)).toEqual({ retimed: 1, failed: 0 });
  expect([await read(soonest.ticketId), await read(later.ticketId)].map(({ version }) => version)).toEqual([2, 1]);
  expect(await retimeOpen(openTicketPorts(database, policies))).toEqual({ retimed: 1, failed: 0 });
});

function refuseOnce({ of }: Policies): Policies['of'] {
  let asked = 0;
  return (version) => (asked++ === 0 ? Promise.reject(new Error('no such calendar')) : of(version));
}
