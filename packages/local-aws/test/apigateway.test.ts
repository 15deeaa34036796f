import { afterEach, describe, expect, it } from 'vitest';
import { UnsupportedTemplate } from '../src/service.ts';
import { createApiGatewayService, type HttpApiService, type HttpResponse } from '../src/services/apigateway/index.ts';
import { declare } from '../testing/one-service.ts';
import { type LambdaTestbed, startFunctions } from './support/functions.ts';

const START = '2031-05-06T07:08:09Z';

/** Answers with its event, or as `x-answer` says. */
const ECHO = `export const handler = async (event) => {
  const answer = event.headers['x-answer'];
  if (!answer) return { event };
  if (answer === 'fail') throw new Error('no');
  if (answer === 'hang') return new Promise(() => setInterval(() => {}, 1e6));
  return JSON.parse(answer);
};`;

let testbed: LambdaTestbed;
let gateway: HttpApiService;
afterEach(() => testbed.stop());

function idOf(type: string, logicalId: string): string {
  const { region, accountId, stackName, endpoint } = testbed.runtime;
  const context = { logicalId, properties: {}, stackName, region, accountId, partition: 'aws', endpoint };
  return gateway.kinds[type]!.identify(context).ref;
}

async function start(
  routeKeys: string[],
  options: { cors?: Record<string, any>; timeoutMs?: number; functionTimeout?: number } = {},
): Promise<void> {
  const properties = { Timeout: options.functionTimeout ?? 3 };
  testbed = await startFunctions({ Echo: { code: ECHO, properties } }, { startAt: START });
  gateway = createApiGatewayService(testbed.runtime);
  const Target = `integrations/${idOf('AWS::ApiGatewayV2::Integration', 'ToEcho')}`;
  declare(gateway, {
    ...Object.fromEntries(
      routeKeys.map((RouteKey, index) => [
        `Route${index}`,
        { type: 'AWS::ApiGatewayV2::Route', properties: { ApiId: 'x', RouteKey, Target } },
      ]),
    ),
    Api: {
      type: 'AWS::ApiGatewayV2::Api',
      properties: {
        Name: 'orders',
        ProtocolType: 'HTTP',
        ...(options.cors && { CorsConfiguration: options.cors }),
      },
    },
    Stage: { type: 'AWS::ApiGatewayV2::Stage', properties: { ApiId: 'x', StageName: '$default', AutoDeploy: true } },
    ToEcho: {
      type: 'AWS::ApiGatewayV2::Integration',
      properties: {
        ApiId: 'x',
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: 'arn:aws:lambda:us-east-1:000000000000:function:Echo',
        PayloadFormatVersion: '2.0',
        ...(options.timeoutMs && { TimeoutInMillis: options.timeoutMs }),
      },
    },
  });
  await gateway.start!();
}

function send(
  method: string,
  url: string,
  options: { headers?: Record<string, string | string[]>; body?: string | Buffer } = {},
): Promise<HttpResponse> {
  const { headers = {}, body = '' } = options;
  return gateway.http({ method, url, headers, body: Buffer.from(body), sourceIp: '192.0.2.7' });
}

const json = (response: HttpResponse) => JSON.parse(String(response.body));
const eventOf = async (...request: Parameters<typeof send>) => json(await send(...request)).event;

