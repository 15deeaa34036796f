import { createHmac, randomBytes } from 'node:crypto';
import type { Cause } from '../../domain/cause.ts';
import type { Customer } from '../../domain/vocabulary.ts';

/** A webhook as it goes over the wire. */
export interface Delivery {
  shopId: string;
  headers: Record<string, string>;
  body: string;
}

export interface OrderMessage {
  orderId: string;
  customer?: Customer;
  country?: string;
  product?: string;
  deliveredAt?: string | null;
}

export interface ComplaintMessage {
  orderId?: string;
  customer?: Customer;
  product?: string;
  cause?: Cause;
  subject?: string;
}

const seoyeon: Customer = { name: '김서연', email: 'seoyeon@customer.example', locale: 'ko' };

/** A shop that signs as Standard Webhooks describes, with a secret of its own. */
export class Shop {
  readonly shopId: string;
  readonly #key = randomBytes(24);

  constructor(shopId: string) {
    this.shopId = shopId;
  }

  /** Its entry in the secret that holds all shops. */
  get entry() {
    return { kind: 'standard', secrets: [`whsec_${this.#key.toString('base64')}`], locale: 'ko' };
  }

  /** @param at when it is sent, ISO 8601 */
  order(type: 'order.updated' | 'order.delivered' | 'order.cancelled', message: OrderMessage, at: string): Delivery {
    const { orderId, customer = seoyeon, country = 'KR', product = 'Hanbit Tilt 80', deliveredAt } = message;
    const lines = [{ lineId: '1', product, quantity: 1 }];
    return this.sign({ type, timestamp: at, data: { orderId, customer, country, lines, deliveredAt } }, at);
  }

  /** @param at when it is sent, ISO 8601 */
  complaint(message: ComplaintMessage, at: string): Delivery {
    const { customer = seoyeon, subject = 'The frame is scratched', ...rest } = message;
    const data = { customer, subject, text: 'I noticed it this morning.', ...rest };
    return this.sign({ type: 'complaint.created', timestamp: at, data }, at);
  }

  sign(message: object, at: string): Delivery {
    const body = JSON.stringify(message);
    const id = `msg_${randomBytes(12).toString('hex')}`;
    const timestamp = String(Math.floor(Date.parse(at) / 1000));
    const signature = createHmac('sha256', this.#key).update(`${id}.${timestamp}.${body}`).digest('base64');
    const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
    return { shopId: this.shopId, headers, body };
  }
}

/** The same delivery, signed by somebody who does not know the secret. */
export function forged(delivery: Delivery): Delivery {
  const signature = `v1,${randomBytes(32).toString('base64')}`;
  return { ...delivery, headers: { ...delivery.headers, 'webhook-signature': signature } };
}
