import type { Temporal } from 'temporal-polyfill';
import { openSecret } from '../../adapters/secrets/secret.ts';
import { readShops, type Shop, type ShopBook } from '../../adapters/shops/shop.ts';
import { shopIdSchema } from '../../domain/order/order.ts';
import { log } from './log.ts';

/** How long the shops are used without being read again. */
const freshMs = 60_000;
/** At most this often are they read again because a delivery does not fit what is known. */
const againMs = 5_000;

export interface Shops {
  /**
   * The shop of this id if it recognizes the delivery, else null. What is not recognized is looked up afresh, so that
   * new shops and rotated secrets count at once.
   * @throws Error when the shop's entry cannot be used: its deliveries are to be sent again once it can
   */
  find(shopId: string, recognizes: (shop: Shop) => boolean, now: Temporal.Instant): Promise<Shop | null>;
}

/** All shops, kept in one secret as JSON by shop id. */
export function openShops(secretArn: string): Shops {
  const secret = openSecret(secretArn, 'the shops', (value) => {
    const book = readShops(value);
    logUnusable(book);
    return book;
  });
  return {
    async find(shopId, recognizes, now) {
      let tried: ShopBook | null = null;
      for (const ageMs of [freshMs, againMs]) {
        const shops = await secret.read(now.epochMilliseconds, ageMs);
        if (shops === tried) break;
        const shop = shops.get(shopId);
        if (shop?.ok && recognizes(shop.value)) return shop.value;
        tried = shops;
      }
      if (tried?.get(shopId)?.ok === false) throw new Error("the shop's entry in the secret cannot be used");
      return null;
    },
  };
}

/** An id that is none may be a secret that was put in the wrong place. */
function logUnusable(book: ShopBook): void {
  for (const [key, shop] of book) {
    if (shop.ok) continue;
    const shopId = shopIdSchema.safeParse(key).success ? key : '(unusable id)';
    log('error', 'shop cannot be used', { shopId, detail: shop.error.map(({ detail }) => detail).join('; ') });
  }
}
