import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Service, UnsupportedTemplate } from '../src/service.ts';
import { createCognitoService } from '../src/services/cognito/index.ts';
import {
  createTestRuntime,
  declare,
  serveAws,
  TEST_CREDENTIALS,
  type TestRuntime,
  temporaryDataDir,
} from '../testing/one-service.ts';

const START = '2031-05-06T07:00:00Z';
const PASSWORD = 'Correct-horse-9';

let cleanUp: (() => unknown)[] = [];
let testbed: TestRuntime;
let cognito: Service;
let poolId: string;
let clientId: string;

function identify(type: string, logicalId: string) {
  const { region, accountId, stackName, endpoint } = testbed.runtime;
  const context = { logicalId, properties: {}, stackName, region, accountId, partition: 'aws', endpoint };
  return cognito.kinds[type]!.identify(context);
}

async function start(dataDir: string): Promise<void> {
  testbed = createTestRuntime({ dataDir });
  cleanUp.push(testbed.kill);
  cognito = createCognitoService(testbed.runtime);
  poolId = identify('AWS::Cognito::UserPool', 'Staff').ref;
  clientId = identify('AWS::Cognito::UserPoolClient', 'Api').ref;
  const group = (GroupName: string) => ({
    type: 'AWS::Cognito::UserPoolGroup',
    properties: { UserPoolId: poolId, GroupName },
  });
  declare(cognito, {
    Leads: group('lead'),
    Api: {
      type: 'AWS::Cognito::UserPoolClient',
      properties: {
        UserPoolId: poolId,
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'],
        IdTokenValidity: 30,
        TokenValidityUnits: { IdToken: 'minutes' },
      },
    },
    Staff: { type: 'AWS::Cognito::UserPool', properties: { UserPoolName: 'staff' } },
    Agents: group('agent'),
  });
  await cognito.start!();
}

let dataDir: string;
beforeEach(async () => {
  const temporary = temporaryDataDir();
  dataDir = temporary.dataDir;
  cleanUp.push(temporary.remove);
  createTestRuntime({ dataDir, startAt: START }).kill();
  await start(dataDir);
});
afterEach(async () => {
  for (const step of cleanUp.reverse()) await step();
  cleanUp = [];
});

async function restart(): Promise<void> {
  testbed.kill();
  cleanUp = cleanUp.filter((step) => step !== testbed.kill);
  await start(dataDir);
}

function request(page: string, body: unknown = '', params: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return cognito.pages![page]!({ params, query: new URLSearchParams(), body: Buffer.from(text), headers: {} });
}

async function verify(token: string) {
  const answer = await request('GET cognito/:poolId/.well-known/jwks.json', '', { poolId });
  const keys = createLocalJWKSet(JSON.parse(String(answer.body)));
  const { payload } = await jwtVerify(token, keys, {
    issuer: `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`,
    currentDate: new Date(testbed.clock.now()),
  });
  return payload;
}

async function developmentToken(body: unknown): Promise<{ token: string; expiresAt: string }> {
  return JSON.parse(String((await request('POST token', body)).body));
}

describe('a development token', () => {
  it('is signed by the pool and says who somebody is', async () => {
    const { token, expiresAt } = await developmentToken({ role: 'lead', name: 'mina' });
    const claims = await verify(token);
    expect(claims).toMatchObject({
      aud: clientId,
      client_id: clientId,
      token_use: 'id',
      name: 'mina',
      email: 'mina@example.com',
      'cognito:username': 'mina',
      'cognito:groups': ['lead'],
      iat: Math.floor(testbed.clock.now() / 1000),
    });
    expect(new Date(claims.exp! * 1000).toISOString()).toBe(expiresAt);
  });

  it('gives the same person the same subject, and another person another', async () => {
    const subject = async (name: string) => decodeJwt((await developmentToken({ role: 'lead', name })).token).sub;
    expect(await subject('mina')).toBe(await subject('mina'));
    expect(await subject('mina')).not.toBe(await subject('joon'));
  });

  it.each([
    ['an unknown role', { role: 'king', name: 'mina' }, /must be one of agent, lead/],
    ['no role', {}, /must be one of agent, lead/],
    ['no JSON', 'role=lead', /must be one of agent, lead/],
    ['an odd name', { role: 'lead', name: 'a b' }, /"name" must be/],
  ])('is refused for %s', async (_, body, detail) => {
    const answer = await request('POST token', body);
    expect(answer.status).toBe(400);
    expect(answer.headers!['content-type']).toBe('application/problem+json');
    expect(JSON.parse(String(answer.body))).toMatchObject({ status: 400, detail: expect.stringMatching(detail) });
  });

  it('is still good after a restart', async () => {
    const { token } = await developmentToken({ role: 'agent', name: 'joon' });
    await restart();
    expect(await verify(token)).toMatchObject({ name: 'joon' });
  });
});

