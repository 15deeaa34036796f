import { exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../src/service.ts';
import { createApiGatewayService, type HttpApiService } from '../src/services/apigateway/index.ts';
import { createCognitoService } from '../src/services/cognito/index.ts';
import { SigningKeys } from '../src/services/cognito/keys.ts';
import { declare } from '../testing/one-service.ts';
import { type LambdaTestbed, startFunctions } from './support/functions.ts';

let testbed: LambdaTestbed;
let gateway: HttpApiService;
let cognito: Service;
let poolId: string;
let clientId: string;

function identify(service: Service, type: string, logicalId: string) {
  const { region, accountId, stackName, endpoint } = testbed.runtime;
  const context = { logicalId, properties: {}, stackName, region, accountId, partition: 'aws', endpoint };
  return service.kinds[type]!.identify(context);
}

beforeAll(async () => {
  const code = 'export const handler = async ({ requestContext }) => requestContext.authorizer ?? "public";';
  testbed = await startFunctions({ Who: { code } }, { startAt: '2031-05-06T07:00:00Z' });
  cognito = createCognitoService(testbed.runtime);
  gateway = createApiGatewayService(testbed.runtime);
  const pool = identify(cognito, 'AWS::Cognito::UserPool', 'Staff');
  poolId = pool.ref;
  clientId = identify(cognito, 'AWS::Cognito::UserPoolClient', 'Client').ref;
  declare(cognito, {
    Staff: { type: 'AWS::Cognito::UserPool', properties: {} },
    Client: { type: 'AWS::Cognito::UserPoolClient', properties: { UserPoolId: poolId } },
    Leads: { type: 'AWS::Cognito::UserPoolGroup', properties: { UserPoolId: poolId, GroupName: 'lead' } },
  });
  const Target = `integrations/${identify(gateway, 'AWS::ApiGatewayV2::Integration', 'ToWho').ref}`;
  const AuthorizerId = identify(gateway, 'AWS::ApiGatewayV2::Authorizer', 'Staff').ref;
  const secured = { AuthorizationType: 'JWT', AuthorizerId, Target };
  const route = (properties: Record<string, any>) => ({ type: 'AWS::ApiGatewayV2::Route', properties });
  declare(gateway, {
    Api: { type: 'AWS::ApiGatewayV2::Api', properties: { Name: 'orders', ProtocolType: 'HTTP' } },
    Public: route({ RouteKey: 'GET /public', Target }),
    Secured: route({ RouteKey: 'GET /secured', ...secured }),
    Scoped: route({ RouteKey: 'GET /scoped', ...secured, AuthorizationScopes: ['tickets/read', 'tickets/write'] }),
    Staff: {
      type: 'AWS::ApiGatewayV2::Authorizer',
      properties: {
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: pool.attributes.ProviderURL, Audience: [clientId] },
      },
    },
    ToWho: {
      type: 'AWS::ApiGatewayV2::Integration',
      properties: {
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: 'arn:aws:lambda:us-east-1:000000000000:function:Who',
        PayloadFormatVersion: '2.0',
      },
    },
  });
  await gateway.start!();
  await cognito.start!();
});
afterAll(() => testbed.stop());

async function get(path: string, authorization?: string) {
  const headers = authorization === undefined ? {} : { authorization };
  const response = await gateway.http({
    method: 'GET',
    url: path,
    headers,
    body: Buffer.alloc(0),
    sourceIp: '192.0.2.7',
  });
  return { ...response, json: () => JSON.parse(String(response.body)) };
}

async function staffToken(): Promise<string> {
  const body = Buffer.from('{"role":"lead","name":"mina"}');
  const page = cognito.pages!['POST token']!;
  const answer = await page({ params: {}, query: new URLSearchParams(), headers: {}, body });
  return JSON.parse(String(answer.body)).token;
}

