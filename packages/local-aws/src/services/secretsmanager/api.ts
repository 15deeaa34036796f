import type { AwsRequest, AwsResponse, Clock } from '../../service.ts';
import type { Secret, SecretStore, SecretValue, SecretVersion } from './store.ts';

class SecretsError extends Error {
  constructor(type: string, message: string) {
    super(message);
    this.name = type;
  }
}

interface Parts {
  store: SecretStore;
  clock: Clock;
}

type Action = (parts: Parts, input: Record<string, any>) => object;

const ACTIONS: Record<string, Action> = {
  GetSecretValue({ store }, input) {
    const secret = find(store, input.SecretId);
    const { VersionId: id, VersionStage: stage = id ? undefined : 'AWSCURRENT' } = input;
    const version = store
      .versionsOf(secret.arn)
      .find((one) => (!id || one.id === id) && (!stage || one.stages.includes(stage)));
    if (!version) {
      const wanted = stage ? `staging label: ${stage}` : `VersionId: ${id}`;
      throw notFound(`Secrets Manager can't find the specified secret value for ${wanted}`);
    }
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: version.id,
      VersionStages: version.stages,
      CreatedDate: version.created / 1000,
      ...(version.binary ? { SecretBinary: version.binary.toString('base64') } : { SecretString: version.string }),
    };
  },

  PutSecretValue(parts, input) {
    const secret = find(parts.store, input.SecretId);
    const VersionId = addVersion(parts, secret, input, input.VersionStages);
    const VersionStages = parts.store.versionsOf(secret.arn).find(({ id }) => id === VersionId)!.stages;
    return { ARN: secret.arn, Name: secret.name, VersionId, VersionStages };
  },

  UpdateSecret(parts, input) {
    const secret = find(parts.store, input.SecretId);
    if (input.Description !== undefined) {
      parts.store.save({ ...secret, description: input.Description, changed: parts.clock.now() });
    }
    const hasValue = input.SecretString !== undefined || input.SecretBinary !== undefined;
    const version = hasValue && { VersionId: addVersion(parts, find(parts.store, secret.arn), input) };
    return { ARN: secret.arn, Name: secret.name, ...version };
  },

  DescribeSecret({ store }, input) {
    const secret = find(store, input.SecretId);
    const staged = store.versionsOf(secret.arn).filter(({ stages }) => stages.length > 0);
    const VersionIdsToStages = Object.fromEntries(staged.map(({ id, stages }) => [id, stages]));
    return { ...describe(secret), VersionIdsToStages };
  },

  ListSecrets({ store }) {
    const SecretList = store.list().map((secret) => {
      const staged = store.versionsOf(secret.arn).filter(({ stages }) => stages.length > 0);
      return {
        ...describe(secret),
        SecretVersionsToStages: Object.fromEntries(staged.map(({ id, stages }) => [id, stages])),
      };
    });
    return { SecretList };
  },
};

/** The API of Secrets Manager (AWS JSON 1.1): GetSecretValue, PutSecretValue, UpdateSecret, DescribeSecret, ListSecrets. */
export function answer(parts: Parts, request: AwsRequest): AwsResponse {
  const name = request.headers['x-amz-target']?.replace('secretsmanager.', '') ?? '';
  try {
    const action = ACTIONS[name];
    if (!action) throw new SecretsError('UnknownOperationException', `${name} is not supported by the local runtime.`);
    return json(200, action(parts, JSON.parse(request.body.toString() || '{}')));
  } catch (error) {
    if (!(error instanceof SecretsError)) throw error;
    return json(400, { __type: error.name, Message: error.message });
  }
}

/** By name, ARN, or ARN without the six characters at its end. */
function find(store: SecretStore, secretId: string | undefined): Secret {
  if (!secretId)
    throw new SecretsError('InvalidParameterException', 'You must provide a value for the SecretId parameter.');
  const secret = store
    .list()
    .find(({ name, arn }) => name === secretId || arn === secretId || arn.slice(0, -7) === secretId);
  if (!secret) throw notFound("Secrets Manager can't find the specified secret.");
  return secret;
}

/** Idempotent by ClientRequestToken, which becomes the version's id. */
function addVersion({ store, clock }: Parts, secret: Secret, input: Record<string, any>, stages?: string[]): string {
  const value = readValue(input);
  const token: string | undefined = input.ClientRequestToken;
  const known = store.versionsOf(secret.arn).find(({ id }) => id === token);
  if (known) {
    if (sameValue(known, value)) return known.id;
    throw new SecretsError(
      'ResourceExistsException',
      `You can't use ClientRequestToken ${token} for a different value.`,
    );
  }
  store.save({ ...secret, changed: clock.now() });
  return store.addVersion(secret.arn, value, clock.now(), stages, token);
}

function readValue(input: Record<string, any>): SecretValue {
  if ((input.SecretString === undefined) === (input.SecretBinary === undefined)) {
    throw new SecretsError('InvalidParameterException', 'You must provide either SecretString or SecretBinary.');
  }
  return input.SecretString !== undefined
    ? { string: input.SecretString }
    : { binary: Buffer.from(input.SecretBinary, 'base64') };
}

function sameValue(version: SecretVersion, value: SecretValue): boolean {
  return 'string' in value ? version.string === value.string : version.binary?.equals(value.binary) === true;
}

function describe({ arn, name, description, created, changed }: Secret) {
  return {
    ARN: arn,
    Name: name,
    ...(description !== undefined && { Description: description }),
    CreatedDate: created / 1000,
    LastChangedDate: changed / 1000,
  };
}

function notFound(message: string): SecretsError {
  return new SecretsError('ResourceNotFoundException', message);
}

function json(status: number, body: object): AwsResponse {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) };
}
