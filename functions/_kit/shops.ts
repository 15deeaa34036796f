import type { Temporal } from 'temporal-polyfill';
import { type Shop, shopsSchema } from '../../adapters/shops/shop.ts';
import { openSecret } from './secret.ts';

/** How long the shops are used without being read again. */
const freshMs = 60_000;
/** At most this often are they read again because a delivery does not fit what is known. */
const againMs = 5_000;

export interface Shops {
  /**
   * The shop of this id if it recognizes the delivery, else null. What is not recognized is looked up afresh, so that
   * new shops and rotated secrets count at once.
   */
  find(shopId: string, recognizes: (shop: Shop) => boolean, now: Temporal.Instant): Promise<Shop | null>;
}

/** All shops, kept in one secret as JSON by shop id. */
export function openShops(secretArn: string): Shops {
  const secret = openSecret(secretArn, 'the shops', (value) => shopsSchema.parse(value));
  return {
    async find(shopId, recognizes, now) {
      let tried: object | null = null;
      for (const ageMs of [freshMs, againMs]) {
        const shops = await secret.read(now.epochMilliseconds, ageMs);
        if (shops === tried) return null;
        const shop = Object.hasOwn(shops, shopId) ? shops[shopId]! : null;
        if (shop && recognizes(shop)) return shop;
        tried = shops;
      }
      return null;
    },
  };
}
