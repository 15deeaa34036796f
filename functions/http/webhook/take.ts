import type { Temporal } from 'temporal-polyfill';
import type { Database } from '../../../adapters/dynamo/database.ts';
import { readReceipt, receive, receiveOrder } from '../../../adapters/dynamo/intake-store.ts';
import { readOrder } from '../../../adapters/dynamo/order-store.ts';
import { ticketWrites } from '../../../adapters/dynamo/ticket-store.ts';
import { contentHash } from '../../../adapters/shops/shop.ts';
import type { Policies } from '../../../application/policies.ts';
import type { Receipt } from '../../../application/records.ts';
import type { Problem } from '../../../domain/errors.ts';
import { toText } from '../../../domain/instants.ts';
import { ticketForComplaint } from '../../../domain/order/complaint.ts';
import type { ShopMessage } from '../../../domain/order/message.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { openTicket } from '../../../domain/ticket/commands.ts';
import { newTicketId } from '../../_kit/ids.ts';
import { contentTooLarge } from './problems.ts';

/** A delivery that has been verified and read. */
export interface Verified {
  shopId: string;
  topic: string;
  deliveryId: string;
  rawBody: Buffer;
  message: ShopMessage;
  at: Temporal.Instant;
}

export interface Taken {
  answer: Record<string, unknown>;
  /** The delivery was received before; the answer is the one it got then. */
  repeated: boolean;
}

/** What is kept must fit a row of DynamoDB (400 KB) with room for the rest of it. */
const largestContent = 300 * 1024;
/** Longer than any shop repeats a delivery. */
const rememberedSeconds = 30 * 86_400;

/** Keeps what a delivery says, with a receipt, in one transaction. */
export async function take(
  database: Database,
  policies: Policies,
  delivery: Verified,
): Promise<Result<Taken, Problem<'about-nobody' | 'body-too-large' | 'unknown-value'>>> {
  const { message, shopId } = delivery;
  const isLarge = delivery.rawBody.length > largestContent;
  switch (message.kind) {
    case 'order': {
      const { order } = message;
      if (isLarge && Buffer.byteLength(JSON.stringify(order)) > largestContent) return refuse(contentTooLarge());
      const receipt = receiptOf(delivery, { outcome: 'order-kept', orderId: order.orderId });
      return settle(database, receipt, await receiveOrder(database, receipt, order));
    }
    case 'complaint': {
      const ticketId = newTicketId();
      const policy = await policies.active();
      const context = { now: delivery.at, actor: { kind: 'shop' as const, id: shopId }, policy };
      const { orderId } = message.complaint;
      const order = orderId === null ? null : await readOrder(database, shopId, orderId);
      const opened = openTicket(ticketForComplaint(policy, message.complaint, shopId, ticketId, order), context);
      if (!opened.ok) return opened;
      const receipt = receiptOf(delivery, { outcome: 'ticket-opened', ticketId });
      return settle(database, receipt, await receive(database, receipt, ticketWrites(database, opened.value)));
    }
    case 'privacy': {
      if (isLarge) return refuse(contentTooLarge());
      const { expiresAt: _, ...kept } = receiptOf(delivery, { outcome: 'privacy-request-recorded' });
      const receipt = { ...kept, payload: delivery.rawBody.toString('utf8') };
      return settle(database, receipt, await receive(database, receipt));
    }
    case 'unknown': {
      const receipt = {
        ...receiptOf(delivery, { outcome: 'recorded' }),
        // Nobody waits for what we do not act on: of a very large one the hash is enough.
        ...(!isLarge && { payload: delivery.rawBody.toString('utf8') }),
      };
      return settle(database, receipt, await receive(database, receipt));
    }
  }
}

function receiptOf(delivery: Verified, answer: { outcome: string; [member: string]: string }): Receipt {
  const { shopId, deliveryId, topic, rawBody, at } = delivery;
  return {
    shopId,
    deliveryId,
    topic,
    outcome: answer.outcome,
    answer,
    receivedAt: toText(at),
    contentHash: contentHash(rawBody),
    expiresAt: Math.floor(at.epochMilliseconds / 1000) + rememberedSeconds,
  };
}

async function settle(
  database: Database,
  receipt: Receipt,
  outcome: 'stored' | 'repeated' | 'refused',
): Promise<Result<Taken, never>> {
  if (outcome === 'stored') return ok({ answer: receipt.answer, repeated: false });
  const first = await readReceipt(database, receipt.shopId, receipt.deliveryId);
  // New ids are random: that one is taken, or that a receipt went between two reads, is as good as impossible.
  if (outcome === 'refused' || !first) throw new Error('a delivery could neither be kept nor found');
  return ok({ answer: first.answer, repeated: true });
}
