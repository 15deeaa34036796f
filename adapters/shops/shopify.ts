import * as z from 'zod/mini';
import type { Cause } from '../../domain/cause.ts';
import type { Problem } from '../../domain/errors.ts';
import { manyLines } from '../../domain/input.ts';
import { instantSchema as instant } from '../../domain/instant-schema.ts';
import { localeOf, worded } from '../../domain/language.ts';
import { mailAddress } from '../../domain/mail-address.ts';
import { koReasons, zhReasons } from '../../domain/message/texts/reasons.ts';
import type { ShopMessage } from '../../domain/order/message.ts';
import { quantitySchema } from '../../domain/order/order.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Locale } from '../../domain/vocabulary.ts';
import { countryCode, deliveryId, foreignIdSchema, fullName, lineOf, misshapen, type ShopAdapter } from './shop.ts';
import { equalsBase64, hmacSha256 } from './signature.ts';

const nullable = <T extends z.core.$ZodType>(schema: T) => z.optional(z.nullable(schema));

const orderSchema = z.lazy(() =>
  z.object({
    id: foreignIdSchema,
    name: z.string(),
    email: nullable(z.string()),
    phone: nullable(z.string()),
    customer_locale: nullable(z.string()),
    updated_at: instant,
    cancelled_at: nullable(instant),
    fulfillment_status: nullable(z.string()),
    fulfillments: z.optional(z.array(z.object({ created_at: instant, status: nullable(z.string()) }))),
    customer: nullable(
      z.object({ first_name: nullable(z.string()), last_name: nullable(z.string()), email: nullable(z.string()) }),
    ),
    shipping_address: nullable(
      z.object({
        name: nullable(z.string()),
        country_code: nullable(z.string()),
        province: nullable(z.string()),
        province_code: nullable(z.string()),
      }),
    ),
    line_items: z.array(
      z.object({ id: foreignIdSchema, title: z.string(), sku: nullable(z.string()), quantity: quantitySchema }),
    ),
  }),
);

/** `returns/request`: a customer asks for a return, with a reason. It has the ids of order and lines, but neither customer nor product. */
const returnSchema = z.lazy(() =>
  z.object({
    id: foreignIdSchema,
    name: nullable(z.string()),
    order: z.object({ id: foreignIdSchema }),
    return_line_items: z.array(
      z.object({
        return_reason: nullable(z.string()),
        return_reason_note: nullable(z.string()),
        customer_note: nullable(z.string()),
      }),
    ),
  }),
);

/** Shopify's return reasons in the words of our causes. */
const causes = new Map<string, Cause>(
  Object.entries({
    defective: { group: 'product', reason: 'defect' },
    color: { group: 'product', reason: 'colour' },
    size_too_small: { group: 'product', reason: 'size' },
    size_too_large: { group: 'product', reason: 'size' },
    style: { group: 'product', reason: 'wrong style' },
    not_as_described: { group: 'product', reason: 'photos differ' },
    wrong_item: { group: 'logistics', reason: 'wrong' },
    unwanted: { group: 'buyer', reason: 'changed mind' },
  }),
);

const orderTopics = ['orders/create', 'orders/updated', 'orders/paid', 'orders/fulfilled', 'orders/cancelled'];
const privacyTopics = ['customers/data_request', 'customers/redact', 'shop/redact'];

