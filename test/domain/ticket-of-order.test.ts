import { expect, it } from 'vitest';
import type { Order } from '../../domain/order/order.ts';
import { furnished } from '../../domain/order/ticket-of-order.ts';
import { starterPolicy } from '../support/policy.ts';

const customer = { name: 'Kim', email: 'kim@example.com', locale: 'ko', class: 'A' as const };
const line = { lineId: '1', product: 'Casement window', quantity: 2 };
const order: Order = {
  ...{ shopId: 'haedam', orderId: '1001', number: '#1001', customer, country: 'KR', province: 'Busan' },
  ...{ lines: [line, { ...line, lineId: '2' }], deliveredAt: null, cancelledAt: null },
  updatedAt: '2026-03-02T06:00:00.000Z',
};
const said = { ticketId: 'T1', requestType: 'repair', subject: 'Loose', text: 'It is loose.' };

it('has of its order what nobody said', () => {
  const known = { customer, region: 'KR-Busan', product: 'Casement window' };
  expect(furnished(starterPolicy, said, order)).toEqual({ ...said, ...known });
});

it('has what was said, that there is none as well, and the class of the customer', () => {
  const { class: _, ...plain } = customer;
  const told = { ...said, customer: plain, region: null, product: 'Door' };
  expect(furnished(starterPolicy, told, order)).toEqual({ ...told, customer });
  expect(furnished(starterPolicy, { ...said, customer: null }, order).customer).toBeNull();
});

it('has no product where the order has several, and nothing of an order nobody knows', () => {
  const lines = [line, { ...line, lineId: '2', product: 'Door' }];
  expect(furnished(starterPolicy, said, { ...order, lines }).product).toBeNull();
  expect(furnished(starterPolicy, said, null)).toEqual({ ...said, customer: null });
});
