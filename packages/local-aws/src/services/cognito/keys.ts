import type { DatabaseSync } from 'node:sqlite';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK } from 'jose';

const ALGORITHM = 'RS256';

/** The signing keys of the user pools. They are kept in the store: tokens stay valid across restarts. */
export class SigningKeys {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    db.exec('CREATE TABLE IF NOT EXISTS cognito_keys (pool_id TEXT PRIMARY KEY, private_jwk TEXT NOT NULL)');
  }

  /** Makes the key of a pool unless it has one. */
  async ensure(poolId: string): Promise<void> {
    if (this.#find(poolId)) return;
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const jwk: JWK = { ...(await exportJWK(privateKey)), kid: `${poolId}-1`, alg: ALGORITHM, use: 'sig' };
    this.#db.prepare('INSERT INTO cognito_keys VALUES (?, ?)').run(poolId, JSON.stringify(jwk));
  }

  /** The private key a pool signs with, and the header that names it. */
  async privateKey(poolId: string): Promise<{ key: CryptoKey | Uint8Array; header: { alg: string; kid: string } }> {
    const jwk = this.#find(poolId)!;
    return { key: await importJWK(jwk, ALGORITHM), header: { alg: ALGORITHM, kid: jwk.kid! } };
  }

  /** The public keys (JWKS) a pool's tokens are verified with, or nothing for an unknown pool. */
  publicKeySet(poolId: string): JSONWebKeySet | undefined {
    const jwk = this.#find(poolId);
    if (!jwk) return undefined;
    const { kty, n, e, kid, alg, use } = jwk;
    return { keys: [{ kty: kty!, n: n!, e: e!, kid: kid!, alg: alg!, use: use! }] };
  }

  #find(poolId: string): JWK | undefined {
    const row = this.#db.prepare('SELECT private_jwk FROM cognito_keys WHERE pool_id = ?').get(poolId);
    return row && JSON.parse(row.private_jwk as string);
  }
}
