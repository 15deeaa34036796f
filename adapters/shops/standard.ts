import * as z from 'zod/mini';
import { causeSchema } from '../../domain/cause.ts';
import type { Problem } from '../../domain/errors.ts';
import { manyLines } from '../../domain/input.ts';
import { instantSchema as instant } from '../../domain/instant-schema.ts';
import { localeOf } from '../../domain/language.ts';
import type { ShopMessage } from '../../domain/order/message.ts';
import { orderIdSchema, orderLineSchema } from '../../domain/order/order.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Customer, Locale } from '../../domain/vocabulary.ts';
import { customerMembers, emailSchema, lineSchema } from '../../domain/vocabulary-schemas.ts';
import { countryCode, deliveryId, keyOf, lineOf, misshapen, type ShopAdapter } from './shop.ts';
import { equalsBase64, hmacSha256 } from './signature.ts';

const reachableSchema = z.lazy(() =>
  z.object({
    ...customerMembers(),
    name: lineSchema(200, 0),
    email: emailSchema,
    // A word for no language is no reason to lose what somebody says: the shop's own counts then.
    locale: z.optional(z.nullable(z.string())),
    phone: z.optional(lineSchema(40, 0)),
  }),
);

/** Each line becomes a unit of its own, known by the line's id. */
const linesSchema = z.lazy(() =>
  z.array(orderLineSchema).check(z.minLength(1), ({ value: lines, issues }) => {
    const known = new Set<string>();
    for (const [index, { lineId }] of lines.entries()) {
      if (known.has(lineId)) {
        const message = 'expected an id that no other line has';
        issues.push({ code: 'custom', path: [index, 'lineId'], message, input: lineId });
      }
      known.add(lineId);
    }
  }),
);

/** `order.updated`, `order.delivered`, `order.cancelled`: an order as it is now. */
export const standardOrderSchema = z.lazy(() =>
  z.object({
    type: z.string(),
    timestamp: instant,
    data: z.object({
      orderId: orderIdSchema,
      number: z.optional(lineSchema(60)),
      customer: z.nullable(reachableSchema),
      country: z.optional(z.nullable(z.string())),
      province: z.optional(z.nullable(z.string())),
      lines: linesSchema,
      deliveredAt: z.optional(z.nullable(instant)),
      cancelledAt: z.optional(z.nullable(instant)),
    }),
  }),
);

/** `complaint.created`: a customer is not content. */
export const standardComplaintSchema = z.lazy(() =>
  z.object({
    type: z.literal('complaint.created'),
    timestamp: instant,
    data: z.object({
      orderId: z.optional(z.nullable(orderIdSchema)),
      customer: reachableSchema,
      product: z.optional(z.nullable(lineSchema(500, 0))),
      cause: z.optional(z.nullable(causeSchema)),
      subject: lineSchema(200),
      text: z.string().check(z.overwrite(manyLines), z.minLength(1), z.maxLength(10_000)),
    }),
  }),
);

const envelopeSchema = z.lazy(() => z.object({ type: z.string() }));

const orderTopics = ['order.updated', 'order.delivered', 'order.cancelled'];
const toleranceSeconds = 5 * 60;

/** Any shop that signs as Standard Webhooks describes: `id.timestamp.body` with the key after `whsec_`. */
export const standard: ShopAdapter = {
  topicOf: (_, body) => envelopeSchema.safeParse(body).data?.type ?? '',
  deliveryIdOf: ({ headers, rawBody }) => deliveryId(headers['webhook-id'], rawBody),
  isAuthentic: ({ headers, rawBody }, { secrets }, now) => {
    const id = headers['webhook-id'];
    const timestamp = headers['webhook-timestamp'];
    if (!id || !timestamp || !/^\d{1,12}$/.test(timestamp)) return false;
    if (Math.abs(now.epochMilliseconds / 1000 - Number(timestamp)) > toleranceSeconds) return false;
    const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), rawBody]);
    const claimed = (headers['webhook-signature'] ?? '').split(' ').filter((one) => one.startsWith('v1,'));
    return secrets.some((secret) => {
      const right = hmacSha256(keyOf(secret), content);
      return claimed.some((signature) => equalsBase64(signature.slice('v1,'.length), right));
    });
  },
  read(topic, body, shop): Result<ShopMessage, Problem<'malformed-webhook'>> {
    if (topic === 'complaint.created') return readComplaint(body, shop.locale);
    if (!orderTopics.includes(topic)) return ok({ kind: 'unknown' });
    const parsed = standardOrderSchema.safeParse(body);
    if (!parsed.success) return refuse(misshapen(parsed.error));
    const { data, timestamp } = parsed.data;
    return ok({
      kind: 'order',
      order: {
        shopId: shop.shopId,
        orderId: data.orderId,
        number: data.number ?? data.orderId,
        customer: data.customer && spokenTo(data.customer, shop.locale),
        country: countryCode(data.country),
        province: lineOf(data.province, 100) || null,
        lines: data.lines,
        deliveredAt: data.deliveredAt ?? (topic === 'order.delivered' ? timestamp : null),
        cancelledAt: data.cancelledAt ?? (topic === 'order.cancelled' ? timestamp : null),
        updatedAt: timestamp,
      },
    });
  },
};

function readComplaint(body: unknown, locale: Locale): Result<ShopMessage, Problem<'malformed-webhook'>> {
  const parsed = standardComplaintSchema.safeParse(body);
  if (!parsed.success) return refuse(misshapen(parsed.error));
  const { data } = parsed.data;
  return ok({
    kind: 'complaint',
    complaint: {
      orderId: data.orderId ?? null,
      customer: spokenTo(data.customer, locale),
      product: data.product ?? null,
      cause: data.cause ?? null,
      subject: data.subject,
      text: data.text,
    },
  });
}

/** In the language the shop says, or else in the shop's. */
function spokenTo(customer: z.infer<typeof reachableSchema>, fallback: Locale): Customer {
  return { ...customer, locale: localeOf(customer.locale, fallback) };
}
