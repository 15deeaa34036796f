import type { Cause } from '../cause.ts';
import type { Customer } from '../vocabulary.ts';
import type { Order } from './order.ts';

/** A complaint as a shop passes it on. */
export interface Complaint {
  orderId: string | null;
  /** Unknown where the shop's message does not say; the order has it. */
  customer: Customer | null;
  product: string | null;
  cause: Cause | null;
  subject: string;
  text: string;
}

/** What a webhook says, in our words. */
export type ShopMessage =
  | { kind: 'order'; order: Order }
  | { kind: 'complaint'; complaint: Complaint }
  /** A request about a person's data that the shop's operator must answer. */
  | { kind: 'privacy' }
  /** Something we do not act on; acknowledged and recorded. */
  | { kind: 'unknown' };
