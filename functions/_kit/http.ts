import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ProblemType, problemDocument } from '../../api/problems.ts';
import type { Problem } from '../../domain/errors.ts';
import { internalError } from './http-problems.ts';
import { faultOf, log } from './log.ts';

/** A request as handlers see it. Header names are lower case, the body is the bytes that were sent. */
export interface HttpRequest {
  method: string;
  path: string;
  pathParameters: Record<string, string | undefined>;
  query: Record<string, string | undefined>;
  headers: Record<string, string | undefined>;
  rawBody: Buffer;
  /** Claims of the verified token, where the route has an authorizer. */
  claims: Record<string, unknown>;
}

/** An answer: `body` is sent as JSON, `text` as it is with the content type named in the headers. */
export interface HttpAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  text?: string;
}

/** The same with its parts known: what a contract is held against. */
export interface Answered<Status extends number, Body, Headers> {
  status: Status;
  body: Body;
  headers: Headers;
}

export function answered<const Status extends number, Body>(status: Status, body: Body): { status: Status; body: Body };
export function answered<const Status extends number, Body, Headers extends Record<string, string>>(
  status: Status,
  body: Body,
  headers: Headers,
): Answered<Status, Body, Headers>;
export function answered(status: number, body: unknown, headers?: Record<string, string>): HttpAnswer {
  return headers ? { status, body, headers } : { status, body };
}

const securityHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

/**
 * An HTTP function. A fault becomes a 500 that tells nothing of its cause; the log has the cause and the request's id,
 * and of the request itself nothing that could be about a person.
 */
export function http(handle: (request: HttpRequest) => Promise<HttpAnswer>) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .onError((request) => {
      const { requestId, routeKey } = request.event.requestContext;
      log('error', 'request failed', { requestId, routeKey, ...faultOf(request.error) });
      request.response = toResult(problemAnswer(internalError));
    })
    .handler(async (event) => toResult(await handle(toRequest(event))));
}

/** A refusal as RFC 9457 has it; its type is the address of the problem's description. */
export function problemAnswer(problem: Problem<ProblemType>, headers: Record<string, string> = {}): HttpAnswer {
  const body = problemDocument(problem);
  return { status: body.status, headers: { 'content-type': 'application/problem+json', ...headers }, body };
}

function toRequest(event: APIGatewayProxyEventV2): HttpRequest {
  const { http: line } = event.requestContext;
  const context = event.requestContext as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } };
  return {
    method: line.method,
    path: event.rawPath,
    pathParameters: event.pathParameters ?? {},
    query: event.queryStringParameters ?? {},
    headers: event.headers,
    rawBody: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    claims: context.authorizer?.jwt?.claims ?? {},
  };
}

function toResult({ status, headers, body, text }: HttpAnswer): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: {
      ...securityHeaders,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: text ?? (body === undefined ? '' : JSON.stringify(body)),
  };
}
