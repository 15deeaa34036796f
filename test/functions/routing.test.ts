import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { takeTurn } from '../../adapters/dynamo/roster-store.ts';
import { saveTicket } from '../../adapters/dynamo/ticket-store.ts';
import type { Pool, Roster } from '../../domain/assignment/turns.ts';
import { inTurn } from '../../domain/assignment/turns.ts';
import { openTicket } from '../../domain/ticket/commands.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { starterPolicy } from '../support/policy.ts';

const noon = '2026-06-01T03:00:00.000Z';
const after = (seconds: number) => new Date(Date.parse(noon) + seconds * 1000).toISOString();

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database?.stop());
beforeEach(() => database.clear());

/** Gives somebody an open ticket. */
async function give(assignee: string, ticketId: string): Promise<void> {
  const context = { now: Temporal.Instant.from(noon), actor: { kind: 'system' as const }, policy: starterPolicy };
  const command = { ticketId, requestType: 'question', subject: 'Hello?', text: '', customer: null };
  const opened = openTicket(command, context);
  if (!opened.ok) throw new Error(opened.error.detail);
  await saveTicket(database, { ...opened.value, ticket: { ...opened.value.ticket, assignee } });
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
