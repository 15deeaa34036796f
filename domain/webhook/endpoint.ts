import * as z from 'zod/mini';
import type { ProblemDetail } from '../errors.ts';
import { faultsOf } from '../input.ts';
import { publicTypes } from './payload.ts';

/** Part of the ids of deliveries, and of addresses of the API. */
export const endpointIdSchema = z.lazy(() =>
  z
    .string()
    .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'expected at most 40 letters, digits, hyphens and underscores')),
);

const subscribable = [...new Set(publicTypes.map((type) => `${type.split('.')[0]}.*`)), ...publicTypes];

/** Where events are posted to. */
const endpointSchema = z.lazy(() =>
  z.object({
    url: z
      .string()
      .check(
        z.maxLength(2000),
        z.refine(isAllowed, 'expected an https address without a user name (http only to this very machine)'),
      ),
    /** The current one first; during a rotation the previous one too: each signs every delivery. */
    secrets: z
      .array(
        z
          .string()
          .check(z.regex(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/, 'expected whsec_ and 24 to 64 random bytes in base64')),
      )
      .check(z.minLength(1), z.maxLength(2)),
    /** Types of events, or all of a kind: `clock.*`. */
    events: z.array(
      z.string().check(z.refine((one) => subscribable.includes(one), `expected one of ${subscribable.join(', ')}`)),
    ),
    enabled: z._default(z.boolean(), true),
  }),
);

export interface Endpoint extends z.infer<typeof endpointSchema> {
  endpointId: string;
}

/** An entry that cannot be used, and why. Nothing of what it holds is told: it may be a secret. */
export interface UnusableEndpoint {
  endpointId: string;
  problems: ProblemDetail[];
}

export interface Endpoints {
  usable: Endpoint[];
  unusable: UnusableEndpoint[];
}

/**
 * Reads `{"<endpointId>": {"url": ..., "secrets": [...], "events": [...]}}`, each entry for itself: one that is wrong
 * keeps no other from being used.
 * @throws Error when it is not a JSON object at all
 */
export function readEndpoints(value: unknown): Endpoints {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('The secret of the webhook endpoints is not a JSON object.');
  }
  const endpoints: Endpoints = { usable: [], unusable: [] };
  for (const [key, entry] of Object.entries(value)) {
    const id = endpointIdSchema.safeParse(key);
    const endpoint = endpointSchema.safeParse(entry);
    if (id.success && endpoint.success) endpoints.usable.push({ endpointId: key, ...endpoint.data });
    else {
      endpoints.unusable.push({
        endpointId: id.success ? key : '(unusable id)',
        problems: [...(id.success ? [] : faultsOf(id.error)), ...(endpoint.success ? [] : faultsOf(endpoint.error))],
      });
    }
  }
  return endpoints;
}

/** Whether an endpoint asked for events of this type. */
export function isSubscribed({ enabled, events }: Pick<Endpoint, 'enabled' | 'events'>, type: string): boolean {
  return enabled && (events.includes(type) || events.includes(`${type.split('.')[0]}.*`));
}

function isAllowed(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
