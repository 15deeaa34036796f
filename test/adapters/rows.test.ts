import { DynamoDBClient, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { expect, it, vi } from 'vitest';
import { isAsDecided, isStill, updateChanged, updateRow } from '../../adapters/dynamo/rows.ts';
import { itemOf, writeAlone } from '../../adapters/dynamo/transact.ts';

const database = { client: new DynamoDBClient({ region: 'us-east-1' }), table: 'Table' };
const key = { pk: 'TICKET#1', sk: 'TICKET' };
const unchanged = isStill('version', 1);

it('writes what has changed, however deep, and leaves the rest alone', () => {
  const before = { version: 1, subject: 'Sealant', clocks: [{ rungs: [{ firedAt: null }] }], holds: [] };
  const after = { ...before, version: 2, clocks: [{ rungs: [{ firedAt: '2026-05-11T03:00:00.000Z' }] }], holds: [] };

  const { Update } = itemOf(updateChanged(database, key, { before, after }, unchanged));

  expect(Update!.UpdateExpression).toBe('SET #version = :version, #clocks = :clocks');
  expect(Update!.ConditionExpression).toBe('#version = :was');
});

it('removes what is undefined now or gone, and what is asked for', () => {
  const before = { version: 1, product: 'Window', note: undefined, gsi2pk: 'ASSIGNEE#minho' };
  const after = { version: 2, product: undefined, note: undefined };

  const { Update } = itemOf(updateChanged(database, key, { before, after }, unchanged, ['awaitUntil']));

  expect(Update!.UpdateExpression).toBe('SET #version = :version REMOVE #awaitUntil, #product, #gsi2pk');
});

it('always writes what only the row has, such as the keys of its indexes', () => {
  const before = { version: 1, status: 'open' };
  const after = { version: 2, status: 'open', gsi1pk: 'TICKET#open' };

  const { Update } = itemOf(updateChanged(database, key, { before, after }, unchanged));

  expect(Update!.UpdateExpression).toBe('SET #version = :version, #gsi1pk = :gsi1pk');
});

it('names and values of an update are those its expressions ask for, whatever words DynamoDB keeps for itself', () => {
  const condition = isAsDecided(3, ['new', 'open']);

  const { Update } = itemOf(
    updateRow(database, key, { set: { state: 'sent', told: undefined }, add: { count: 2 }, condition }),
  );

  expect(Update).toMatchObject({
    UpdateExpression: 'SET #state = :state ADD #count :count',
    ConditionExpression: '#version = :was AND #status IN (:from0, :from1)',
    ExpressionAttributeNames: { '#state': 'state', '#count': 'count', '#version': 'version', '#status': 'status' },
    ExpressionAttributeValues: { ':state': { S: 'sent' }, ':count': { N: '2' }, ':was': { N: '3' } },
  });
});

it('tries again after meeting a transaction, and passes on what is a fault', async () => {
  const update = updateRow(database, key, { set: { version: 2 }, condition: unchanged });
  const send = vi.spyOn(database.client, 'send');
  const fails = (error: Error) => send.mockImplementationOnce(() => Promise.reject(error));

  fails(new TransactionConflictException({ message: 'ongoing', $metadata: {} }));
  send.mockImplementationOnce(() => Promise.resolve({}));
  expect(await writeAlone(database, update)).toBe(true);
  fails(new Error('no network'));
  await expect(writeAlone(database, update)).rejects.toThrow('no network');
});
