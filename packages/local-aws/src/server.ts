import { type HttpRequest, isAwsCall } from './http-listener.ts';
import {
  type Activity,
  type AwsResponse,
  type Clock,
  ConnectionDropped,
  type LocalPage,
  type Log,
  type Service,
} from './service.ts';

/** The API Gateway service answers everything that is neither an AWS call nor a page of the runtime. */
export interface HttpApi {
  http(request: HttpRequest): Promise<AwsResponse>;
}

export type HttpHandler = (request: HttpRequest) => Promise<AwsResponse>;

export interface ServerOptions {
  services: readonly Service[];
  /** Pages of the runtime itself, beside those of the services. */
  pages: Readonly<Record<string, LocalPage>>;
  clock: Clock;
  activity: Activity;
  log: Log;
  /** False while the runtime starts or stops: the HTTP API then answers 503. */
  ready(): boolean;
}

/** Hands each request to the service, page or HTTP API it is meant for. */
export function createServer(options: ServerOptions): HttpHandler {
  const byName = new Map(options.services.map((service) => [service.name, service]));
  const httpApi = byName.get('apigateway') as (Service & HttpApi) | undefined;
  const pages = pageRoutes([options.pages, ...options.services.map(({ pages }) => pages ?? {})]);

  async function route(request: HttpRequest): Promise<AwsResponse> {
    if (isAwsCall(request.headers)) return callAws(byName, request);
    const path = request.url.split('?', 1)[0]!;
    if (path === '/_local' || path.startsWith('/_local/')) return showPage(pages, request);
    if (!options.ready() || !httpApi) return json(503, { message: 'Service Unavailable' });
    return options.activity.track(`http ${request.method} ${path}`, httpApi.http(request));
  }

  return async (request) => {
    try {
      const answer = await route(request);
      // Clients correct their own clock by this header.
      return { ...answer, headers: { date: new Date(options.clock.now()).toUTCString(), ...answer.headers } };
    } catch (error) {
      if (error instanceof ConnectionDropped) throw error;
      options.log('server', `${request.method} ${request.url} failed`, {
        error: String((error as Error)?.stack ?? error),
      });
      return json(500, { __type: 'InternalFailure', message: 'Internal Server Error' });
    }
  };
}

/** `Credential=LOCALOrders-Webhook/20260504/us-east-1/dynamodb/aws4_request`: who calls, and which service. Signatures are not checked. */
const CREDENTIAL = /Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

async function callAws(services: Map<string, Service>, request: HttpRequest): Promise<AwsResponse> {
  const [, accessKeyId = '', name = 'cognito-idp'] = CREDENTIAL.exec(request.headers.authorization ?? '') ?? [];
  const service = services.get(name);
  if (!service?.handle) {
    const message = `The local runtime does not emulate the service '${name}'.`;
    return json(400, { __type: 'UnsupportedService', message }, 'application/x-amz-json-1.1');
  }
  const caller = accessKeyId.startsWith('LOCAL') ? accessKeyId.slice('LOCAL'.length) : 'external';
  return service.handle({ ...request, caller });
}

interface PageRoute {
  method: string;
  segments: string[];
  page: LocalPage;
}

function pageRoutes(tables: readonly Readonly<Record<string, LocalPage>>[]): PageRoute[] {
  return tables.flatMap(Object.entries<LocalPage>).map(([key, page]) => {
    const [method = '', path = ''] = key.split(' ');
    return { method, segments: path.split('/'), page };
  });
}

async function showPage(routes: PageRoute[], request: HttpRequest): Promise<AwsResponse> {
  const url = new URL(request.url, 'http://localhost');
  const segments = url.pathname
    .replace(/^\/_local\/?/, '')
    .replace(/\/$/, '')
    .split('/')
    .map(decode);
  for (const { method, segments: pattern, page } of routes) {
    const params = method === request.method && match(pattern, segments);
    if (params) return page({ params, query: url.searchParams, body: request.body, headers: request.headers });
  }
  return json(404, { message: `There is no ${request.method} ${url.pathname}.` });
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The named segments (`:id`) of a path, or undefined when it does not fit; a literal segment only fits itself. */
function match(pattern: string[], segments: string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = segments[index]!;
    else if (part !== segments[index]) return undefined;
  }
  return params;
}

function json(status: number, body: unknown, contentType = 'application/json'): AwsResponse {
  return { status, headers: { 'content-type': contentType }, body: JSON.stringify(body) };
}
