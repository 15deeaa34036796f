import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod/mini';
import { type Problem, type ProblemDetail, problem } from '../../domain/errors.ts';
import { faultsOf, singleLine } from '../../domain/input.ts';
import type { ShopMessage } from '../../domain/order/message.ts';
import { orderIdSchema, shopIdSchema } from '../../domain/order/order.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { localeSchema } from '../../domain/vocabulary-schemas.ts';

/** How a shop is reached and trusted. `secrets` has the current one first; during a rotation the previous one too. */
export const shopSchema = z
  .object({
    kind: z.enum(['shopify', 'woocommerce', 'standard']),
    secrets: z.array(z.string().check(z.minLength(8))).check(z.minLength(1), z.maxLength(2)),
    /** Language of customers whose own the shop does not tell. */
    locale: localeSchema,
  })
  .check(
    z.refine(({ kind, secrets }) => kind !== 'standard' || secrets.every((secret) => keyOf(secret).length >= 16), {
      path: ['secrets'],
      message: 'expected whsec_ and at least 16 bytes in base64',
    }),
  );
export type Shop = z.infer<typeof shopSchema>;

/** The key in a secret as Standard Webhooks writes it: base64 after `whsec_`. */
export function keyOf(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}

/** All shops by id. In place of one that cannot be used, what is wrong with it; nothing of what it holds is told. */
export type ShopBook = ReadonlyMap<string, Result<Shop, ProblemDetail[]>>;

/**
 * Reads the secret that holds all shops, `{"<shopId>": {"kind": ..., "secrets": [...], "locale": ...}}`, each for itself:
 * one that is wrong keeps no other from being used.
 * @throws Error when it is not a JSON object at all
 */
export function readShops(value: unknown): ShopBook {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('The secret of the shops is not a JSON object.');
  }
  return new Map(Object.entries(value).map(([key, entry]) => [key, readShop(key, entry)]));
}

function readShop(key: string, entry: unknown): Result<Shop, ProblemDetail[]> {
  const id = shopIdSchema.safeParse(key);
  const shop = shopSchema.safeParse(entry);
  if (id.success && shop.success) return ok(shop.data);
  return refuse([...(id.success ? [] : faultsOf(id.error)), ...(shop.success ? [] : faultsOf(shop.error))]);
}

/** The largest body taken. */
export const deliveryLimitBytes = 1024 * 1024;

/** A webhook as it arrived. Header names are lower case; the body is the bytes that were signed. */
export interface Delivery {
  headers: Record<string, string | undefined>;
  rawBody: Buffer;
}

/** How one kind of shop signs, names and words its webhooks. */
export interface ShopAdapter {
  /** The event's name, `orders/fulfilled`: a header of the delivery, or a member of its body. */
  topicOf(delivery: Delivery, body: unknown): string;
  /** The same for each repetition of a delivery, and for no other. */
  deliveryIdOf(delivery: Delivery): string;
  /** Whether the delivery was signed with one of the shop's secrets. */
  isAuthentic(delivery: Delivery, shop: Shop, now: Temporal.Instant): boolean;
  /** What it says; a refusal names the field that is not as documented. */
  read(
    topic: string,
    body: unknown,
    shop: { shopId: string; locale: Shop['locale'] },
  ): Result<ShopMessage, Problem<'malformed-webhook'>>;
}

export function contentHash(rawBody: Buffer): string {
  return createHash('sha256').update(rawBody).digest('base64url');
}

/** A delivery's id as the shop claims it, or the content's hash where the claim cannot be part of a key. */
export function deliveryId(claimed: string | undefined, rawBody: Buffer): string {
  return claimed !== undefined && /^[\x21-\x7e]{1,128}$/.test(claimed) ? claimed : contentHash(rawBody);
}

/** An id that becomes part of keys: a whole number, or a text of few and harmless characters. */
export const foreignIdSchema = z.lazy(() => z.union([z.int(), orderIdSchema]));

/** ISO 3166-1 alpha-2 in capitals, or null for anything else. */
export function countryCode(text: string | null | undefined): string | null {
  return text && /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : null;
}

/** Family name first and without a blank where it is written in a script whose readers do so. */
export function fullName(first: string, last: string): string {
  const eastern = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u;
  return lineOf(eastern.test(first + last) ? `${last}${first}` : `${first} ${last}`, 200);
}

/** A name or a title from a shop, which takes what people type: one line, and no longer than ours may be. */
export function lineOf(text: string | null | undefined, longest: number): string {
  return singleLine(text ?? '')
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, '');
}

/** A body that is not shaped as the shop's documentation says. */
export function misshapen(error: z.core.$ZodError): Problem<'malformed-webhook'> {
  return malformed(faultsOf(error));
}

/** The same, of faults that no schema sees. */
export function malformed(errors: [ProblemDetail, ...ProblemDetail[]]): Problem<'malformed-webhook'> {
  return problem('malformed-webhook', { ...errors[0], errors });
}
