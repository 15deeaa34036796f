import { DynamoDBClient, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { expect, it, vi } from 'vitest';
import { updateAlone, updateChanged } from '../../adapters/dynamo/writes.ts';

const database = { client: new DynamoDBClient({ region: 'us-east-1' }), table: 'Table' };
const key = { pk: 'TICKET#1', sk: 'TICKET' };
const unchanged = { equals: { version: 1 } };

it('writes what has changed, however deep, and leaves the rest alone', () => {
  const before = { version: 1, subject: 'Sealant', clocks: [{ rungs: [{ firedAt: null }] }], holds: [] };
  const after = { ...before, version: 2, clocks: [{ rungs: [{ firedAt: '2026-05-11T03:00:00.000Z' }] }], holds: [] };

  const { Update } = updateChanged(database, key, { before, after }, unchanged);

  expect(Update!.UpdateExpression).toBe('SET #version = :version, #clocks = :clocks');
  expect(Update!.ConditionExpression).toBe('#version = :was_version');
});

it('removes what is no longer there, and what is asked for', () => {
  const before = { version: 1, product: 'Window', note: undefined };
  const after = { version: 2, product: undefined, note: undefined };

  const { Update } = updateChanged(database, key, { before, after }, unchanged, ['awaitUntil']);

  expect(Update!.UpdateExpression).toBe('SET #version = :version REMOVE #awaitUntil, #product');
});

it('always writes what only the row has, such as the keys of its indexes', () => {
  const before = { version: 1, status: 'open' };
  const after = { version: 2, status: 'open', gsi1pk: 'TICKET#open' };

  const { Update } = updateChanged(database, key, { before, after }, unchanged);

  expect(Update!.UpdateExpression).toBe('SET #version = :version, #gsi1pk = :gsi1pk');
});

it('looks again after meeting a transaction, and passes on what is a fault', async () => {
  const update = updateChanged(database, key, { before: { version: 1 }, after: { version: 2 } }, unchanged);
  const fails = (error: Error) => vi.spyOn(database.client, 'send').mockImplementationOnce(() => Promise.reject(error));

  fails(new TransactionConflictException({ message: 'ongoing', $metadata: {} }));
  expect(await updateAlone(database, update)).toBe(false);
  fails(new Error('no network'));
  await expect(updateAlone(database, update)).rejects.toThrow('no network');
});