describe('the event', () => {
  it('has payload format 2.0', async () => {
    await start(['POST /shops/{shop}/orders/{order}']);
    const event = await eventOf('POST', '/shops/seoul%20one/orders/%ED%95%9C?tag=a&tag=b&q=x+y%26', {
      headers: {
        host: 'api.example.com:8787',
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'vitest',
        cookie: 'one=1; two=2',
        'x-many': ['a', 'b'],
      },
      body: '{"text":"안녕"}',
    });
    expect(event).toEqual({
      version: '2.0',
      routeKey: 'POST /shops/{shop}/orders/{order}',
      rawPath: '/shops/seoul one/orders/한',
      rawQueryString: 'tag=a&tag=b&q=x+y%26',
      cookies: ['one=1', 'two=2'],
      headers: {
        host: 'api.example.com:8787',
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'vitest',
        'x-many': 'a,b',
        'x-forwarded-for': '192.0.2.7',
        'x-forwarded-proto': 'http',
      },
      queryStringParameters: { tag: 'a,b', q: 'x y&' },
      pathParameters: { shop: 'seoul one', order: '한' },
      requestContext: {
        accountId: '000000000000',
        apiId: idOf('AWS::ApiGatewayV2::Api', 'Api'),
        domainName: 'api.example.com',
        domainPrefix: 'api',
        http: {
          method: 'POST',
          path: '/shops/seoul one/orders/한',
          protocol: 'HTTP/1.1',
          sourceIp: '192.0.2.7',
          userAgent: 'vitest',
        },
        requestId: expect.stringMatching(/^[\w-]{15}=$/),
        routeKey: 'POST /shops/{shop}/orders/{order}',
        stage: '$default',
        time: expect.stringMatching(/^06\/May\/2031:07:08:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
      body: '{"text":"안녕"}',
      isBase64Encoded: false,
    });
    expect(new Date(event.requestContext.timeEpoch).toISOString()).toMatch(/^2031-05-06T07:08/);
  });

  it('leaves out what the request does not have', async () => {
    await start(['GET /']);
    const event = await eventOf('GET', '/');
    expect(event).toMatchObject({ rawPath: '/', rawQueryString: '', isBase64Encoded: false });
    for (const name of ['body', 'cookies', 'pathParameters', 'queryStringParameters']) {
      expect(event).not.toHaveProperty(name);
    }
    expect(event.requestContext).not.toHaveProperty('authorizer');
  });

  it.each([
    ['text/plain', false],
    ['application/xml', false],
    ['application/javascript', false],
    ['application/problem+json', true],
    ['application/x-www-form-urlencoded', true],
    ['image/png', true],
    [undefined, true],
  ])('carries a body of type %s in base64: %s', async (type, isBase64Encoded) => {
    await start(['POST /in']);
    const event = await eventOf('POST', '/in', { ...(type && { headers: { 'content-type': type } }), body: 'a=1' });
    expect(event).toMatchObject({ isBase64Encoded, body: isBase64Encoded ? 'YT0x' : 'a=1' });
  });
});

describe('a body that is no UTF-8', () => {
  it('arrives as it was sent, in base64, whatever its type says', async () => {
    await start(['POST /in']);
    const body = Buffer.from([0x7b, 0xff, 0xc0, 0x80, 0x7d]);
    const event = await eventOf('POST', '/in', { headers: { 'content-type': 'application/json' }, body });
    expect(event).toMatchObject({ isBase64Encoded: true, body: body.toString('base64') });
  });
});

describe('routing', () => {
  const routes = [
    '$default',
    'ANY /{proxy+}',
    'GET /pets/{proxy+}',
    'GET /pets/{kind}/{id}',
    'GET /pets/dog/{id}',
    'ANY /pets/dog/1',
    'GET /pets/dog/1',
    'POST /pets',
  ];
  it.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1'],
    ['PUT', '/pets/dog/1', 'ANY /pets/dog/1'],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}'],
    ['GET', '/pets/cat/2', 'GET /pets/{kind}/{id}'],
    ['GET', '/pets/cat/2/toys', 'GET /pets/{proxy+}'],
    ['POST', '/pets', 'POST /pets'],
    ['GET', '/pets', 'ANY /{proxy+}'],
    ['POST', '/pets/cat/2', 'ANY /{proxy+}'],
    ['GET', '/', '$default'],
  ])('%s %s goes to %s', async (method, url, expected) => {
    await start(routes);
    expect(await eventOf(method, url)).toMatchObject({ routeKey: expected });
  });

  it('hands the rest of the path to a greedy variable', async () => {
    await start(['GET /files/{path+}']);
    expect((await eventOf('GET', '/files/a%20b/c')).pathParameters).toEqual({ path: 'a b/c' });
  });

  it.each([
    ['an unknown path', 'GET', '/elsewhere'],
    ['another method', 'DELETE', '/tickets/1'],
    ['a trailing slash', 'GET', '/tickets/1/'],
    ['an empty variable', 'GET', '/tickets/'],
  ])('answers 404 to %s', async (_, method, url) => {
    await start(['GET /tickets/{id}']);
    const response = await send(method, url);
    expect(response.status).toBe(404);
    expect(json(response)).toEqual({ message: 'Not Found' });
  });

  it('answers 400 to a path that is not properly encoded', async () => {
    await start(['GET /tickets/{id}']);
    expect((await send('GET', '/tickets/%E0%A4%A')).status).toBe(400);
  });
});

