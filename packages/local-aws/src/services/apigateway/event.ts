import { isUtf8 } from 'node:buffer';
import type { EpochMs } from '../../service.ts';
import { type HttpRequest, header } from './request.ts';

/** What a function finds at `requestContext.authorizer.jwt`. */
export interface Authorization {
  /** All as text, lists as `[one two]`: so HTTP APIs hand claims over. */
  claims: Record<string, string>;
  scopes: string[] | null;
}

export interface EventContext {
  accountId: string;
  apiId: string;
  requestId: string;
  routeKey: string;
  pathParameters: Record<string, string>;
  authorization?: Authorization;
  now: EpochMs;
}

/** The content types HTTP APIs hand over as text; everything else, and what has no type, is base64-encoded. */
const TEXT = /^(text\/[^;]+|application\/(json|xml|javascript))\s*(;|$)/i;

/**
 * What a function gets: payload format 2.0. The raw path is decoded, as HTTP APIs (unlike REST APIs) do.
 * @throws URIError when the path is not properly encoded
 */
export function toEvent(request: HttpRequest, context: EventContext) {
  const { method, url, body, sourceIp } = request;
  const { path, query } = splitUrl(url);
  const rawPath = decodeURIComponent(path);
  const { cookie, ...headers } = joinedHeaders(request);
  // What is no UTF-8 cannot be handed over as text without becoming something else.
  const isText = TEXT.test(headers['content-type'] ?? '') && isUtf8(body);
  const host = headers.host ?? 'localhost';
  return {
    version: '2.0',
    routeKey: context.routeKey,
    rawPath,
    rawQueryString: query,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(query !== '' && { queryStringParameters: joinedParameters(new URLSearchParams(query)) }),
    requestContext: {
      accountId: context.accountId,
      apiId: context.apiId,
      ...(context.authorization && { authorizer: { jwt: context.authorization } }),
      domainName: host.replace(/:\d+$/, ''),
      domainPrefix: host.replace(/[.:].*$/, ''),
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId: context.requestId,
      routeKey: context.routeKey,
      stage: '$default',
      time: commonLogTime(context.now),
      timeEpoch: context.now,
    },
    ...(Object.keys(context.pathParameters).length > 0 && { pathParameters: context.pathParameters }),
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

export function splitUrl(url: string): { path: string; query: string } {
  const mark = url.indexOf('?');
  return mark === -1 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}

function joinedHeaders(request: HttpRequest): Record<string, string> {
  const names = Object.keys(request.headers).filter((name) => request.headers[name] !== undefined);
  const sent = Object.fromEntries(names.map((name) => [name.toLowerCase(), header(request, name)!]));
  return { ...sent, 'x-forwarded-for': request.sourceIp, 'x-forwarded-proto': 'http' };
}

function joinedParameters(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12/Mar/2020:19:03:58 +0000` */
function commonLogTime(instant: EpochMs): string {
  const [, year, month, day, time] = /^(\d+)-(\d\d)-(\d\d)T(.{8})/.exec(new Date(instant).toISOString())!;
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time} +0000`;
}