it('publishes no private part of its key', async () => {
  const answer = await request('GET cognito/:poolId/.well-known/jwks.json', '', { poolId });
  const [key] = JSON.parse(String(answer.body)).keys;
  expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  const unknown = await request('GET cognito/:poolId/.well-known/jwks.json', '', { poolId: 'us-east-1_other' });
  expect(unknown.status).toBe(404);
});

describe('the AWS API', () => {
  let aws: CognitoIdentityProviderClient;
  beforeEach(() => connect());
  async function connect() {
    const { endpoint, close } = await serveAws(cognito);
    cleanUp.push(close);
    aws = new CognitoIdentityProviderClient({ endpoint, region: 'us-east-1', credentials: TEST_CREDENTIALS });
  }
  const user = { Username: 'Mina' };
  const create = () =>
    aws.send(
      new AdminCreateUserCommand({
        ...user,
        UserPoolId: poolId,
        UserAttributes: [{ Name: 'email', Value: 'mina@example.com' }],
        MessageAction: 'SUPPRESS',
      }),
    );
  const setPassword = (Password: string, Permanent = true) =>
    aws.send(new AdminSetUserPasswordCommand({ ...user, UserPoolId: poolId, Password, Permanent }));
  const signIn = (password = PASSWORD, flow: 'USER_PASSWORD_AUTH' | 'USER_AUTH' = 'USER_PASSWORD_AUTH') =>
    aws.send(
      new InitiateAuthCommand({
        ClientId: clientId,
        AuthFlow: flow,
        AuthParameters: { USERNAME: 'mina', PASSWORD: password },
      }),
    );

  it('creates a user who signs in with a password and is in a group', async () => {
    const created = await create();
    expect(created.User).toMatchObject({ Username: 'mina', UserStatus: 'FORCE_CHANGE_PASSWORD' });
    await setPassword(PASSWORD);
    await aws.send(new AdminAddUserToGroupCommand({ ...user, UserPoolId: poolId, GroupName: 'lead' }));
    const { AuthenticationResult: result } = await signIn();
    const claims = await verify(result!.IdToken!);
    expect(claims).toMatchObject({
      sub: created.User!.Attributes!.find(({ Name }) => Name === 'sub')!.Value,
      aud: clientId,
      email: 'mina@example.com',
      'cognito:username': 'mina',
      'cognito:groups': ['lead'],
    });
    expect(claims.exp! - claims.iat!).toBe(30 * 60);
    expect(await verify(result!.AccessToken!)).toMatchObject({ token_use: 'access', client_id: clientId });

    const admin = await aws.send(
      new AdminInitiateAuthCommand({
        UserPoolId: poolId,
        ClientId: clientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'mina', PASSWORD },
      }),
    );
    expect(await verify(admin.AuthenticationResult!.IdToken!)).toMatchObject({ sub: claims.sub });
  });

  it('remembers users across a restart and never their passwords in the clear', async () => {
    await create();
    await setPassword(PASSWORD);
    const rows = testbed.runtime.db.prepare('SELECT user FROM cognito_users').all();
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
    await restart();
    await connect();
    await expect(signIn('wrong')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    expect((await signIn()).AuthenticationResult).toBeDefined();
  });

  it('asks for a new password as long as only a temporary one is set', async () => {
    await create();
    await setPassword(PASSWORD, false);
    expect(await signIn()).toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
  });

  it('names its refusals as AWS does', async () => {
    await expect(setPassword(PASSWORD)).rejects.toMatchObject({ name: 'UserNotFoundException' });
    await create();
    await expect(create()).rejects.toMatchObject({ name: 'UsernameExistsException' });
    await expect(setPassword('short')).rejects.toMatchObject({ name: 'InvalidPasswordException' });
    await expect(signIn()).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(signIn(PASSWORD, 'USER_AUTH')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    const group = new AdminAddUserToGroupCommand({ ...user, UserPoolId: poolId, GroupName: 'king' });
    await expect(aws.send(group)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

it('refuses a client with a secret by name', () => {
  const secret = { type: 'AWS::Cognito::UserPoolClient', properties: { UserPoolId: poolId, GenerateSecret: true } };
  expect(() => declare(cognito, { Hidden: secret })).toThrow(UnsupportedTemplate);
  expect(() => declare(cognito, { Hidden: secret })).toThrow(/UserPoolClient Hidden/);
});
