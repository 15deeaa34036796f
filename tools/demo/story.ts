import type { Stack } from '../local-stack.ts';
import { type Delivery, forged, shopifyDelivery, shops, standardDelivery, wooCommerceDelivery } from './shops.ts';

/** What the story tells beside what the stack records of itself. */
export interface Happening {
  at: string;
  type: 'webhook' | 'note';
  text: string;
  status?: number;
}

export const start = '2026-05-04T00:00:00Z';
export const end = '2026-09-03T09:00:00+09:00';

/** Four months of a small business that sells windows and lamps. `tell` is called as things happen. */
export async function play(stack: Stack, tell: (happening: Happening) => Promise<void>): Promise<void> {
  const send = async (what: string, delivery: Delivery) => {
    const at = (await stack.now()).toISOString();
    const status = await stack.deliver(delivery.shopId, delivery.headers, delivery.body);
    await tell({ at, type: 'webhook', text: what, status });
  };
  const until = async (instant: string) => {
    await stack.moveTo(instant);
    await tell({ at: instant, type: 'note', text: '' });
  };
  await stack.configureShops(shops);

  await until('2026-05-06T15:10:00+09:00');
  const delivered = shopifyDelivery('orders/fulfilled', 'shopify-orders-fulfilled');
  await send('Shopify: an order is fulfilled', delivered);
  await send('Shopify: the same delivery again', delivered);
  await send('Somebody forges a delivery', forged(shopifyDelivery('orders/fulfilled', 'shopify-orders-fulfilled')));
  await send('WooCommerce: an order is completed', wooCommerceDelivery('order.updated', 'woocommerce-order-updated'));
  await send(
    'Standard Webhooks: an order is delivered',
    standardDelivery('standard-order-delivered', await stack.now()),
  );

  await until('2026-05-11T14:00:00+09:00');
  await call(stack, 'satisfaction-call', { report: 'All windows fitted, customer content.', satisfied: true });

  // A quality complaint nobody answers: warned, broken, escalated.
  await until('2026-05-12T10:00:00+09:00');
  await send(
    'Standard Webhooks: a quality complaint',
    standardDelivery('standard-complaint-created', await stack.now()),
  );
  await until('2026-05-13T15:00:00+09:00');
  const complaint = await openTicket(stack);
  await stack.staff('POST', `/tickets/${complaint}/replies`, {
    text: 'We are sorry. Could you send us a photo of the frame, please?',
  });
  await stack.staff('POST', `/tickets/${complaint}/pause`, { reason: 'waiting for the photo' });
  await until('2026-05-15T11:00:00+09:00');
  await stack.staff('POST', `/tickets/${complaint}/resume`);
  await stack.staff('POST', `/tickets/${complaint}/messages`, { text: 'Here is the photo. When will somebody come?' });
  await until('2026-05-15T16:00:00+09:00');
  await stack.staff('POST', `/tickets/${complaint}/replies`, { text: 'On Monday at ten, with a new frame.' });
  await stack.staff('POST', `/tickets/${complaint}/messages`, { text: 'Thanks!', needsAnswer: false });
  await until('2026-05-18T16:30:00+09:00');
  await stack.staff('POST', `/tickets/${complaint}/resolve`, {
    resolution: 'The frame was exchanged at our cost.',
    cause: { group: 'product', reason: 'defect' },
  });

  // A return request answered in good time.
  await until('2026-05-20T09:30:00+09:00');
  await send('Shopify: a return is requested', shopifyDelivery('returns/request', 'shopify-returns-request'));
  await until('2026-05-20T10:15:00+09:00');
  const request = await openTicket(stack);
  await stack.staff('POST', `/tickets/${request}/replies`, {
    text: '불편을 드려 죄송합니다. 교환품을 오늘 발송하겠습니다.',
  });
  await until('2026-05-21T17:00:00+09:00');
  await stack.staff('POST', `/tickets/${request}/resolve`, { resolution: '교환품을 발송했습니다.' });

  // June: the summary of May; before the rains the inspections are offered.
  await until('2026-06-09T11:00:00+09:00');
  const inspection = await visit(stack, 'rainy', 'offered');
  await stack.staff('POST', `/visits/${inspection}/confirm`, { agreedAt: '2026-06-22T14:00:00+09:00' });
  await until('2026-06-22T15:30:00+09:00');
  await stack.staff('POST', `/visits/${inspection}/complete`, {
    report: 'Sills sealed, drains cleared; tight at 300 Pa.',
    satisfied: true,
  });

  // July: a call, a visit, and a door that has to go to the workshop: each promise starts when the one before is kept.
  await until('2026-07-06T10:20:00+09:00');
  const { ticketId: repair } = await stack.staff<{ ticketId: string }>('POST', '/tickets', {
    requestType: 'repair',
    channel: 'phone',
    subject: 'The folding door jams',
    text: 'It does not close any more since the rains.',
    customer: { name: '김하늘', email: 'haneul.kim@example.com', locale: 'ko' },
    product: 'Folding door',
  });
  await until('2026-07-06T14:00:00+09:00');
  await stack.staff('POST', `/tickets/${repair}/replies`, { text: '내일 오전 10시에 방문하겠습니다.' });
  await until('2026-07-07T10:00:00+09:00');
  await stack.staff('POST', `/tickets/${repair}/milestones`, { milestone: 'arrived' });
  await until('2026-07-07T15:30:00+09:00');
  await stack.staff('POST', `/tickets/${repair}/milestones`, { milestone: 'brought-in' });
  await until('2026-07-10T16:00:00+09:00');
  await stack.staff('POST', `/tickets/${repair}/milestones`, { milestone: 'sent-back' });
  await stack.staff('POST', `/tickets/${repair}/resolve`, { resolution: '레일을 교체하고 다시 설치했습니다.' });

  // August: the quarter's return visits.
  await until('2026-08-07T11:00:00+09:00');
  const quarterly = await visit(stack, 'quarterly-visit', 'offered');
  await stack.staff('POST', `/visits/${quarterly}/confirm`, { agreedAt: '2026-08-12T10:00:00+09:00' });
  await until('2026-08-12T11:30:00+09:00');
  await stack.staff('POST', `/visits/${quarterly}/complete`, { report: 'Bolts tightened, no rust.', satisfied: true });
  await until(end);
}

async function openTicket(stack: Stack): Promise<string> {
  const { items } = await stack.staff<{ items: { ticketId: string }[] }>('GET', '/tickets?status=new');
  return items[0]!.ticketId;
}

async function visit(stack: Stack, rule: string, status: string): Promise<string> {
  const { items } = await stack.staff<{ items: { visitId: string; rule: string }[] }>(
    'GET',
    `/visits?status=${status}`,
  );
  return items.find((one) => one.rule === rule)!.visitId;
}

async function call(stack: Stack, rule: string, report: object): Promise<void> {
  await stack.staff('POST', `/visits/${await visit(stack, rule, 'offered')}/complete`, report);
}
