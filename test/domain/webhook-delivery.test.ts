import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type Delivery,
  type DeliveryState,
  giveUp,
  replay,
  settle,
  takeUp,
  testDelivery,
} from '../../domain/webhook/delivery.ts';
import { mostAttempts } from '../../domain/webhook/schedule.ts';

const now = '2026-06-01T09:00:00.000Z';
const reference = {
  deliveryId: 'T1-7-crm',
  endpointId: 'crm',
  type: 'ticket.replied',
  event: { entity: 'ticket' as const, entityId: 'T1', sequence: 7, part: 0 },
};
const delivery = (state: DeliveryState, more: Partial<Delivery> = {}): Delivery => ({
  ...reference,
  ...{ version: 4, state, attempts: 3, nextAttemptAt: null, answer: 503, reason: 'http-503' },
  ...{ createdAt: '2026-06-01T08:00:00.000Z', updatedAt: '2026-06-01T08:30:00.000Z' },
  ...more,
});
const take = (stored: Delivery | null, isFresh = false, at = now) => takeUp(stored, reference, { now: at, isFresh });

describe('a message that something is to be delivered', () => {
  it('leads to the first attempt, with a minute in which it is left to whoever makes it', () => {
    expect(take(null, true)).toEqual({
      do: 'attempt',
      delivery: {
        ...reference,
        ...{ version: 1, state: 'pending', attempts: 1, nextAttemptAt: '2026-06-01T09:01:00.000Z' },
        ...{ answer: null, reason: null, createdAt: now, updatedAt: now },
      },
    });
  });

  it('leads to the next attempt when that is due, and waits for it when it is not', () => {
    const pending = delivery('pending', { nextAttemptAt: now });
    expect(take(pending)).toMatchObject({ do: 'attempt', delivery: { version: 5, attempts: 4 } });
    expect(take(pending, true, '2026-06-01T08:59:29.500Z')).toEqual({ do: 'wait', seconds: 31 });
  });

  it('makes one attempt of two messages that come together', () => {
    const first = take(null, true);
    if (first.do !== 'attempt') throw new Error('the first message must lead to an attempt');
    expect(take(first.delivery, true)).toEqual({ do: 'wait', seconds: 60 });
  });

  it('begins again on request, and when it was brought back from the dead letters', () => {
    expect(take(delivery('queued', { attempts: 0 }))).toMatchObject({ do: 'attempt', delivery: { attempts: 1 } });
    expect(take(delivery('failed'), true)).toMatchObject({ do: 'attempt', delivery: { attempts: 1, version: 5 } });
  });

  it('belongs to the dead letters when it has failed before', () => {
    expect(take(delivery('failed'))).toEqual({ do: 'bury' });
  });

  it.each(['delivered', 'gone'] as const)('leads to nothing when it is %s', (state) => {
    for (const isFresh of [true, false]) expect(take(delivery(state), isFresh)).toEqual({ do: 'drop' });
  });
});

describe('an attempt', () => {
  const held = delivery('pending', { nextAttemptAt: '2026-06-01T09:01:00.000Z' });
  const settled = (answer: Answer, more: Partial<Parameters<typeof settle>[2]> = {}, from = held) =>
    settle(from, answer, { now, isLast: false, random: 0.5, ...more });

  it.each([200, 201, 202, 204, 299])('has delivered when the answer is %i', (status) => {
    expect(settled({ status })).toMatchObject({
      state: 'delivered',
      answer: status,
      reason: null,
      nextAttemptAt: null,
    });
  });

  it('is the last one when the endpoint says that it is gone', () => {
    expect(settled({ status: 410 })).toMatchObject({ state: 'gone', answer: 410 });
  });

  it.each([301, 307, 400, 401, 404, 429, 500, 503])('is followed by another when the answer is %i', (status) => {
    expect(settled({ status })).toMatchObject({
      ...{ state: 'pending', answer: status, reason: `http-${status}`, attempts: 3, version: 5 },
      nextAttemptAt: '2026-06-01T09:05:00.000Z',
    });
  });

  it('is followed by another when no answer came', () => {
    expect(settled({ failure: 'timeout' })).toMatchObject({ state: 'pending', answer: null, reason: 'timeout' });
  });

  it('is the last one when there were enough, or when the queue brings the message no more', () => {
    const ninth = delivery('pending', { attempts: mostAttempts });
    expect(settled({ status: 503 }, {}, ninth)).toMatchObject({ state: 'failed', nextAttemptAt: null });
    expect(settled({ status: 503 }, { isLast: true })).toMatchObject({ state: 'failed', reason: 'http-503' });
    expect(settled({ status: 200 }, { isLast: true }, ninth)).toMatchObject({ state: 'delivered' });
  });
});

describe('a delivery', () => {
  it('is given up with a reason', () => {
    expect(giveUp(delivery('pending'), 'endpoint-unknown', now)).toMatchObject({
      ...{ state: 'failed', reason: 'endpoint-unknown', version: 5, updatedAt: now },
    });
  });

  it.each(['delivered', 'failed', 'gone', 'pending'] as const)('is replayed when it is %s, under its id', (state) => {
    const queued = replay(delivery(state), now);
    expect(queued).toMatchObject({ deliveryId: 'T1-7-crm', state: 'queued', attempts: 0, version: 5 });
    expect(take(queued)).toMatchObject({ do: 'attempt' });
  });

  it('can be a test', () => {
    const test = testDelivery('crm', '8f14', now);
    expect(test).toMatchObject({ deliveryId: 'test-8f14-crm', type: 'webhook.test', event: null, state: 'queued' });
  });
});
