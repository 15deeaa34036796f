/** HTTP functions as API Gateway calls them, on DynamoDB Local and the local Secrets Manager. */
import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createSecretsManagerService } from 'local-aws/services/secretsmanager';
import { createTestRuntime, serveAws } from 'local-aws/testing/one-service';
import { expect, vi } from 'vitest';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { breachesOf } from '../support/obeys.ts';

export interface HttpCall {
  method?: string;
  path: string;
  pathParameters?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string | Buffer | undefined;
  /** Hand the body over in base64, as API Gateway does with types it does not know for text. */
  base64?: boolean;
  /** Who calls; groups as an HTTP API passes them on. */
  claims?: Record<string, string>;
}

export interface HttpReply {
  status: number;
  headers: Record<string, string>;
  body: any;
  text: string;
}

type Handler = (event: APIGatewayProxyEventV2, context: never) => Promise<unknown>;

export async function call(handler: unknown, request: HttpCall): Promise<HttpReply> {
  const { method = 'POST', path, body = '', base64 = false } = request;
  const event = {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: request.headers ?? {},
    ...(request.query && { queryStringParameters: request.query }),
    ...(request.pathParameters && { pathParameters: request.pathParameters }),
    body: base64 ? Buffer.from(body).toString('base64') : body.toString(),
    isBase64Encoded: base64,
    requestContext: {
      requestId: 'request-1',
      routeKey: '$default',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      ...(request.claims && { authorizer: { jwt: { claims: { token_use: 'id', ...request.claims }, scopes: null } } }),
    },
  } as unknown as APIGatewayProxyEventV2;
  const result = (await (handler as Handler)(event, {} as never)) as APIGatewayProxyStructuredResultV2;
  const text = result.body ?? '';
  const headers = (result.headers ?? {}) as Record<string, string>;
  const isJson = /json/.test(headers['content-type'] ?? '');
  const reply = { status: result.statusCode!, headers, text, body: isJson ? JSON.parse(text) : text };
  expect(breachesOf({ method, path }, reply)).toEqual([]);
  return reply;
}

export interface WebhookTestbed {
  database: TestDatabase;
  setShops(shops: Record<string, unknown>): Promise<void>;
  /** The secret's text, whatever it is. */
  setRawShops(text: string): Promise<void>;
  handler: unknown;
  stop(): Promise<void>;
}

export async function startWebhook(): Promise<WebhookTestbed> {
  const database = await startDatabase();
  const { runtime } = createTestRuntime();
  const secrets = createSecretsManagerService(runtime);
  const kind = secrets.kinds['AWS::SecretsManager::Secret']!;
  const resource = { logicalId: 'Shops', type: 'AWS::SecretsManager::Secret', properties: { SecretString: '{}' } };
  const { ref } = kind.identify({ ...resource, stackName: 'Test' } as never);
  kind.declare!(resource);
  const server = await serveAws(secrets);
  Object.assign(process.env, { AWS_ENDPOINT_URL_SECRETS_MANAGER: server.endpoint, SHOPS_SECRET_ARN: ref });
  const { handler } = await import('../../functions/http/webhook.ts');
  async function setRawShops(text: string): Promise<void> {
    const answer = await secrets.handle!({
      method: 'POST',
      url: '/',
      headers: { 'x-amz-target': 'secretsmanager.PutSecretValue' },
      body: Buffer.from(JSON.stringify({ SecretId: ref, SecretString: text })),
      caller: 'test',
    });
    if (answer.status !== 200) throw new Error(String(answer.body));
  }
  return {
    database,
    handler,
    setRawShops,
    setShops: (shops) => setRawShops(JSON.stringify(shops)),
    async stop() {
      await server.close();
      await database.stop();
    },
  };
}

/** Both functions behind the API, on a table of their own. */
export interface Apis {
  database: TestDatabase;
  /** Calls whichever of them answers for a path. */
  ask(request: HttpCall): Promise<HttpReply>;
}

export async function startApis(): Promise<Apis> {
  const database = await startDatabase();
  process.env.ENDPOINTS_SECRET_ARN = 'no secret is read';
  const { handler: api } = await import('../../functions/http/api.ts');
  const { handler: policyApi } = await import('../../functions/http/policy-api.ts');
  const isPolicies = /^\/(policies|calendars|staff|backtests)/;
  return { database, ask: (request) => call(isPolicies.test(request.path) ? policyApi : api, request) };
}

/** Sets what production code takes for now. */
export function setNow(instant: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(instant) });
}

export const sign = {
  base64: (secret: string, body: string | Buffer) => createHmac('sha256', secret).update(body).digest('base64'),
  standard(secret: string, id: string, timestamp: number, body: string | Buffer): string {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
  },
};
