import type { Problem } from '../../../domain/errors.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Endpoints } from '../../../domain/webhook/endpoint.ts';
import type { Call } from '../../_kit/http-routes.ts';
import { faultOf, log } from '../../_kit/log.ts';

/** All endpoints, or that they cannot be read: somebody has to mend their secret. */
export async function readAllEndpoints({ endpoints }: Pick<Call, 'endpoints'>): Promise<Result<Endpoints>> {
  try {
    return ok(await endpoints.all());
  } catch (error) {
    log('error', 'webhook endpoints cannot be read', faultOf(error));
    return refuse(unreadable);
  }
}

const unreadable: Problem = {
  type: 'endpoints-unreadable',
  title: 'The webhook endpoints cannot be read',
  status: 503,
  detail: 'The secret that holds the endpoints is not JSON, or cannot be reached. Webhooks wait until it is mended.',
};
