/** An app that is nobody's in particular, run as its template says: see examples/order-reminder. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningRuntime, startRuntime } from '../src/runtime.ts';
import { synthesize } from '../src/synthesize.ts';
import { temporaryDataDir } from '../testing/one-service.ts';
import { servicesOnOwnTables } from '../testing/own-tables.ts';

const app = path.resolve(import.meta.dirname, '../examples/order-reminder');
const begin = '2026-05-04T09:00:00Z';

describe('the order reminder', () => {
  const { dataDir, remove } = temporaryDataDir();
  let running: RunningRuntime;

  beforeAll(async () => {
    running = await startRuntime({
      assemblyDir: await synthesize(app),
      dataDir,
      inMemory: true,
      clock: Date.parse(begin),
      services: servicesOnOwnTables,
    });
  }, 120_000);
  afterAll(async () => {
    await running?.stop();
    remove();
  });

  const send = async (method: string, route: string, body?: object) => {
    const answer = await fetch(running.endpoint + route, { method, ...(body && { body: JSON.stringify(body) }) });
    expect(answer.status).toBe(204);
  };
  const order = (id: string) => send('POST', '/orders', { id, email: `${id}@customer.example` });
  const advance = async (duration: string) => {
    const body = JSON.stringify({ advance: duration });
    expect((await fetch(`${running.endpoint}/_local/clock`, { method: 'POST', body })).status).toBe(200);
  };
  const list = async (page: string): Promise<any> =>
    (await fetch(`${running.endpoint}/_local/${page}?format=json`)).json();

  it('reminds after 30 days whoever has not paid, and nobody else', async () => {
    await order('paid-in-time');
    await order('forgotten');
    await advance('P10D');
    await send('PUT', '/orders/paid-in-time/payment');
    await order('ten-days-later');

    await advance('P19DT23H');
    expect(await list('inbox')).toEqual([]);

    await advance('PT1H');
    const [reminder, ...others] = await list('inbox');
    expect(others).toEqual([]);
    expect(reminder).toMatchObject({
      to: ['forgotten@customer.example'],
      subject: 'Your order forgotten is not paid yet',
      at: expect.stringMatching(/^2026-06-03T09:00/),
      text: expect.stringContaining('You ordered 30 days ago.'),
    });

    const { executions } = await list('executions');
    const statuses = executions.map(({ name, status }: Record<string, string>) => [name, status]);
    expect(Object.fromEntries(statuses)).toEqual({
      'paid-in-time': 'SUCCEEDED',
      forgotten: 'SUCCEEDED',
      'ten-days-later': 'RUNNING',
    });
  });
});
