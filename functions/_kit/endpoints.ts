import { openSecret } from '../../adapters/secrets/secret.ts';
import { type Endpoint, type Endpoints, readEndpoints } from '../../domain/webhook/endpoint.ts';
import { log } from './log.ts';
import { nowText } from './time.ts';

/** How long the endpoints are used without being read again. */
const freshMs = 60_000;

export interface EndpointBook {
  /** All endpoints. Throws when they cannot be read. */
  all(): Promise<Endpoints>;
  /** The usable endpoint of this id, one that was entered just now as well; null when there is none. */
  find(endpointId: string): Promise<Endpoint | null>;
}

/** The endpoints webhooks go to, kept in one secret as JSON by endpoint id. */
export function openEndpoints(secretArn: string): EndpointBook {
  const secret = openSecret(secretArn, 'the webhook endpoints', (value) => {
    const endpoints = readEndpoints(value);
    for (const { endpointId, problems } of endpoints.unusable) {
      const detail = problems.map((problem) => problem.detail).join('; ');
      log('warn', 'webhook endpoint cannot be used', { endpointId, detail });
    }
    return endpoints;
  });
  const find = async (endpointId: string, ageMs: number) => {
    const { usable } = await secret.read(Date.parse(nowText()), ageMs);
    return usable.find((endpoint) => endpoint.endpointId === endpointId) ?? null;
  };
  return {
    all: () => secret.read(Date.parse(nowText()), freshMs),
    find: async (endpointId) => (await find(endpointId, freshMs)) ?? (await find(endpointId, 0)),
  };
}
