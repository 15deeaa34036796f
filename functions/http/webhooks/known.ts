import { type Problem, problem } from '../../../domain/errors.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Endpoint, Endpoints } from '../../../domain/webhook/endpoint.ts';
import type { Call } from '../../_kit/http-routes.ts';
import { faultOf, log } from '../../_kit/log.ts';

type Known = Pick<Call, 'endpoints'>;

/** All endpoints, or that they cannot be read: somebody has to mend their secret. */
export function readAllEndpoints({ endpoints }: Known): Promise<Result<Endpoints, Problem<'endpoints-unreadable'>>> {
  return orUnreadable(() => endpoints.all());
}

/** The endpoint of this id, one that was entered just now as well; null when there is none that can be used. */
export function findEndpoint(
  { endpoints }: Known,
  endpointId: string,
): Promise<Result<Endpoint | null, Problem<'endpoints-unreadable'>>> {
  return orUnreadable(() => endpoints.find(endpointId));
}

async function orUnreadable<T>(read: () => Promise<T>): Promise<Result<T, Problem<'endpoints-unreadable'>>> {
  try {
    return ok(await read());
  } catch (error) {
    log('error', 'webhook endpoints cannot be read', faultOf(error));
    return refuse(unreadable);
  }
}

const unreadable = problem('endpoints-unreadable', {
  detail: 'The secret that holds the endpoints is not JSON, or cannot be reached. Webhooks wait until it is mended.',
});
