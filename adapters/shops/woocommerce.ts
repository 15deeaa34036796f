import * as z from 'zod/mini';
import type { Problem } from '../../domain/errors.ts';
import { parseInstant } from '../../domain/instants.ts';
import { mailAddress } from '../../domain/mail-address.ts';
import type { ShopMessage } from '../../domain/order/message.ts';
import { quantitySchema } from '../../domain/order/order.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import {
  contentHash,
  countryCode,
  deliveryId,
  foreignIdSchema,
  fullName,
  lineOf,
  malformed,
  misshapen,
  type ShopAdapter,
} from './shop.ts';
import { equalsBase64, hmacSha256 } from './signature.ts';

/** WooCommerce writes UTC without a zone, `2026-05-06T06:00:00`; and what it does not know as a zero or as null. */
const gmt = z.lazy(() =>
  z.optional(
    z.nullable(
      z.string().check(z.refine((text) => isZero(text) || parseInstant(`${text}Z`).ok, 'expected a UTC date and time')),
    ),
  ),
);

const orderSchema = z.lazy(() =>
  z.object({
    id: foreignIdSchema,
    number: z.string(),
    status: z.string(),
    date_created_gmt: gmt,
    date_modified_gmt: gmt,
    date_completed_gmt: gmt,
    billing: z.object({
      first_name: z.string(),
      last_name: z.string(),
      email: z.string(),
      phone: z.optional(z.string()),
      country: z.optional(z.string()),
      state: z.optional(z.string()),
    }),
    shipping: z.optional(z.object({ country: z.optional(z.string()), state: z.optional(z.string()) })),
    line_items: z.array(
      z.object({
        id: foreignIdSchema,
        name: z.string(),
        sku: z.optional(z.nullable(z.string())),
        quantity: quantitySchema,
      }),
    ),
  }),
);

/** WooCommerce signs the body with the webhook's secret: base64 HMAC-SHA256 in `X-WC-Webhook-Signature`. */
export const woocommerce: ShopAdapter = {
  topicOf: ({ headers }) => headers['x-wc-webhook-topic'] ?? '',
  // Its delivery ids can collide within a second, so the content takes part.
  deliveryIdOf: ({ headers, rawBody }) =>
    `${deliveryId(headers['x-wc-webhook-delivery-id'], rawBody)}.${contentHash(rawBody)}`,
  isAuthentic: ({ headers, rawBody }, { secrets }) => {
    const claimed = headers['x-wc-webhook-signature'] ?? '';
    return secrets.some((secret) => equalsBase64(claimed, hmacSha256(secret, rawBody)));
  },
  read(topic, body, shop): Result<ShopMessage, Problem<'malformed-webhook'>> {
    if (topic !== 'order.created' && topic !== 'order.updated') return ok({ kind: 'unknown' });
    const parsed = orderSchema.safeParse(body);
    if (!parsed.success) return refuse(misshapen(parsed.error));
    const { billing, shipping, ...order } = parsed.data;
    const email = mailAddress(billing.email);
    const updatedAt = utc(order.date_modified_gmt) ?? utc(order.date_created_gmt);
    if (updatedAt === null) return refuse(undated());
    return ok({
      kind: 'order',
      order: {
        shopId: shop.shopId,
        orderId: String(order.id),
        number: `#${lineOf(order.number, 60)}`,
        customer: email
          ? {
              name: fullName(billing.first_name, billing.last_name) || email,
              email,
              locale: shop.locale,
              ...(lineOf(billing.phone, 40) ? { phone: lineOf(billing.phone, 40) } : {}),
            }
          : null,
        country: countryCode(shipping?.country || billing.country),
        province: lineOf(shipping?.state || billing.state, 100) || null,
        lines: order.line_items.map((line) => ({
          lineId: String(line.id),
          product: lineOf(line.name, 500),
          quantity: line.quantity,
          ...(line.sku ? { sku: lineOf(line.sku, 200) } : {}),
        })),
        deliveredAt: order.status === 'completed' ? (utc(order.date_completed_gmt) ?? updatedAt) : null,
        cancelledAt: ['cancelled', 'refunded'].includes(order.status) ? updatedAt : null,
        updatedAt,
      },
    });
  },
};

/** A new webhook is announced by an unsigned form, `webhook_id=12`. */
export function isWooCommercePing(rawBody: Buffer): boolean {
  return rawBody.length < 64 && /^webhook_id=\d+$/.test(rawBody.toString('utf8'));
}

function isZero(text: string): boolean {
  return text.startsWith('0000-00-00');
}

/** Null when it is not said. */
function utc(text: string | null | undefined): string | null {
  const read = text ? parseInstant(`${text}Z`) : null;
  return read?.ok ? read.value : null;
}

/** An order that does not say of when it is could overwrite a newer state of itself. */
function undated(): Problem<'malformed-webhook'> {
  return malformed([
    {
      detail: '/date_modified_gmt: expected a UTC date and time',
      field: '/date_modified_gmt',
      expected: 'a UTC date and time',
    },
  ]);
}
