import { DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepDeployedPolicy, policyStateWrites, policyWrites, readPolicy } from '../../adapters/dynamo/policy-store.ts';
import { transact } from '../../adapters/dynamo/transact.ts';
import type { Policies } from '../../application/policies.ts';
import { activate } from '../../domain/policy/activation.ts';
import { changeDay } from '../../domain/policy/days.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import { mergePatch } from '../../domain/policy/merge.ts';
import { type PolicyState, type PolicyStateChange, untouched } from '../../domain/policy/state.ts';
import type { Result } from '../../domain/result.ts';
import { openPolicies } from '../../functions/_kit/policies.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { setNow } from './http-testbed.ts';

const at = (seconds: number) => new Date(Date.parse('2026-06-01T00:00:00.000Z') + seconds * 1000).toISOString();
const decided = { at: at(0), actor: { kind: 'staff', id: 'mina', role: 'lead' } as const, by: 'mina' };
const shorter = mergePatch(starter, {
  version: 'shorter',
  requestTypes: { complaint: { clocks: { 'first-response': { target: 'PT1H' } } } },
  staff: starter.staff.slice(1),
}) as PolicyDocument;

let database: TestDatabase;
let policies: Policies;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database?.stop());
beforeEach(async () => {
  vi.restoreAllMocks();
  await database.clear();
  await keepDeployedPolicy(database, shorter, at(0));
  setNow(at(0));
  policies = openPolicies(database);
});

/** Decides something and writes it. */
async function decide(result: Result<PolicyStateChange | null>): Promise<PolicyState> {
  if (!result.ok) throw new Error(result.error.detail);
  expect(await transact(database, policyStateWrites(database, result.value!))).toBeNull();
  return result.value!.state;
}

const activateShorter = (from = at(0), state = untouched) =>
  decide(activate(state, 'shorter', from, 'starter-1', decided));

function countReads() {
  const send = vi.spyOn(DynamoDBClient.prototype, 'send');
  return () => send.mock.calls.filter(([command]) => (command as unknown) instanceof GetItemCommand).length;
}

describe('the policy in force', () => {
  test('is the one in the bundle as long as nothing has been decided', async () => {
    expect((await policies.active()).version).toBe('starter-1');
  });

  test('is read at most once in ten seconds', async () => {
    const reads = countReads();
    for (const seconds of [0, 3, 9.999]) {
      setNow(at(seconds));
      await Promise.all([policies.active(), policies.active(), policies.of('starter-1')]);
    }
    // What has been decided, and whether the bundled one is kept.
    expect(reads()).toBe(2);
    await activateShorter();
    setNow(at(10));
    expect((await policies.active()).version).toBe('shorter');
  });

  test('changes at the very instant it was activated for, without being read again', async () => {
    await activateShorter(at(5));
    await policies.active();
    await policies.of('shorter');
    const reads = countReads();
    setNow(at(4.999));
    expect((await policies.active()).version).toBe('starter-1');
    setNow(at(5));
    expect((await policies.active()).version).toBe('shorter');
    expect(reads()).toBe(0);
  });

  test('is read again when the clock has been set back', async () => {
    setNow(at(3600));
    await policies.active();
    await activateShorter();
    setNow(at(0));
    expect((await policies.active()).version).toBe('shorter');
  });

  test('stays the same object, calendars and all, as long as it says the same', async () => {
    const first = await policies.active();
    setNow(at(60));
    expect(await policies.active()).toBe(first);
    expect((await policies.of('starter-1')).calendars.office).toBe(first.calendars.office);
  });

  test('is never guessed: a table that cannot be read is a fault, and asked again', async () => {
    const reads = countReads();
    const send = vi
      .spyOn(DynamoDBClient.prototype, 'send')
      .mockRejectedValueOnce(new Error('the table is away') as never);
    await expect(policies.active()).rejects.toThrow('the table is away');
    send.mockClear();
    expect((await policies.active()).version).toBe('starter-1');
    expect(reads()).toBe(1);
  });
});

describe('what was promised under another version', () => {
  test('is governed by that version, with the people of the one in force', async () => {
    await activateShorter();
    const policy = await policies.of('starter-1');
    expect(policy.version).toBe('starter-1');
    expect(policy.requestTypes.complaint!.clocks['first-response']!.target).toBe('PT24H');
    expect(policy.staff).toEqual(shorter.staff);
    expect(await policies.of('starter-1')).toBe(policy);
  });

  test('is governed by the one in force should its own be lost, and that is told', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect((await policies.of('lost-1')).version).toBe('starter-1');
    expect(error.mock.calls.join()).toContain('lost-1');
  });

  test('has the days that have changed since', async () => {
    await decide(changeDay(untouched, 'office', '2026-06-08', { closed: true }, decided));
    for (const version of ['starter-1', 'shorter']) {
      expect((await policies.of(version)).calendars.office!.holidays).toContain('2026-06-08');
    }
  });
});

describe('the bundled policy', () => {
  const kept = () => readPolicy(database, 'starter-1');
  const edited = { ...starter, climateZones: {} } as unknown as PolicyDocument;

  test('is kept before anything is promised under it', async () => {
    expect(await kept()).toBeNull();
    await policies.active();
    expect(await kept()).toMatchObject({ state: 'published', author: 'deployment', document: starter });
  });

  test('is kept by one of many who promise at once', async () => {
    const functions = Array.from({ length: 8 }, () => openPolicies(database));
    const versions = await Promise.all(functions.map(async (one) => (await one.active()).version));
    expect(new Set(versions)).toEqual(new Set(['starter-1']));
    expect((await kept())!.revision).toBe(1);
  });

  test('is nothing to promise under while it cannot be kept', async () => {
    const { send } = DynamoDBClient.prototype;
    vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(function (this: DynamoDBClient, ...args: any[]) {
      if (args[0] instanceof TransactWriteItemsCommand) return Promise.reject(new Error('nothing can be written'));
      return Reflect.apply(send, this, args);
    } as never);
    await expect(policies.active()).rejects.toThrow('nothing can be written');
    vi.restoreAllMocks();
    expect((await policies.active()).version).toBe('starter-1');
    expect(await kept()).not.toBeNull();
  });

  test('with other content under a version that is known is not followed, and that is told', async () => {
    await keepDeployedPolicy(database, edited, at(-60));
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect((await policies.active()).climateZones).toEqual({});
    expect((await policies.of('starter-1')).climateZones).toEqual({});
    expect(error.mock.calls.map(([line]) => JSON.parse(line))).toEqual([
      { level: 'error', message: 'the bundled policy is not followed', version: 'starter-1' },
    ]);
    expect((await kept())!.document).toEqual(edited);
  });

  test('takes the place of a draft of its name', async () => {
    const about = { version: 'starter-1', author: 'mina', note: null, preset: null, faults: [] };
    const times = { createdAt: at(-60), updatedAt: at(-60), source: edited, document: edited };
    await transact(database, policyWrites(database, { ...about, ...times, state: 'draft', revision: 1 }, null));
    expect((await policies.active()).climateZones).toEqual(starter.climateZones);
    expect(await kept()).toMatchObject({ state: 'published', revision: 2, document: starter });
  });

  test('may have been published before it was bundled, its members in another order', async () => {
    const turned = Object.fromEntries(Object.entries(starter).reverse()) as unknown as PolicyDocument;
    await keepDeployedPolicy(database, turned, at(-60));
    const error = vi.spyOn(console, 'error');
    await policies.active();
    expect(error).not.toHaveBeenCalled();
  });
});
