import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AwsResponse } from './service.ts';
import { StartupProblem } from './startup-problem.ts';

/** What an HTTP API takes: API Gateway answers 413 beyond it. */
const LARGEST_API_BODY = 10 * 1024 * 1024;
/** AWS APIs take more: a raw mail of 10 MB arrives base64-encoded and form-encoded, a batch write has up to 16 MB. */
const LARGEST_AWS_BODY = 32 * 1024 * 1024;

/** Longer than the keep-alive of common clients, so that the client closes first and never sends into a closing connection. */
const KEEP_ALIVE_MS = 65_000;

export interface HttpRequest {
  method: string;
  /** Path and query as sent. */
  url: string;
  /** Names in lower case, repeated headers joined by commas. */
  headers: Record<string, string>;
  body: Buffer;
  sourceIp: string;
}

export interface HttpListener {
  port: number;
  /** Lets answers under way finish, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Listens on the loopback interface; port 0 takes any free one.
 * @throws StartupProblem when the port is taken.
 */
export async function listen(
  port: number,
  answer: (request: HttpRequest) => Promise<AwsResponse>,
): Promise<HttpListener> {
  const server = createServer((message, response) => void respond(message, response, answer));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenProblem(port, error)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 1000).unref();
      await closed;
    },
  };
}

/** Whether a signed call to an AWS API, by its headers. */
export function isAwsCall(headers: Record<string, string>): boolean {
  return (
    headers.authorization?.startsWith('AWS4-HMAC-SHA256') === true ||
    // Sign-up and sign-in are called without credentials.
    headers['x-amz-target']?.startsWith('AWSCognitoIdentityProviderService.') === true
  );
}

async function respond(
  message: IncomingMessage,
  response: ServerResponse,
  answer: (request: HttpRequest) => Promise<AwsResponse>,
): Promise<void> {
  const headers = joinedHeaders(message);
  try {
    const body = await readBody(message, isAwsCall(headers) ? LARGEST_AWS_BODY : LARGEST_API_BODY);
    if (!body) {
      send(response, {
        status: 413,
        headers: { 'content-type': 'application/json', connection: 'close' },
        body: '{"message":"Request Entity Too Large"}',
      });
      message.resume();
      return;
    }
    const request = { method: message.method ?? 'GET', url: message.url ?? '/', headers, body };
    send(response, await answer({ ...request, sourceIp: message.socket.remoteAddress ?? '127.0.0.1' }));
  } catch {
    // The client has gone, or is to believe that we have.
    response.destroy();
  }
}

function send(response: ServerResponse, { status, headers = {}, body }: AwsResponse): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** The whole body, or undefined when it is larger than `limit`. */
async function readBody(message: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(message.headers['content-length'] ?? 0) > limit) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > limit) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks, size);
}

function joinedHeaders(message: IncomingMessage): Record<string, string> {
  const distinct = Object.entries(message.headersDistinct);
  return Object.fromEntries(distinct.map(([name, values]) => [name, values!.join(name === 'cookie' ? '; ' : ',')]));
}

function listenProblem(port: number, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartupProblem(`Port ${port} is taken by another program. Stop it, or choose another with --port <n>.`);
  }
  if (error.code === 'EACCES') {
    return new StartupProblem(`Port ${port} may not be used by this user. Choose one above 1023 with --port <n>.`);
  }
  return error;
}