/** A token signed with the pool's own key, otherwise as told. */
async function tokenWith(claims: JWTPayload, key?: Parameters<SignJWT['sign']>[0]): Promise<string> {
  const signer = await new SigningKeys(testbed.runtime.db).privateKey(poolId);
  const now = Math.floor(testbed.clock.now() / 1000);
  const iss = `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`;
  return new SignJWT({ iss, aud: clientId, iat: now, exp: now + 60, ...claims })
    .setProtectedHeader(signer.header)
    .sign(key ?? signer.key);
}

describe('a route with a JWT authorizer', () => {
  it('hands the claims over as HTTP APIs do: all as text', async () => {
    const response = await get('/secured', `Bearer ${await staffToken()}`);
    expect(response.status).toBe(200);
    const { claims, scopes } = response.json().jwt;
    expect(claims).toMatchObject({ name: 'mina', 'cognito:groups': '[lead]', email_verified: 'true', aud: clientId });
    expect(claims.exp).toMatch(/^\d+$/);
    expect(scopes).toBeNull();
  });

  it('takes a token without the word Bearer too', async () => {
    expect((await get('/secured', await staffToken())).status).toBe(200);
  });

  it('takes client_id for the audience only where there is no aud', async () => {
    expect((await get('/secured', await tokenWith({ aud: undefined, client_id: clientId } as any))).status).toBe(200);
    expect((await get('/secured', await tokenWith({ aud: 'other', client_id: clientId }))).status).toBe(401);
  });

  it('asks who it is without a token', async () => {
    const response = await get('/secured');
    expect(response.status).toBe(401);
    expect(response.json()).toEqual({ message: 'Unauthorized' });
    expect(response.headers['www-authenticate']).toBe('Bearer');
  });

  const later = () => Math.floor(testbed.clock.now() / 1000) + 3600;
  it.each<[string, () => Promise<string>, RegExp]>([
    ['no token', async () => 'abc', /malformed/],
    ['another audience', () => tokenWith({ aud: 'other' }), /the token does not have a valid audience/],
    ['another issuer', () => tokenWith({ iss: 'https://evil.example.com' }), /invalid issuer/],
    ['a time to come', () => tokenWith({ nbf: later(), exp: later() + 60 }), /not valid yet/],
    ['an issue time to come', () => tokenWith({ iat: later(), exp: later() + 60 }), /issued in the future/],
    ['no end', () => tokenWith({ exp: undefined } as any), /exp/],
    ["somebody else's signature", async () => tokenWith({}, (await generateKeyPair('RS256')).privateKey), /signature/],
    ['no signature', async () => (await tokenWith({})).replace(/[^.]+$/, ''), /signature/],
    [
      'the public key as a secret',
      async () => {
        const [jwk] = new SigningKeys(testbed.runtime.db).publicKeySet(poolId)!.keys;
        const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(await importJWK(jwk!, 'RS256'))));
        const now = Math.floor(testbed.clock.now() / 1000);
        return new SignJWT({ aud: clientId, exp: now + 60 }).setProtectedHeader({ alg: 'HS256' }).sign(secret);
      },
      /malformed/,
    ],
  ])('refuses a token with %s', async (_, make, problem) => {
    const response = await get('/secured', `Bearer ${await make()}`);
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toMatch(/^Bearer scope="" error="invalid_token" error_description="/);
    expect(response.headers['www-authenticate']).toMatch(problem);
  });

  it('lets a token expire by the movable clock', async () => {
    const token = await tokenWith({});
    expect((await get('/secured', token)).status).toBe(200);
    await testbed.clock.advanceTo(testbed.clock.now() + 61_000);
    const response = await get('/secured', token);
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toContain('the token has expired');
  });

  it('asks for one of its scopes', async () => {
    const without = await get('/scoped', await tokenWith({ scope: 'visits/read' }));
    expect(without.status).toBe(403);
    expect(without.json()).toEqual({ message: 'Forbidden' });
    expect(without.headers['www-authenticate']).toContain('error="insufficient_scope"');
    const granted = await get('/scoped', await tokenWith({ scope: 'visits/read tickets/read' }));
    expect(granted.status).toBe(200);
  });
});

it('leaves a public route public', async () => {
  expect((await get('/public')).body).toBe('public');
});
