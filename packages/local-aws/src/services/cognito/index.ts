import type { Resource, Runtime, Service } from '../../service.ts';
import { createCognitoApi } from './api.ts';
import { developmentTokenPage } from './development-token.ts';
import { SigningKeys } from './keys.ts';
import { clientKind, domainKind, groupKind, poolKind } from './kinds.ts';
import { clientId, issuerOf, poolId, readClient, readPasswordPolicy, type UserPool } from './pools.ts';
import { UserStore } from './users.ts';

/** Cognito user pools: users who sign in with a password, and tokens signed with a key of this data folder. */
export function createCognitoService(runtime: Runtime): Service {
  const { region, stackName, db } = runtime;
  const pools = new Map<string, UserPool>();
  const users = new UserStore(db);
  const signingKeys = new SigningKeys(db);
  /** Resources are declared in any order: what belongs to a pool may come before it. */
  const poolOf = (id: string): UserPool => {
    const pool = pools.get(id) ?? emptyPool(id);
    pools.set(id, pool);
    return pool;
  };
  const emptyPool = (id: string): UserPool => ({
    id,
    issuer: issuerOf(region, id),
    passwordPolicy: readPasswordPolicy({}),
    groups: new Set(),
    clients: new Map(),
  });
  const place = ({ logicalId }: Resource) => ({ region, stackName, logicalId });

  return {
    name: 'cognito-idp',
    kinds: {
      'AWS::Cognito::UserPool': {
        ...poolKind,
        declare(resource) {
          poolOf(poolId(place(resource))).passwordPolicy = readPasswordPolicy(resource.properties);
        },
      },
      'AWS::Cognito::UserPoolClient': {
        ...clientKind,
        declare(resource) {
          const client = readClient(clientId(place(resource)), resource);
          poolOf(resource.properties.UserPoolId).clients.set(client.id, client);
        },
      },
      'AWS::Cognito::UserPoolGroup': {
        ...groupKind,
        declare({ logicalId, properties }) {
          poolOf(properties.UserPoolId).groups.add(properties.GroupName ?? logicalId);
        },
      },
      'AWS::Cognito::UserPoolDomain': domainKind,
    },
    handle: createCognitoApi(runtime, pools, users),
    pages: {
      'POST token': developmentTokenPage(runtime, pools),
      'GET cognito/:poolId/.well-known/jwks.json': ({ params }) => {
        const keys = signingKeys.publicKeySet(params.poolId!);
        const headers = { 'content-type': 'application/json' };
        if (!keys) return { status: 404, headers, body: '{"message":"User pool does not exist."}' };
        return { status: 200, headers, body: JSON.stringify(keys) };
      },
    },
    async start() {
      for (const id of pools.keys()) await signingKeys.ensure(id);
    },
  };
}
