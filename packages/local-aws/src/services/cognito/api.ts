import { randomUUID } from 'node:crypto';
import type { AwsRequest, AwsResponse, Runtime } from '../../service.ts';
import { hashPassword, matchesPassword, passwordProblem } from './passwords.ts';
import type { UserPool, UserPoolClient } from './pools.ts';
import { issueAccessToken, issueIdToken } from './tokens.ts';
import type { User, UserStore } from './users.ts';

/** An error of the Cognito API; `name` is the code a client sees. */
class CognitoError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

type Operation = (input: Record<string, any>) => Promise<Record<string, unknown>>;

/**
 * The part of the AWS API that scripts need: `AdminCreateUser`, `AdminSetUserPassword`, `AdminAddUserToGroup`,
 * `AdminInitiateAuth` and `InitiateAuth` with user name and password.
 */
export function createCognitoApi(
  runtime: Runtime,
  pools: ReadonlyMap<string, UserPool>,
  users: UserStore,
): (request: AwsRequest) => Promise<AwsResponse> {
  const operations: Record<string, Operation> = {
    async AdminCreateUser(input) {
      const pool = findPool(input.UserPoolId);
      const sub = randomUUID();
      const now = runtime.clock.now();
      const given = (input.UserAttributes ?? []).map(({ Name, Value }: any) => [Name, Value]);
      const user: User = {
        poolId: pool.id,
        username: required(input, 'Username').toLowerCase(),
        sub,
        status: 'FORCE_CHANGE_PASSWORD',
        passwordHash: null,
        attributes: { ...Object.fromEntries(given), sub },
        createdAt: now,
        modifiedAt: now,
      };
      const temporary: string | undefined = input.TemporaryPassword;
      if (temporary) user.passwordHash = await acceptPassword(pool, temporary);
      if (!users.insert(user)) throw new CognitoError('UsernameExistsException', 'User account already exists');
      return { User: describe(user) };
    },

    async AdminSetUserPassword(input) {
      const pool = findPool(input.UserPoolId);
      const user = findUser(pool, required(input, 'Username'));
      const passwordHash = await acceptPassword(pool, required(input, 'Password'));
      const status = input.Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
      users.update({ ...user, passwordHash, status, modifiedAt: runtime.clock.now() });
      return {};
    },

    async AdminAddUserToGroup(input) {
      const pool = findPool(input.UserPoolId);
      const user = findUser(pool, required(input, 'Username'));
      const group = required(input, 'GroupName');
      if (!pool.groups.has(group)) throw new CognitoError('ResourceNotFoundException', 'Group not found.');
      users.addToGroup(user, group);
      return {};
    },

    async AdminInitiateAuth(input) {
      const pool = findPool(input.UserPoolId);
      const client = pool.clients.get(required(input, 'ClientId'));
      return signIn(pool, client, input, 'ADMIN_USER_PASSWORD_AUTH');
    },

    async InitiateAuth(input) {
      const id = required(input, 'ClientId');
      const pool = [...pools.values()].find(({ clients }) => clients.has(id));
      return signIn(pool, pool?.clients.get(id), input, 'USER_PASSWORD_AUTH');
    },
  };

  async function signIn(
    pool: UserPool | undefined,
    client: UserPoolClient | undefined,
    input: Record<string, any>,
    flow: string,
  ): Promise<Record<string, unknown>> {
    if (!pool || !client) {
      throw new CognitoError('ResourceNotFoundException', `User pool client ${input.ClientId} does not exist.`);
    }
    if (input.AuthFlow !== flow || !client.authFlows.has(`ALLOW_${flow}`)) {
      throw new CognitoError('InvalidParameterException', `${input.AuthFlow} flow not enabled for this client`);
    }
    const { USERNAME: username, PASSWORD: password } = input.AuthParameters ?? {};
    const user = users.find(pool.id, String(username));
    if (!user?.passwordHash || !(await matchesPassword(String(password), user.passwordHash))) {
      throw new CognitoError('NotAuthorizedException', 'Incorrect username or password.');
    }
    if (user.status === 'FORCE_CHANGE_PASSWORD') {
      return {
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        ChallengeParameters: { USER_ID_FOR_SRP: user.username },
        Session: randomUUID(),
      };
    }
    const { sub, attributes } = user;
    const subject = { sub, username: user.username, groups: users.groups(user), attributes };
    return {
      ChallengeParameters: {},
      AuthenticationResult: {
        AccessToken: await issueAccessToken(runtime, pool, client, subject),
        IdToken: await issueIdToken(runtime, pool, client, subject),
        ExpiresIn: client.accessTokenSeconds,
        TokenType: 'Bearer',
      },
    };
  }

  function findPool(id: string): UserPool {
    const pool = pools.get(id);
    if (!pool) throw new CognitoError('ResourceNotFoundException', `User pool ${id} does not exist.`);
    return pool;
  }

  function findUser(pool: UserPool, username: string): User {
    const user = users.find(pool.id, username);
    if (!user) throw new CognitoError('UserNotFoundException', 'User does not exist.');
    return user;
  }

  return async ({ headers, body }) => {
    try {
      const name = headers['x-amz-target']?.split('.')[1] ?? '';
      const operation = operations[name];
      if (!operation) throw new CognitoError('UnknownOperationException', `${name} is not supported`);
      return json(200, await operation(JSON.parse(body.toString('utf8') || '{}')));
    } catch (error) {
      if (!(error instanceof CognitoError)) throw error;
      return json(400, { __type: error.name, message: error.message });
    }
  };
}

function required(input: Record<string, any>, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new CognitoError('InvalidParameterException', `${name} must not be empty`);
}

async function acceptPassword(pool: UserPool, password: string): Promise<string> {
  const problem = passwordProblem(password, pool.passwordPolicy);
  if (problem) throw new CognitoError('InvalidPasswordException', `Password did not conform with policy: ${problem}`);
  return hashPassword(password);
}

function describe({ username, attributes, createdAt, modifiedAt, status }: User) {
  return {
    Username: username,
    Attributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    UserCreateDate: createdAt / 1000,
    UserLastModifiedDate: modifiedAt / 1000,
    Enabled: true,
    UserStatus: status,
  };
}

function json(status: number, body: unknown): AwsResponse {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) };
}
