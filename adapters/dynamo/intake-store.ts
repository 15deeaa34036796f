import type { Receipt } from '../../application/records.ts';
import type { Write } from '../../application/unit-of-work.ts';
import type { Order } from '../../domain/order/order.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Database, Item } from './database.ts';
import { type Condition, getRow, putNew, updateRow } from './rows.ts';
import { keys, orderIndexKeys } from './table.ts';
import { transact } from './transact.ts';

export function readReceipt(database: Database, shopId: string, deliveryId: string): Promise<Receipt | null> {
  return getRow(database, keys.webhook(shopId, deliveryId));
}

/** Keeps a receipt and what came of it, or neither: `repeated` when the delivery was received before, `refused` when a condition of the other writes does not hold. */
export async function receive(
  database: Database,
  receipt: Receipt,
  writes: readonly Write[] = [],
): Promise<'stored' | 'repeated' | 'refused'> {
  const conflict = await transact(database, [putReceipt(database, receipt), ...writes]);
  if (!conflict) return 'stored';
  return conflict.failed.includes(0) ? 'repeated' : 'refused';
}

function putReceipt(database: Database, receipt: Receipt): Write {
  return putNew(database, keys.webhook(receipt.shopId, receipt.deliveryId), { kind: 'webhook' as const, ...receipt });
}

/** What a message may leave unsaid: the newest message that says it is believed, in whatever order they arrive. */
const facts = ['customer', 'country', 'province', 'provinceCode', 'deliveredAt', 'cancelledAt'] as const;
const asOf = (fact: string) => `${fact}AsOf`;

/**
 * Keeps an order as a message tells it. `repeated` when the delivery had been received before.
 * One transaction, unless a newer message was here first. Shops tell time in seconds: of two messages of the same
 * instant the content decides which counts as newer, so that the row is the same in whatever order they arrive.
 */
export async function receiveOrder(database: Database, receipt: Receipt, order: Order): Promise<'stored' | 'repeated'> {
  const rank = `${order.updatedAt}#${receipt.contentHash}`;
  const fresh = await receive(database, receipt, [orderUpdate(database, order, newest(order, rank), isNewest)]);
  if (fresh !== 'refused') return fresh;
  // A newer state is known already: only what that state left unsaid is taken from this one.
  for (;;) {
    const stored: Item = { ...(await getRow(database, keys.order(order.shopId, order.orderId))) };
    const news = unsaid(stored, order, rank);
    const writes =
      Object.keys(news).length === 0 ? [] : [orderUpdate(database, order, news, unchangedFacts(stored, news))];
    const late = await receive(database, receipt, writes);
    if (late !== 'refused') return late;
  }
}

const isNewest: Condition = {
  expression: 'attribute_not_exists(pk) OR #asOf <= :asOf',
};

/** Everything the message says; facts it leaves unsaid are not touched. */
function newest(order: Order, rank: string): Item {
  const { shopId, orderId, number, lines, updatedAt } = order;
  const said = facts.filter((fact) => says(order, fact));
  return { kind: 'order', shopId, orderId, number, lines, updatedAt, asOf: rank, ...ranked(order, said, rank) };
}

/** What an older message says that no newer one has said. */
function unsaid(stored: Item, order: Order, rank: string): Item {
  const news = facts.filter((fact) => says(order, fact) && String(stored[asOf(fact)] ?? '') < rank);
  return ranked(order, news, rank);
}

function says(order: Order, fact: (typeof facts)[number]): boolean {
  return (order[fact] ?? null) !== null;
}

/** Facts, each with the rank of the message that says it. */
function ranked(order: Order, said: readonly (typeof facts)[number][], rank: string): Item {
  return Object.fromEntries(said.flatMap((fact) => [[fact, order[fact]] as const, [asOf(fact), rank] as const]));
}

/** Holds as long as nobody else has said any of the facts since they were read. */
function unchangedFacts(stored: Item, news: Item): Condition {
  const marks = Object.keys(news).filter((name) => name.endsWith('AsOf'));
  const told = marks.filter((mark) => stored[mark] !== undefined);
  return {
    expression: marks
      .map((mark) => (told.includes(mark) ? `#${mark} = :was_${mark}` : `attribute_not_exists(#${mark})`))
      .join(' AND '),
    values: Object.fromEntries(told.map((mark) => [`:was_${mark}`, stored[mark]])),
  };
}

function orderUpdate(database: Database, order: Order, news: Item, condition: Condition): Write {
  const { shopId, orderId } = order;
  const deliveredAt = news.deliveredAt as InstantText | undefined;
  const said = deliveredAt === undefined ? news : { ...news, ...orderIndexKeys({ shopId, orderId, deliveredAt }) };
  return updateRow(database, keys.order(shopId, orderId), { set: said, condition });
}
