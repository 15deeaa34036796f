/** Law 10: the same value is read alike by every door, whoever brings it. */
import { describe, expect, it } from 'vitest';
import { shopify } from '../../adapters/shops/shopify.ts';
import { standard } from '../../adapters/shops/standard.ts';
import { woocommerce } from '../../adapters/shops/woocommerce.ts';
import { openTicketContract } from '../../api/operations/tickets/open-ticket.ts';

interface Said {
  name: string;
  email: string;
  locale: string;
  phone?: string;
}

const sentAt = '2026-06-01T00:00:00Z';
const shop = { shopId: 'shop', locale: 'ko' };
const lines = [{ lineId: '1', product: 'Thing', quantity: 1 }];

/** How each door reads a customer; null for one it refuses. */
const doors: Readonly<Record<string, (said: Said) => unknown>> = {
  'POST /tickets': (customer) => {
    const request = { requestType: 'question', subject: 'A matter', text: 'Please see to it.', customer };
    const read = openTicketContract.body.safeParse(request);
    return read.success ? read.data.customer : null;
  },
  'complaint.created': (customer) => {
    const data = { customer, subject: 'A matter', text: 'Please see to it.' };
    const read = standard.read('complaint.created', { type: 'complaint.created', timestamp: sentAt, data }, shop);
    return read.ok && read.value.kind === 'complaint' ? read.value.complaint.customer : null;
  },
  'order.updated': (customer) => {
    const data = { orderId: '1', customer, lines };
    return customerOf(standard.read('order.updated', { type: 'order.updated', timestamp: sentAt, data }, shop));
  },
  'Shopify orders/updated': ({ name, email, locale, phone }) =>
    customerOf(
      shopify.read(
        'orders/updated',
        {
          ...{ id: 1, name: '#1', email, phone: phone ?? null, customer_locale: locale, updated_at: sentAt },
          ...{ cancelled_at: null, fulfillment_status: null, fulfillments: [], shipping_address: null },
          customer: { first_name: name, last_name: null, email },
          line_items: [{ id: 1, title: 'Thing', sku: null, quantity: 1 }],
        },
        shop,
      ),
    ),
};

function customerOf(read: ReturnType<typeof standard.read>): unknown {
  return read.ok && read.value.kind === 'order' ? read.value.order.customer : null;
}

const eva: Said = { name: 'Eva', email: 'eva@home.example', locale: 'en', phone: '+1 555 0100' };

describe.each(Object.entries(doors))('%s', (_, read) => {
  it.each([
    ['en', 'en'],
    ['ko-KR', 'ko-KR'],
    ['zh_TW', 'zh-TW'],
    ['ZH-hant-hk', 'zh-Hant-HK'],
    ['ja', 'ja'],
    ['de-AT', 'de-AT'],
    ['fr_CA.UTF-8', 'fr-CA'],
  ])('reads the language %s as %s', (said, locale) => {
    expect(read({ ...eva, locale: said })).toMatchObject({ locale });
  });

  it.each([
    ['a line break', 'Eva\r\nBcc: victim@home.example', 'Eva Bcc: victim@home.example'],
    ['letters that turn the text around', 'Eva\u202eavE', 'EvaavE'],
    ['no letters at all beside', '  Eva\u0000 Kim ', 'Eva Kim'],
  ])('takes %s out of a name', (_what, said, name) => {
    expect(read({ ...eva, name: said })).toMatchObject({ name });
  });

  it('keeps a phone number and an address as they are written', () => {
    expect(read(eva)).toMatchObject({ phone: '+1 555 0100', email: 'eva@home.example' });
  });

  it('writes an international address as mail needs it', () => {
    expect(read({ ...eva, email: 'eva@müller.example' })).toMatchObject({ email: 'eva@xn--mller-kva.example' });
  });
});

it('shops that say no language have one', () => {
  const read = woocommerce.read(
    'order.updated',
    {
      ...{ id: 1, number: '1', status: 'processing', date_modified_gmt: '2026-06-01T00:00:00' },
      date_completed_gmt: null,
      billing: { first_name: 'Eva', last_name: '', email: 'eva@home.example', phone: '', country: 'KR', state: '' },
      line_items: [{ id: 1, name: 'Thing', sku: '', quantity: 1 }],
    },
    shop,
  );
  expect(customerOf(read)).toMatchObject({ locale: 'ko' });
});
