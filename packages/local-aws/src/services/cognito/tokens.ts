import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Runtime } from '../../service.ts';
import { SigningKeys } from './keys.ts';
import type { UserPool, UserPoolClient } from './pools.ts';

/** Whom a token speaks of. */
export interface Subject {
  sub: string;
  username: string;
  groups: readonly string[];
  /** User attributes that become claims: `email`, `name`, ... */
  attributes: Readonly<Record<string, unknown>>;
}

/** An ID token as Cognito issues it, with `client_id` on top of `aud`. */
export function issueIdToken(
  runtime: Runtime,
  pool: UserPool,
  client: UserPoolClient,
  subject: Subject,
  validSeconds = client.idTokenSeconds,
): Promise<string> {
  const { sub, username, groups, attributes } = subject;
  const claims = {
    ...attributes,
    sub,
    aud: client.id,
    client_id: client.id,
    token_use: 'id',
    'cognito:username': username,
    ...(groups.length > 0 && { 'cognito:groups': groups }),
  };
  return sign(runtime, pool, claims, validSeconds);
}

export function issueAccessToken(
  runtime: Runtime,
  pool: UserPool,
  client: UserPoolClient,
  { sub, username, groups }: Subject,
): Promise<string> {
  const claims = {
    sub,
    client_id: client.id,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    username,
    ...(groups.length > 0 && { 'cognito:groups': groups }),
  };
  return sign(runtime, pool, claims, client.accessTokenSeconds);
}

async function sign(
  { db, clock }: Runtime,
  pool: UserPool,
  claims: Record<string, unknown>,
  validSeconds: number,
): Promise<string> {
  const { key, header } = await new SigningKeys(db).privateKey(pool.id);
  const now = Math.floor(clock.now() / 1000);
  return new SignJWT({ ...claims, auth_time: now, event_id: randomUUID(), jti: randomUUID() })
    .setProtectedHeader(header)
    .setIssuer(pool.issuer)
    .setIssuedAt(now)
    .setExpirationTime(now + validSeconds)
    .sign(key);
}