/** Shopify signs the raw body with the app's secret: base64 HMAC-SHA256 in `X-Shopify-Hmac-Sha256`. */
export const shopify: ShopAdapter = {
  topicOf: ({ headers }) => headers['x-shopify-topic'] ?? '',
  deliveryIdOf: ({ headers, rawBody }) => deliveryId(headers['x-shopify-webhook-id'], rawBody),
  isAuthentic: ({ headers, rawBody }, { secrets }) => {
    const claimed = headers['x-shopify-hmac-sha256'] ?? '';
    return secrets.some((secret) => equalsBase64(claimed, hmacSha256(secret, rawBody)));
  },
  read(topic, body, shop): Result<ShopMessage, Problem<'malformed-webhook'>> {
    if (privacyTopics.includes(topic)) return ok({ kind: 'privacy' });
    if (topic === 'returns/request') return readReturn(body, shop.locale);
    if (!orderTopics.includes(topic)) return ok({ kind: 'unknown' });
    const parsed = orderSchema.safeParse(body);
    if (!parsed.success) return refuse(misshapen(parsed.error));
    const order = parsed.data;
    const email = mailAddress(order.email) ?? mailAddress(order.customer?.email);
    const locale = localeOf(order.customer_locale, shop.locale);
    const name = fullName(order.customer?.first_name ?? '', order.customer?.last_name ?? '');
    return ok({
      kind: 'order',
      order: {
        shopId: shop.shopId,
        orderId: String(order.id),
        number: lineOf(order.name, 60),
        customer: email
          ? {
              name: name || lineOf(order.shipping_address?.name, 200) || email,
              email,
              locale,
              ...(lineOf(order.phone, 40) ? { phone: lineOf(order.phone, 40) } : {}),
            }
          : null,
        country: countryCode(order.shipping_address?.country_code),
        province: lineOf(order.shipping_address?.province, 100) || null,
        provinceCode: lineOf(order.shipping_address?.province_code, 100) || null,
        lines: order.line_items.map((line) => ({
          lineId: String(line.id),
          product: lineOf(line.title, 500),
          quantity: line.quantity,
          ...(line.sku ? { sku: lineOf(line.sku, 200) } : {}),
        })),
        deliveredAt: deliveredAt(topic, order),
        cancelledAt: order.cancelled_at ?? null,
        updatedAt: order.updated_at,
      },
    });
  },
};

/** All of the order is on its way or there: Shopify's `fulfilled`. The last parcel's instant counts. */
function deliveredAt(topic: string, order: z.infer<typeof orderSchema>): string | null {
  if (topic !== 'orders/fulfilled' && order.fulfillment_status !== 'fulfilled') return null;
  const parcels = (order.fulfillments ?? [])
    .filter(({ status }) => !status || status === 'success')
    .map((parcel) => parcel.created_at)
    .sort();
  return parcels.at(-1) ?? order.updated_at;
}

/** What a return is called to whoever reads of it, in the shop's language. */
const returned = { en: 'Return', ko: '반품', zh: '退货' };
const requested = { en: 'Return requested: ', ko: '반품 요청: ', zh: '申请退货：' };
const unsaid = { en: 'no reason given', ko: '사유 없음', zh: '未说明原因' };

function readReturn(body: unknown, locale: Locale): Result<ShopMessage, Problem<'malformed-webhook'>> {
  const parsed = returnSchema.safeParse(body);
  if (!parsed.success) return refuse(misshapen(parsed.error));
  const { id, name, order, return_line_items: lines } = parsed.data;
  const reason = lines.find((line) => line.return_reason)?.return_reason?.toLowerCase() ?? null;
  const cause = causes.get(reason ?? '') ?? null;
  const why = cause && { en: cause.reason, ko: koReasons[cause.reason], zh: zhReasons[cause.reason] };
  const inWords = why?.ko && why.zh ? worded({ ...why, ko: why.ko, zh: why.zh }, locale) : reason;
  const texts = lines.flatMap((line) => [line.customer_note, line.return_reason_note]).filter(Boolean);
  return ok({
    kind: 'complaint',
    complaint: {
      orderId: String(order.id),
      customer: null,
      product: null,
      cause,
      subject: lineOf(`${worded(returned, locale)} ${name ?? id}`, 200),
      text:
        manyLines(texts.join('\n')).slice(0, 10_000) ||
        `${worded(requested, locale)}${inWords ?? worded(unsaid, locale)}`,
    },
  });
}
