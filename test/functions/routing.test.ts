import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { policyStateWrites, policyWrites } from '../../adapters/dynamo/policy-store.ts';
import { takeTurn } from '../../adapters/dynamo/roster-store.ts';
import { readTicket, saveTicket } from '../../adapters/dynamo/ticket-store.ts';
import { transact } from '../../adapters/dynamo/transact.ts';
import type { Pool, Roster } from '../../domain/assignment/turns.ts';
import { inTurn } from '../../domain/assignment/turns.ts';
import { activate } from '../../domain/policy/activation.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { untouched } from '../../domain/policy/state.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import { openTicket } from '../../domain/ticket/commands.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { starterPolicy } from '../support/policy.ts';

const noon = '2026-06-01T03:00:00.000Z';
const after = (seconds: number) => new Date(Date.parse(noon) + seconds * 1000).toISOString();

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(noon) });
});
afterAll(async () => {
  vi.useRealTimers();
  await database?.stop();
});
beforeEach(() => database.clear());

function opened(ticketId: string, policy: Policy): TicketChange {
  const context = { now: Temporal.Instant.from(noon), actor: { kind: 'system' as const }, policy };
  const change = openTicket(
    { ticketId, requestType: 'question', subject: 'Hello?', text: '', customer: null },
    context,
  );
  if (!change.ok) throw new Error(change.error.detail);
  return change.value;
}

/** Gives somebody an open ticket. */
async function give(assignee: string, ticketId: string): Promise<void> {
  const change = opened(ticketId, starterPolicy);
  await saveTicket(database, { ...change, ticket: { ...change.ticket, assignee } });
}

/** The starter policy with four on the hotline, who take questions in turn, in force. */
async function withPool(): Promise<Policy> {
  const [first] = starterPolicy.staff;
  const staff = [...['haru', 'sora', 'dana'].map((id) => ({ ...first!, id })), ...starterPolicy.staff];
  const question = { ...starterPolicy.requestTypes.question!, assign: { role: 'hotline', by: 'round-robin' } as const };
  const requestTypes = { ...starterPolicy.requestTypes, question };
  const policy: Policy = { ...starterPolicy, version: 'pool', staff, requestTypes };
  const kept = { version: 'pool', state: 'published', revision: 1, author: 'mina', note: null, preset: null } as const;
  const document = { ...kept, faults: [], createdAt: noon, updatedAt: noon, source: policy, document: policy };
  const decision = { at: noon, actor: { kind: 'system' as const }, by: 'mina' };
  const inForce = activate(untouched, 'pool', noon, starterPolicy.version, decision);
  if (!inForce.ok) throw new Error(inForce.error.detail);
  await transact(database, [...policyWrites(database, document, null), ...policyStateWrites(database, inForce.value!)]);
  return policy;
}

it('gives every ticket a turn of its own, however many ask at once', async () => {
  const pool: Pool = { by: 'round-robin', candidates: ['ann', 'ben', 'cho'] };
  const rosters = await Promise.all(Array.from({ length: 30 }, (_, at) => takeTurn(database, pool, after(at))));
  const turns = rosters.map(({ turn }) => turn).toSorted((a, b) => a - b);
  expect(turns).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
});

it('goes on where it was days later, and begins anew among others', async () => {
  const pool: Pool = { by: 'round-robin', candidates: ['ann', 'ben', 'cho'] };
  expect((await takeTurn(database, pool, noon)).turn).toBe(1);
  expect((await takeTurn(database, pool, after(86_400))).turn).toBe(2);
  expect((await takeTurn(database, { ...pool, candidates: ['ann', 'cho'] }, noon)).turn).toBe(1);
});

it('counts open tickets once for all that come together, and again for those that come later', async () => {
  const pool: Pool = { by: 'load', candidates: ['jiwoo', 'minho'] };
  await give('jiwoo', 'T1');
  expect(await takeTurn(database, pool, noon)).toEqual({ turn: 1, ahead: 0, open: { jiwoo: 1, minho: 0 } });
  await give('minho', 'T2');
  expect(await takeTurn(database, pool, after(9))).toEqual({ turn: 2, ahead: 1, open: { jiwoo: 1, minho: 0 } });
  await give('minho', 'T3');
  expect(await takeTurn(database, pool, after(60))).toEqual({ turn: 3, ahead: 0, open: { jiwoo: 1, minho: 2 } });
});

it('evens out the load of many tickets at once', async () => {
  const staff = starterPolicy.staff.slice(0, 3);
  const pool: Pool = { by: 'load', candidates: staff.map(({ id }) => id) };
  for (const ticket of ['T1', 'T2', 'T3', 'T4']) await give('minho', ticket);
  const rosters: Roster[] = await Promise.all(Array.from({ length: 11 }, () => takeTurn(database, pool, noon)));
  const given = rosters.map((roster) => inTurn(staff, 'load', roster).id);
  expect(staff.map(({ id }) => given.filter((other) => other === id).length)).toEqual([5, 1, 5]);
});

it('gives each of many tickets at once to one person, evenly, though every execution asks twice', async () => {
  const policy = await withPool();
  const { handler } = await import('../../functions/task/advance-ticket.ts');
  const ids = Array.from({ length: 12 }, (_, at) => `T${at}`);
  for (const id of ids) await saveTicket(database, opened(id, policy));
  const advance = (ticketId: string) =>
    handler({ ticketId, execution: `${ticketId}-1`, startedAt: noon, loops: 0 }, {} as never);
  await Promise.all(ids.map(advance));
  await Promise.all([...ids, ...ids].map(advance));

  const tickets = await Promise.all(ids.map((id) => readTicket(database, id)));
  const shares = ['haru', 'sora', 'dana', 'jiwoo'].map(
    (id) => tickets.filter((ticket) => ticket!.assignee === id).length,
  );
  expect(shares).toEqual([3, 3, 3, 3]);
  const events = (await database.rows()).filter(({ kind, entity }) => kind === 'event' && entity === 'ticket');
  expect(events.filter(({ data }) => (data as { type: string }).type === 'ticket.assigned')).toHaveLength(12);
});

it('gives a ticket to one person only when two executions route it at the same moment', async () => {
  const policy = await withPool();
  const { handler } = await import('../../functions/task/advance-ticket.ts');
  await saveTicket(database, opened('T1', policy));
  const input = { ticketId: 'T1', execution: 'T1-1', startedAt: noon, loops: 0 };
  await Promise.all([1, 2, 3].map(() => handler(input, {} as never)));
  const types = (await database.rows()).flatMap(({ kind, data }) => (kind === 'event' ? [(data as any).type] : []));
  expect(types.filter((type) => type === 'ticket.assigned')).toHaveLength(1);
  expect((await readTicket(database, 'T1'))!.version).toBe(2);
});