describe('the answer', () => {
  const answered = (answer: unknown) => send('GET', '/', { headers: { 'x-answer': JSON.stringify(answer) } });

  it('is 200 with JSON around what a function returns without a status', async () => {
    await start(['GET /']);
    expect(await answered({ ok: true })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"ok":true}',
    });
    expect(await answered('plain')).toMatchObject({ status: 200, body: 'plain' });
    expect(await answered(null)).toMatchObject({ status: 200, body: 'null' });
  });

  it('is what the function says in the full form', async () => {
    await start(['GET /']);
    const response = await answered({
      statusCode: 201,
      headers: { ETag: '"3"', 'X-Number': 7 },
      cookies: ['a=1; Secure', 'b=2'],
      body: '{"id":1}',
    });
    expect(response).toMatchObject({ status: 201, cookies: ['a=1; Secure', 'b=2'], body: '{"id":1}' });
    expect(response.headers).toMatchObject({
      etag: '"3"',
      'x-number': '7',
      'content-type': 'text/plain;charset=UTF-8',
    });
    expect(response.headers['apigw-requestid']).toMatch(/^[\w-]{15}=$/);
    expect(await answered({ statusCode: 204 })).toMatchObject({ status: 204, body: '' });
    const binary = await answered({ statusCode: 200, body: 'AP8=', isBase64Encoded: true });
    expect(binary.body).toEqual(Buffer.from([0, 255]));
  });

  it.each([
    ['a status that is none', { statusCode: 'fine' }],
    ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
  ])('is 500 for %s', async (_, answer) => {
    await start(['GET /']);
    const response = await answered(answer);
    expect(response.status).toBe(500);
    expect(json(response)).toEqual({ message: 'Internal Server Error' });
  });

  it('is 500 when the function fails or runs out of its time', async () => {
    await start(['GET /'], { functionTimeout: 1 });
    expect((await send('GET', '/', { headers: { 'x-answer': 'fail' } })).status).toBe(500);
    expect((await send('GET', '/', { headers: { 'x-answer': 'hang' } })).status).toBe(500);
  });

  it('is 503 when the integration times out first', async () => {
    await start(['GET /'], { timeoutMs: 50 });
    const response = await send('GET', '/', { headers: { 'x-answer': 'hang' } });
    expect(response.status).toBe(503);
    expect(json(response)).toEqual({ message: 'Service Unavailable' });
  });

  it('is 413 for more than 10 MB, without calling the function', async () => {
    await start(['POST /']);
    const response = await send('POST', '/', { body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect(response.status).toBe(413);
    expect(testbed.runtime.meter.snapshot()).not.toHaveProperty(['lambda.invocations']);
  });

  it.each([
    ['text', 'application/json', 6 * 1024 * 1024],
    ['bytes', 'application/octet-stream', 5 * 1024 * 1024],
  ])('is 413 for more %s than Lambda takes, without calling the function', async (_, type, size) => {
    await start(['POST /']);
    const response = await send('POST', '/', { headers: { 'content-type': type }, body: Buffer.alloc(size, 'x') });
    expect(response.status).toBe(413);
    expect(json(response)).toEqual({ message: 'Request Entity Too Large' });
    expect(testbed.runtime.meter.snapshot()).not.toHaveProperty(['lambda.invocations']);
  });

  it('is metered by API, large requests as several', async () => {
    await start(['POST /']);
    await send('POST', '/', { body: 'x' });
    await send('POST', '/', { body: 'x'.repeat(600 * 1024) });
    expect(testbed.runtime.meter.snapshot()['apigateway.requests']).toEqual({ orders: 3 });
  });
});

describe('CORS', () => {
  const cors = {
    AllowOrigins: ['https://desk.example.com'],
    AllowMethods: ['GET', 'POST'],
    AllowHeaders: ['authorization', 'if-match'],
    ExposeHeaders: ['etag'],
    MaxAge: 600,
  };
  const preflight = (origin: string) =>
    send('OPTIONS', '/', { headers: { origin, 'access-control-request-method': 'POST' } });

  it('answers a preflight request of an allowed origin by itself', async () => {
    await start(['ANY /'], { cors });
    const response = await preflight('https://desk.example.com');
    expect(response.status).toBe(204);
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': 'https://desk.example.com',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization,if-match',
      'access-control-max-age': '600',
    });
    expect((await preflight('https://evil.example.com')).headers).not.toHaveProperty('access-control-allow-origin');
    expect(testbed.runtime.meter.snapshot()).not.toHaveProperty(['lambda.invocations']);
  });

  it("replaces the function's own headers, on refusals too", async () => {
    await start(['GET /'], { cors });
    const origin = 'https://desk.example.com';
    const answer = JSON.stringify({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: '' });
    const allowed = await send('GET', '/', { headers: { origin, 'x-answer': answer } });
    expect(allowed.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'etag',
    });
    expect((await send('GET', '/gone', { headers: { origin } })).headers['access-control-allow-origin']).toBe(origin);
    const other = await send('GET', '/', { headers: { origin: 'https://evil.example.com', 'x-answer': answer } });
    expect(other.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('is left to the function without a configuration', async () => {
    await start(['OPTIONS /']);
    const answer = JSON.stringify({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: '' });
    const headers = { origin: 'https://x.example.com', 'access-control-request-method': 'GET', 'x-answer': answer };
    expect(await send('OPTIONS', '/', { headers })).toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': '*' },
    });
  });
});

describe('a template', () => {
  it.each([
    ['AWS::ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET' }],
    ['AWS::ApiGatewayV2::Stage', { StageName: 'prod' }],
    ['AWS::ApiGatewayV2::Integration', { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://example.com' }],
    ['AWS::ApiGatewayV2::Authorizer', { AuthorizerType: 'REQUEST' }],
    ['AWS::ApiGatewayV2::Route', { RouteKey: 'GET /', AuthorizationType: 'AWS_IAM' }],
  ])('is refused by name for an unsupported %s', async (type, properties) => {
    await start([]);
    const odd = () => declare(createApiGatewayService(testbed.runtime), { Odd: { type, properties } });
    expect(odd).toThrow(UnsupportedTemplate);
    expect(odd).toThrow(`${type} Odd`);
  });

  it('gives the API the address of the runtime', async () => {
    await start([]);
    const { region, accountId, stackName, endpoint } = testbed.runtime;
    const context = { logicalId: 'Api', properties: {}, stackName, region, accountId, partition: 'aws', endpoint };
    const { attributes } = gateway.kinds['AWS::ApiGatewayV2::Api']!.identify(context);
    expect(attributes.ApiEndpoint).toBe('http://localhost:8787');
  });
});
