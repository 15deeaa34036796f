import type { InstantText } from '../vocabulary.ts';
import { testType } from './payload.ts';
import { type DeliveryReference, referenceOf } from './reference.ts';
import { mostAttempts, waitAfter } from './schedule.ts';

/**
 * - `queued`: somebody asked for it (a replay, a test); the table's stream hands it to the queue;
 * - `pending`: being tried, or to be tried again;
 * - `delivered`; `failed`: given up; `gone`: the endpoint said that it will never take anything again.
 */
export const deliveryStates = ['queued', 'pending', 'delivered', 'failed', 'gone'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** How telling it went. It keeps neither what was said nor what was answered. */
export interface Delivery extends DeliveryReference {
  /** Grows by one with every change; every write is conditional on it. */
  version: number;
  state: DeliveryState;
  /** Since it was queued, or queued again. */
  attempts: number;
  /** Of a pending one: not before this is it tried (again). Null otherwise. */
  nextAttemptAt: InstantText | null;
  /** The HTTP status last answered; null when none came. */
  answer: number | null;
  /** Why it is not delivered, in a word: `http-503`, `timeout`, `ECONNREFUSED`, `endpoint-disabled`. */
  reason: string | null;
  createdAt: InstantText;
  updatedAt: InstantText;
}

/** Longer than the sender may run: until then whoever took a delivery up is left to it. */
const holdSeconds = 60;

/** What to do with a message that says that something is to be delivered. */
export type TakeUp =
  | { do: 'attempt'; delivery: Delivery }
  /** It is somebody else's, or too early. */
  | { do: 'wait'; seconds: number }
  /** There is nothing left to do. */
  | { do: 'drop' }
  /** It was given up: the message belongs to the dead letters. */
  | { do: 'bury' };

/**
 * Decides what a message leads to. Messages may come twice, early or late: what is stored of the delivery counts.
 * @param isFresh whether the message is seen for the first time: a fresh one for a failed delivery means that
 *   somebody brought it back from the dead letters, and everything begins again
 */
export function takeUp(
  stored: Delivery | null,
  reference: DeliveryReference,
  { now, isFresh }: { now: InstantText; isFresh: boolean },
): TakeUp {
  const attempt = (attempts: number): TakeUp => ({
    do: 'attempt',
    delivery: {
      ...referenceOf(reference),
      version: (stored?.version ?? 0) + 1,
      state: 'pending',
      attempts,
      nextAttemptAt: after(now, holdSeconds),
      answer: stored?.answer ?? null,
      reason: stored?.reason ?? null,
      createdAt: stored?.createdAt ?? now,
      updatedAt: now,
    },
  });
  switch (stored?.state) {
    case undefined:
    case 'queued':
      return attempt(1);
    case 'pending':
      if (stored.nextAttemptAt! <= now) return attempt(stored.attempts + 1);
      return { do: 'wait', seconds: secondsUntil(stored.nextAttemptAt!, now) };
    case 'failed':
      return isFresh ? attempt(1) : { do: 'bury' };
    case 'delivered':
    case 'gone':
      return { do: 'drop' };
  }
}

/** What an endpoint answered: its status, or why none came. */
export type Answer = { status: number } | { failure: string };

/**
 * The delivery after an attempt. Only 2xx is a delivery; 410 ends it; anything else is tried again.
 * @param isLast whether the queue will not bring the message again
 * @param random from 0 to 1
 */
export function settle(
  delivery: Delivery,
  answer: Answer,
  { now, isLast, random }: { now: InstantText; isLast: boolean; random: number },
): Delivery {
  const status = 'status' in answer ? answer.status : null;
  const reason = 'failure' in answer ? answer.failure : `http-${answer.status}`;
  const settled = { ...changed(delivery, now), answer: status, reason, nextAttemptAt: null };
  if (status !== null && status >= 200 && status < 300) return { ...settled, state: 'delivered', reason: null };
  if (status === 410) return { ...settled, state: 'gone' };
  if (isLast || delivery.attempts >= mostAttempts) return { ...settled, state: 'failed' };
  return { ...settled, state: 'pending', nextAttemptAt: after(now, waitAfter(delivery.attempts, random)) };
}

/** The delivery given up without an attempt, because it cannot be made: no such endpoint, no such event. */
export function giveUp(delivery: Delivery, reason: string, now: InstantText): Delivery {
  return { ...changed(delivery, now), state: 'failed', nextAttemptAt: null, reason };
}

/** The delivery asked for again, whatever became of it. */
export function replay(delivery: Delivery, now: InstantText): Delivery {
  return { ...changed(delivery, now), state: 'queued', attempts: 0, nextAttemptAt: null, reason: null };
}

/** @param id unique; letters, digits and hyphens */
export function testDelivery(endpointId: string, id: string, now: InstantText): Delivery {
  return {
    deliveryId: `test-${id}-${endpointId}`,
    endpointId,
    type: testType,
    event: null,
    version: 1,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: null,
    answer: null,
    reason: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** Whole seconds from now until an instant, at least 1. */
export function secondsUntil(instant: InstantText, now: InstantText): number {
  return Math.max(1, Math.ceil((Date.parse(instant) - Date.parse(now)) / 1000));
}

function changed(delivery: Delivery, now: InstantText): Delivery {
  return { ...delivery, version: delivery.version + 1, updatedAt: now };
}

function after(instant: InstantText, seconds: number): InstantText {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
