import { createHash } from 'node:crypto';
import type { AwsResponse, LocalPage, Runtime } from '../../service.ts';
import type { UserPool } from './pools.ts';
import { issueIdToken } from './tokens.ts';

/** Long, because the clock is moved by months at a time. */
const VALID_SECONDS = 365 * 86_400;

/**
 * `POST /_local/token {"role":"lead","name":"mina"}` answers `{"token","expiresAt"}`: an ID token of the first user pool
 * for somebody in the group `role`, without a user having to exist.
 */
export function developmentTokenPage(runtime: Runtime, pools: ReadonlyMap<string, UserPool>): LocalPage {
  return async ({ body }) => {
    const [pool] = pools.values();
    const [client] = pool?.clients.values() ?? [];
    if (!pool || !client) return problem(404, 'The template declares no user pool with a client.');
    const { role, name = role } = parse(body) ?? {};
    const roles = [...pool.groups].sort();
    if (typeof role !== 'string' || !pool.groups.has(role)) {
      return problem(400, `"role" must be one of ${roles.join(', ')}.`, { field: 'role', allowed: roles });
    }
    if (typeof name !== 'string' || !/^[\w.-]{1,64}$/.test(name)) {
      return problem(400, '"name" must be 1 to 64 letters, digits, dots, hyphens or underscores.', { field: 'name' });
    }
    const subject = {
      sub: stableUuid(name),
      username: name,
      groups: [role],
      attributes: { name, email: `${name}@example.com`, email_verified: true },
    };
    const expiresAt = new Date((Math.floor(runtime.clock.now() / 1000) + VALID_SECONDS) * 1000).toISOString();
    const token = await issueIdToken(runtime, pool, client, subject, VALID_SECONDS);
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    return { status: 200, headers, body: JSON.stringify({ token, expiresAt }) };
  };
}

function parse(body: Buffer): Record<string, unknown> | undefined {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The same name is the same person in every token. */
function stableUuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

function problem(status: number, detail: string, members: Record<string, unknown> = {}): AwsResponse {
  const title = status === 404 ? 'Not Found' : 'Bad Request';
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', title, status, detail, ...members }),
  };
}
