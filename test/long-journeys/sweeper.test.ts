import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toItem } from '../../adapters/dynamo/database.ts';
import { keys } from '../../adapters/dynamo/table.ts';
import { Business } from '../support/business.ts';
import { allFiredRungs, ofItsPromises } from '../support/history.ts';
import { disorder } from '../support/order-of-things.ts';
import { Chance, seed } from '../support/random.ts';

/** The sweep's rhythm, the grace a young row has, and a sweep that came too soon: nothing is later than that. */
const mendedWithinMs = (120 + 5 + 120) * 60_000;

describe(`executions stopped at random (CHAOS_SEED=${seed})`, () => {
  let business: Business;
  const chance = new Chance(seed);
  beforeAll(async () => {
    business = await Business.open('2026-06-01 09:00', { sweeper: true });
  });
  afterAll(() => business.close());

  it('while tickets come in, visits fall due and the clock moves on', async () => {
    let stopped = 0;
    for (let step = 0; step < 24; step++) {
      if (step < 8) await business.complain({ cause: { group: 'logistics', reason: 'late' } });
      if (step === 2) await business.deliverOrder({ orderId: '1001', deliveredAt: '2026-05-29T10:00:00+09:00' });
      for (let times = chance.between(0, 2); times > 0; times--) {
        const victim = chance.oneOf(await business.running());
        if (!victim) continue;
        await business.stopExecution(victim.arn);
        stopped += 1;
      }
      await business.pass(`PT${chance.between(1, 180)}M`);
    }
    expect(stopped).toBeGreaterThan(8);
    await business.pass('P2DT6H');
  });

  it('leaves nothing undone, nothing done twice, and exactly one execution for each open row', async () => {
    expect(await disorder(business)).toEqual([]);
    const fired = await allFiredRungs(business.table);
    expect(ofItsPromises(fired)).toHaveLength(8 * 2 * 3);
    expect(Math.max(...fired.map(({ latenessMs }) => latenessMs))).toBeLessThan(mendedWithinMs);
  });

  it('stops an execution whose row is gone', async () => {
    const ticket = await business.complain();
    const [orphan] = await business.running(ticket);
    const { client, table } = business.table.database;
    await client.send(new DeleteItemCommand({ TableName: table, Key: toItem({ ...keys.ticket(ticket) }) }));
    await business.pass('PT2H');
    expect(await business.executions(ticket)).toMatchObject([{ name: orphan!.name, status: 'ABORTED' }]);
  });

  it('need not stop one that was started by hand: it ends itself, for the row names another', async () => {
    const ticket = await business.complain();
    await business.startTicketExecution(ticket, `${ticket}-77`);
    expect(await business.executions(ticket)).toMatchObject([
      { name: `${ticket}-1`, status: 'RUNNING' },
      { name: `${ticket}-77`, status: 'SUCCEEDED' },
    ]);
  });
});
