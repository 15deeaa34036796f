import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveOrder } from '../../adapters/dynamo/intake-store.ts';
import { readOrder } from '../../adapters/dynamo/order-store.ts';
import type { Receipt } from '../../application/records.ts';
import type { Order } from '../../domain/order/order.ts';
import { orderFrom } from '../../domain/order/order-from.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database?.stop());

let orders = 0;
const newOrderId = () => `O${++orders}`;

const customer = (name: string) => ({ name, email: 'a@example.com', locale: 'ko' as const });

/** One message about an order: some facts said, others not. */
const message = fc.record({
  second: fc.integer({ min: 10, max: 14 }),
  customer: fc.constantFrom(null, customer('a'), customer('b')),
  province: fc.constantFrom(null, 'Seoul', 'Jeju'),
  lines: fc.constantFrom(['Door'], ['Door', 'Window'], ['Window']),
  deliveredAt: fc.constantFrom(null, '2026-05-04T05:20:00.000Z', '2026-05-05T05:20:00.000Z'),
  cancelledAt: fc.constantFrom(null, '2026-05-06T00:00:00.000Z'),
});
type Message = typeof message extends fc.Arbitrary<infer T> ? T : never;

function orderOf(orderId: string, { second, lines, ...facts }: Message): Order {
  return {
    shopId: 'shop',
    orderId,
    number: `#${orderId}`,
    country: null,
    ...facts,
    lines: lines.map((product, index) => ({ lineId: String(index), product, quantity: 1 })),
    updatedAt: `2026-05-04T00:00:${second}.000Z`,
  };
}

function receiptOf(orderId: string, index: number): Receipt {
  return {
    shopId: 'shop',
    deliveryId: `${orderId}-${index}`,
    topic: 'orders/updated',
    outcome: 'order-kept',
    answer: {},
    receivedAt: '2026-05-04T00:00:00.000Z',
    contentHash: `hash-${index}`,
  };
}

async function arrive(messages: Message[], order: readonly number[]): Promise<Record<string, unknown>> {
  const orderId = newOrderId();
  for (const index of order) {
    await receiveOrder(database, receiptOf(orderId, index), orderOf(orderId, messages[index]!));
  }
  const row = await readOrder(database, 'shop', orderId);
  return JSON.parse(JSON.stringify(row).replaceAll(orderId, 'the order'));
}

test('messages about an order make the same row in whatever order they arrive, even at the same instant', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { minLength: 2, maxLength: 4 }).chain((messages) =>
        fc.record({
          messages: fc.constant(messages),
          order: fc.shuffledSubarray([...messages.keys()], { minLength: messages.length }),
        }),
      ),
      async ({ messages, order }) => {
        const told = await arrive(messages, [...messages.keys()]);
        expect(await arrive(messages, order)).toEqual(told);
      },
    ),
    { numRuns: 40 },
  );
});

test('every order of create, update, fulfilled and cancelled ends in the newest state with all that was said', async () => {
  const said: Message[] = [
    { second: 10, customer: customer('a'), province: 'Seoul', lines: ['Door'], deliveredAt: null, cancelledAt: null },
    { second: 11, customer: null, province: 'Jeju', lines: ['Door', 'Window'], deliveredAt: null, cancelledAt: null },
    {
      second: 12,
      customer: null,
      province: null,
      lines: ['Window'],
      deliveredAt: '2026-05-04T05:20:00.000Z',
      cancelledAt: null,
    },
    {
      second: 13,
      customer: null,
      province: null,
      lines: ['Window'],
      deliveredAt: null,
      cancelledAt: '2026-05-06T00:00:00.000Z',
    },
  ];
  for (const order of permutations([0, 1, 2, 3])) {
    expect(await arrive(said, order), order.join()).toMatchObject({
      customer: customer('a'),
      province: 'Jeju',
      lines: [{ product: 'Window' }],
      deliveredAt: '2026-05-04T05:20:00.000Z',
      cancelledAt: '2026-05-06T00:00:00.000Z',
      updatedAt: '2026-05-04T00:00:13.000Z',
    });
  }
});

test('messages that arrive at once lose nothing', async () => {
  const orderId = newOrderId();
  const messages: Message[] = [10, 11, 12, 13].map((second) => ({
    second,
    customer: second === 10 ? customer('a') : null,
    province: second === 11 ? 'Seoul' : null,
    lines: ['Door'],
    deliveredAt: second === 12 ? '2026-05-04T05:20:00.000Z' : null,
    cancelledAt: null,
  }));
  await Promise.all(
    messages.map((one, index) => receiveOrder(database, receiptOf(orderId, index), orderOf(orderId, one))),
  );
  expect(await readOrder(database, 'shop', orderId)).toMatchObject({
    customer: customer('a'),
    province: 'Seoul',
    deliveredAt: '2026-05-04T05:20:00.000Z',
    updatedAt: '2026-05-04T00:00:13.000Z',
  });
});

test('a repetition changes nothing', async () => {
  const orderId = newOrderId();
  const one: Message = {
    second: 10,
    customer: null,
    province: null,
    lines: ['Door'],
    deliveredAt: null,
    cancelledAt: null,
  };
  expect(await receiveOrder(database, receiptOf(orderId, 0), orderOf(orderId, one))).toBe('stored');
  const other = orderOf(orderId, { ...one, second: 12, lines: ['Window'] });
  expect(await receiveOrder(database, receiptOf(orderId, 0), other)).toBe('repeated');
  const rows = (await database.rows()).filter((row) => row.pk === `ORDER#shop#${orderId}`);
  expect(rows.map(orderFrom)).toMatchObject([{ lines: [{ product: 'Door' }] }]);
});

function permutations(items: number[]): number[][] {
  if (items.length <= 1) return [items];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
