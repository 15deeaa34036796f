import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { Business } from '../support/business.ts';
import { allFiredRungs, ofItsPromises } from '../support/history.ts';
import { deliver } from '../support/http.ts';
import { KillableStack } from '../support/killable-stack.ts';
import { disorder } from '../support/order-of-things.ts';
import { Chance, seed } from '../support/random.ts';
import type { Delivery } from '../support/shop.ts';

const kills = 2;

describe(`kill -9 at random moments (CHAOS_SEED=${seed})`, () => {
  let stack: KillableStack;
  let business: Business;
  const chance = new Chance(seed);
  /** Every delivery sent, with the ticket it was promised, where an answer came. */
  const sent = new Map<Delivery, string | null>();

  beforeAll(async () => {
    stack = await KillableStack.start('2026-06-01 09:00');
    business = await Business.on(stack.endpoint);
    await business.trust(business.shop);
  });
  afterAll(async () => {
    await business.close();
    await stack.remove();
  });

  /** A shop's patience: what was not answered is sent again, as it was. */
  async function send(delivery: Delivery): Promise<void> {
    const answer = await deliver(stack.endpoint, delivery).catch(() => undefined);
    if (answer?.status === 200) sent.set(delivery, answer.body.ticketId);
  }

  async function complaints(count: number): Promise<void> {
    const cause = { group: 'logistics', reason: 'late' } as const;
    for (let number = 0; number < count; number++) {
      const delivery = business.shop.complaint({ cause }, await business.now());
      sent.set(delivery, null);
      await send(delivery);
    }
  }

  it('while complaints come in and the clock is moved', async () => {
    for (let round = 0; round < kills; round++) {
      const load = Promise.all([complaints(2), complaints(2)]).catch(() => undefined);
      const move = round % 2 === 0 ? undefined : load.then(() => business.pass('PT20H')).catch(() => undefined);
      await delay(chance.between(50, 2500));
      await stack.kill();
      await Promise.all([load, move]);
      await stack.startAgain();
      for (const [delivery, ticket] of sent) if (ticket === null) await send(delivery);
    }
    expect(sent.size).toBeGreaterThan(kills);
    expect([...sent.values()]).not.toContain(null);
  });

  it('loses no ticket and makes none twice', async () => {
    const tickets = (await business.table.rows<Ticket>('ticket')).map(({ ticketId }) => ticketId);
    expect(tickets.toSorted()).toEqual([...sent.values()].toSorted());
  });

  it('lets every rung fire once, with every mail about it sent once', async () => {
    await business.pass('P3D');
    expect(ofItsPromises(await allFiredRungs(business.table))).toHaveLength(sent.size * 2 * 3);
    expect(await disorder(business)).toEqual([]);
  });
});
