import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Temporal } from 'temporal-polyfill';
import { type Shop, shopsSchema } from '../../adapters/shops/shop.ts';

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

/** What JSON.parse says of a fault quotes the text around it: of a secret nothing may be quoted. */
function parseSecret(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The secret of the shops is not JSON.');
  }
}

/** All shops, kept in one secret as JSON by shop id. */
export function openShops(secretArn: string): Shops {
  const client = new SecretsManagerClient({});
  let shops: Record<string, Shop> = {};
  let readAt = Number.NEGATIVE_INFINITY;

  async function refresh(now: Temporal.Instant, olderThanMs: number): Promise<boolean> {
    // A clock set back makes what was read look as if it came from the future: then it is read again.
    const age = now.epochMilliseconds - readAt;
    if (age >= 0 && age < olderThanMs) return false;
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
    shops = shopsSchema.parse(parseSecret(SecretString ?? '{}'));
    readAt = now.epochMilliseconds;
    return true;
  }

  function recognized(shopId: string, recognizes: (shop: Shop) => boolean): Shop | null {
    const shop = Object.hasOwn(shops, shopId) ? shops[shopId]! : null;
    return shop && recognizes(shop) ? shop : null;
  }

  return {
    async find(shopId, recognizes, now) {
      await refresh(now, freshMs);
      const shop = recognized(shopId, recognizes);
      if (shop) return shop;
      return (await refresh(now, againMs)) ? recognized(shopId, recognizes) : null;
    },
  };
}
