import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readConduct } from '../../adapters/dynamo/conduct-store.ts';
import type { Policies } from '../../application/policies.ts';
import type { Event } from '../../domain/events.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { recordConduct } from '../../reactions/record-conduct.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { starterPolicy } from '../support/policy.ts';
import { openReactions } from '../support/reactions.ts';

const policy: Policy = { ...starterPolicy, conduct: { steps: ['warning', 'penalty', 'management'], tell: ['lead'] } };
const policies: Policies = {
  active: async () => policy,
  of: async () => policy,
  document: async () => null,
  refresh: () => undefined,
};

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database?.stop());
beforeEach(() => database.clear());

function settled(ticketId: string, founded: boolean, sequence = 5): Event {
  const at = `2026-06-01T00:00:${String(sequence).padStart(2, '0')}.000Z`;
  const data = {
    type: 'ticket.resolved' as const,
    resolution: 'Talked to both.',
    causeBefore: null,
    cause: null,
    product: null,
    complaint: true,
    openedAt: at,
    about: { staff: 'minho' },
    founded,
  };
  const actor = { kind: 'staff' as const, id: 'mina', role: 'lead' as const };
  return { eventId: `${ticketId}#${sequence}`, entity: 'ticket', entityId: ticketId, sequence, at, actor, data };
}

const take = (event: Event) => openReactions(database, policies).tells(recordConduct, event);
const told = async () => {
  const events = (await database.rows()).filter(({ kind }) => kind === 'event');
  return events.map(({ data }) => data as { step?: string }).map(({ step }) => step ?? 'withdrawn');
};

it('records a complaint found true once, however often the stream brings it', async () => {
  for (let times = 0; times < 3; times++) await take(settled('T1', true));
  expect(await readConduct(database, 'minho')).toMatchObject({
    conduct: { count: 1 },
    findings: [{ ticketId: 'T1', count: 1, step: 'warning', withdrawnAt: null }],
  });
  expect(await told()).toEqual(['warning']);
});

it('numbers complaints settled at the same moment one after the other', async () => {
  await Promise.all(['T1', 'T2', 'T3'].map((ticket) => take(settled(ticket, true))));
  const { conduct, findings } = await readConduct(database, 'minho');
  expect(conduct).toMatchObject({ count: 3, eventCount: 3 });
  expect(findings.map(({ count }) => count).toSorted()).toEqual([1, 2, 3]);
  expect((await told()).toSorted()).toEqual(['management', 'penalty', 'warning']);
});

it('takes back what is found untrue after all, and shows that', async () => {
  await take(settled('T1', true));
  await take(settled('T1', false, 9));
  await take(settled('T1', true));
  expect(await readConduct(database, 'minho')).toMatchObject({
    conduct: { count: 0 },
    findings: [{ ticketId: 'T1', step: 'warning', withdrawnAt: '2026-06-01T00:00:09.000Z' }],
  });
  expect(await told()).toEqual(['warning', 'withdrawn']);
});

it('shows nothing of a complaint that was never true', async () => {
  await take(settled('T1', false));
  expect(await readConduct(database, 'minho')).toEqual({ conduct: null, findings: [] });
});
