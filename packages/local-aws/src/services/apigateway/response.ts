import type { AwsResponse } from '../../service.ts';

export type HttpResponse = AwsResponse & { headers: Record<string, string> };

/** An answer of the gateway itself. */
export function gatewayResponse(status: number, message: string, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ message }) };
}

export function internalServerError(): HttpResponse {
  return gatewayResponse(500, 'Internal Server Error');
}

/** What a function returned as an HTTP answer: the full form if it has a `statusCode`, else a 200 around it. */
export function toResponse(returned: unknown): HttpResponse {
  if (typeof returned !== 'object' || returned === null || !('statusCode' in returned)) {
    const body = typeof returned === 'string' ? returned : JSON.stringify(returned);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const { statusCode, headers, body = '', cookies, isBase64Encoded } = returned as Record<string, any>;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) return internalServerError();
  if (body !== null && typeof body !== 'string') return internalServerError();
  return {
    status,
    headers: withContentType(lowerCase(headers ?? {}), body),
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
    ...(Array.isArray(cookies) && { cookies: cookies.map(String) }),
  };
}

function lowerCase(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function withContentType(headers: Record<string, string>, body: string | null): Record<string, string> {
  return body ? { 'content-type': 'text/plain;charset=UTF-8', ...headers } : headers;
}
