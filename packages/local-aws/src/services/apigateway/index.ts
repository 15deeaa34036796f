import { randomBytes } from 'node:crypto';
import {
  type InvocationResult,
  type Resource,
  type Runtime,
  type Service,
  UnsupportedTemplate,
} from '../../service.ts';
import { MAX_PAYLOAD_BYTES, payloadProblem } from '../lambda/errors.ts';
import { JwtAuthorizer } from './authorizer.ts';
import { preflight, withCors } from './cors.ts';
import { type Authorization, splitUrl, toEvent } from './event.ts';
import { apiKind, authorizerKind, integrationKind, routeKind, stageKind } from './kinds.ts';
import {
  type HttpApi,
  type Integration,
  type Route,
  readApi,
  readAuthorizer,
  readIntegration,
  readRoute,
  resourceId,
} from './model.ts';
import type { HttpRequest } from './request.ts';
import { gatewayResponse, type HttpResponse, internalServerError, toResponse } from './response.ts';
import { matchRoute, type RouteMatch } from './routes.ts';

export type { HttpResponse } from './response.ts';

const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** HTTP APIs are billed by request, a large one as several. */
const BILLED_CHUNK_BYTES = 512 * 1024;

export interface HttpApiService extends Service {
  /** Answers a request to the HTTP API. Never throws: what goes wrong is an answer. */
  http(request: HttpRequest): Promise<HttpResponse>;
}

/** API Gateway's HTTP APIs: one API, its `$default` stage, Lambda integrations, JWT authorizers of local user pools. */
export function createApiGatewayService(runtime: Runtime): HttpApiService {
  let api: HttpApi | undefined;
  const integrations = new Map<string, Integration>();
  const authorizers = new Map<string, JwtAuthorizer>();
  const routes: Route[] = [];
  const idOf = ({ logicalId }: Resource) => resourceId({ stackName: runtime.stackName, logicalId });

  async function answer(request: HttpRequest, requestId: string): Promise<HttpResponse> {
    if (request.body.length > MAX_BODY_BYTES) return gatewayResponse(413, 'Request Entity Too Large');
    const match = matchRoute(routes, request.method, splitUrl(request.url).path);
    if (!api || !match) return gatewayResponse(404, 'Not Found');
    const { authorizerId, scopes } = match.route;
    if (!authorizerId) return callFunction(request, requestId, match);
    const outcome = await authorizers.get(authorizerId)!.authorize(request, scopes);
    return 'refusal' in outcome ? outcome.refusal : callFunction(request, requestId, match, outcome.authorization);
  }

  async function callFunction(
    request: HttpRequest,
    requestId: string,
    { route, pathParameters }: RouteMatch<Route>,
    authorization?: Authorization,
  ): Promise<HttpResponse> {
    const { functionArn, timeoutMs } = integrations.get(route.integrationId)!;
    const event = toEvent(request, {
      accountId: runtime.accountId,
      apiId: api!.id,
      requestId,
      routeKey: route.pattern.key,
      pathParameters,
      now: runtime.clock.now(),
      ...(authorization && { authorization }),
    });
    if (isTooLarge(event)) return gatewayResponse(413, 'Request Entity Too Large');
    const result = await withTimeout(runtime.lambda().invoke(functionArn, event), timeoutMs);
    if (!result) return gatewayResponse(503, 'Service Unavailable');
    return result.ok ? toResponse(result.payload) : internalServerError();
  }

  async function answerSafely(request: HttpRequest, requestId: string): Promise<HttpResponse> {
    try {
      return preflight(api?.cors, request) ?? (await answer(request, requestId));
    } catch (error) {
      if (error instanceof URIError) return gatewayResponse(400, 'Bad Request');
      runtime.log('apigateway', `request failed: ${(error as Error).message}`, { requestId });
      return internalServerError();
    }
  }

  return {
    name: 'apigateway',
    kinds: {
      'AWS::ApiGatewayV2::Api': apiKind((resource) => {
        if (api)
          throw new UnsupportedTemplate(`${resource.type} ${resource.logicalId}: only one HTTP API is supported`);
        api = readApi(idOf(resource), resource);
      }),
      'AWS::ApiGatewayV2::Stage': stageKind(({ type, logicalId, properties }) => {
        if (properties.StageName === '$default') return;
        throw new UnsupportedTemplate(
          `${type} ${logicalId}: stage ${properties.StageName} is not supported, only $default`,
        );
      }),
      'AWS::ApiGatewayV2::Integration': integrationKind((resource) => {
        integrations.set(idOf(resource), readIntegration(resource));
      }),
      'AWS::ApiGatewayV2::Authorizer': authorizerKind((resource) => {
        authorizers.set(idOf(resource), new JwtAuthorizer(runtime, readAuthorizer(resource)));
      }),
      'AWS::ApiGatewayV2::Route': routeKind((resource) => {
        routes.push(readRoute(resource));
      }),
    },
    async start() {
      for (const { pattern, integrationId, authorizerId } of routes) {
        if (integrations.has(integrationId) && (!authorizerId || authorizers.has(authorizerId))) continue;
        throw new UnsupportedTemplate(
          `AWS::ApiGatewayV2::Route ${pattern.key}: its integration or authorizer is not in the template`,
        );
      }
    },
    async http(request) {
      const requestId = `${randomBytes(11).toString('base64url')}=`;
      const billed = Math.max(1, Math.ceil(request.body.length / BILLED_CHUNK_BYTES));
      runtime.meter.add('apigateway.requests', api?.name ?? 'none', billed);
      const response = await runtime.activity.track('http', answerSafely(request, requestId));
      const shaped = withCors(api?.cors, request, response);
      return { ...shaped, headers: { ...shaped.headers, 'apigw-requestid': requestId } };
    },
  };
}

/** Lambda takes no more in one call; the gateway, which itself takes more, passes its refusal on. */
function isTooLarge(event: { body?: string }): boolean {
  const isNearlyAll = (event.body?.length ?? 0) > MAX_PAYLOAD_BYTES / 8;
  return isNearlyAll && payloadProblem(JSON.stringify(event), MAX_PAYLOAD_BYTES, 'Invoke') !== undefined;
}

/** Nothing when it takes longer (real time, as the function's own time-out is). */
async function withTimeout(work: Promise<InvocationResult>, timeoutMs: number): Promise<InvocationResult | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, undefined);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
