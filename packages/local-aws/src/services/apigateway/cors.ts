import type { CorsConfiguration } from './model.ts';
import { type HttpRequest, header } from './request.ts';
import type { HttpResponse } from './response.ts';

/** The answer to a preflight request: given by the API itself, whatever its routes. */
export function preflight(cors: CorsConfiguration | undefined, request: HttpRequest): HttpResponse | undefined {
  const asks = request.method === 'OPTIONS' && header(request, 'access-control-request-method');
  if (!cors || !asks || !header(request, 'origin')) return undefined;
  const headers = {
    ...list('access-control-allow-methods', cors.AllowMethods),
    ...list('access-control-allow-headers', cors.AllowHeaders),
    ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
  };
  const isAllowed = allowedOrigin(cors, request) !== undefined;
  return { status: 204, headers: isAllowed ? headers : {}, body: '' };
}

/** Replaces whatever CORS headers the function set by those of the API's configuration, if it has one. */
export function withCors(
  cors: CorsConfiguration | undefined,
  request: HttpRequest,
  response: HttpResponse,
): HttpResponse {
  if (!cors) return response;
  const origin = allowedOrigin(cors, request);
  const isPreflight = request.method === 'OPTIONS' && response.status === 204;
  const kept = Object.entries(response.headers).filter(([name]) => isPreflight || !name.startsWith('access-control-'));
  const added = origin && {
    'access-control-allow-origin': origin,
    ...(String(cors.AllowCredentials) === 'true' && { 'access-control-allow-credentials': 'true' }),
    ...list('access-control-expose-headers', cors.ExposeHeaders),
  };
  return { ...response, headers: { ...Object.fromEntries(kept), ...added } };
}

function allowedOrigin({ AllowOrigins = [] }: CorsConfiguration, request: HttpRequest): string | undefined {
  const origin = header(request, 'origin');
  if (!origin) return undefined;
  if (AllowOrigins.includes('*')) return '*';
  const isAllowed = AllowOrigins.some((allowed) =>
    allowed.endsWith('://*') ? origin.startsWith(allowed.slice(0, -1)) : allowed === origin,
  );
  return isAllowed ? origin : undefined;
}

function list(name: string, values: readonly string[] = []): Record<string, string> {
  return values.length > 0 ? { [name]: values.join(',') } : {};
}
