import { openDatabase } from '../../adapters/dynamo/database.ts';
import { type Delivery, deliveryLimitBytes, type Shop, type ShopAdapter } from '../../adapters/shops/shop.ts';
import { shopify } from '../../adapters/shops/shopify.ts';
import { standard } from '../../adapters/shops/standard.ts';
import { isWooCommercePing, woocommerce } from '../../adapters/shops/woocommerce.ts';
import { type HttpAnswer, http, problemAnswer } from '../_kit/http.ts';
import { parseJson } from '../_kit/http-input.ts';
import { openPolicies } from '../_kit/policies.ts';
import { openShops } from '../_kit/shops.ts';
import { now } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';
import { bodyTooLarge, notAuthentic } from './webhook/problems.ts';
import { take } from './webhook/take.ts';

const environment = readEnvironment('webhook');
const database = openDatabase(environment.TABLE_NAME);
const policies = openPolicies(database);
const shops = openShops(environment.SHOPS_SECRET_ARN);

const adapters: Readonly<Record<Shop['kind'], ShopAdapter>> = { shopify, woocommerce, standard };

/** Takes a shop's delivery: signature, shape, one transaction, answer. Everything else follows from the stream. */
export const handler = http(async ({ pathParameters, headers, rawBody }): Promise<HttpAnswer> => {
  if (rawBody.length > deliveryLimitBytes) return problemAnswer(bodyTooLarge(rawBody.length));
  if (isWooCommercePing(rawBody)) return { status: 200, body: { outcome: 'ping' } };
  const shopId = pathParameters.shopId ?? '';
  const delivery: Delivery = { headers, rawBody };
  const at = now();
  const shop = await shops.find(shopId, (one) => adapters[one.kind].isAuthentic(delivery, one, at), at);
  if (!shop) return problemAnswer(notAuthentic());

  const body = parseJson(rawBody);
  if (!body.ok) return problemAnswer(body.error);
  const adapter = adapters[shop.kind];
  const topic = adapter.topicOf(delivery, body.value);
  const message = adapter.read(topic, body.value, { shopId, locale: shop.locale });
  if (!message.ok) return problemAnswer(message.error);
  const taken = await take(database, policies, {
    shopId,
    topic,
    deliveryId: adapter.deliveryIdOf(delivery),
    rawBody,
    message: message.value,
    at,
  });
  if (!taken.ok) return problemAnswer(taken.error);
  const { answer, repeated } = taken.value;
  return { status: 200, body: answer, ...(repeated && { headers: { 'idempotent-replayed': 'true' } }) };
});
