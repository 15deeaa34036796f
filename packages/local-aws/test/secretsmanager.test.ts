import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, describe, expect, it } from 'vitest';
import { createSecretsManagerService } from '../src/services/secretsmanager/index.ts';
import { createTestRuntime, declare, serveAws, TEST_CREDENTIALS, temporaryDataDir } from '../testing/one-service.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function begin(secrets: Record<string, Record<string, unknown>>, dataDir?: string) {
  const test = createTestRuntime(dataDir ? { dataDir } : {});
  const service = createSecretsManagerService(test.runtime);
  const resources = Object.entries(secrets).map(([id, properties]) => [
    id,
    { type: 'AWS::SecretsManager::Secret', properties },
  ]);
  declare(service, Object.fromEntries(resources));
  const { endpoint, close } = await serveAws(service);
  const client = new SecretsManagerClient({
    region: 'us-east-1',
    endpoint,
    credentials: TEST_CREDENTIALS,
    maxAttempts: 1,
  });
  let alive = true;
  const kill = async () => {
    if (!alive) return;
    alive = false;
    test.kill();
    await close();
    client.destroy();
  };
  cleanups.push(kill);
  const value = async (SecretId: string, rest = {}) =>
    (await client.send(new GetSecretValueCommand({ SecretId, ...rest }))).SecretString;
  return { ...test, service, client, value, kill };
}

const SHOPS = { Name: 'shops', SecretString: '{}', Description: 'the shops' };

describe('finding a secret', () => {
  it('goes by name, ARN, or the ARN without its last six characters', async () => {
    const { client, value } = await begin({ Shops: SHOPS });
    const { ARN } = await client.send(new DescribeSecretCommand({ SecretId: 'shops' }));
    expect(ARN).toMatch(/^arn:aws:secretsmanager:us-east-1:000000000000:secret:shops-[A-Za-z0-9]{6}$/);
    for (const id of ['shops', ARN!, ARN!.slice(0, -7)]) expect(await value(id)).toBe('{}');
    await expect(value('none')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('is what Ref answers', async () => {
    const { client, service, runtime } = await begin({ Shops: SHOPS });
    const { region, accountId, stackName, endpoint } = runtime;
    const context = { logicalId: 'Shops', properties: SHOPS, partition: 'aws', region, accountId, stackName, endpoint };
    const { ref } = service.kinds['AWS::SecretsManager::Secret']!.identify(context);
    expect((await client.send(new DescribeSecretCommand({ SecretId: 'shops' }))).ARN).toBe(ref);
  });

  it('lists', async () => {
    const { client } = await begin({ Shops: SHOPS, Other: { SecretString: 'x' } });
    const { SecretList } = await client.send(new ListSecretsCommand({}));
    expect(SecretList!.map(({ Name }) => Name)).toEqual([expect.stringMatching(/^Test-Other-/), 'shops']);
  });
});

describe('versions', () => {
  it('keep the previous value', async () => {
    const { client, value } = await begin({ Shops: SHOPS });
    const put = await client.send(new PutSecretValueCommand({ SecretId: 'shops', SecretString: 'second' }));
    expect(put.VersionStages).toEqual(['AWSCURRENT']);
    await client.send(new UpdateSecretCommand({ SecretId: 'shops', SecretString: 'third', Description: 'new' }));
    expect(await value('shops')).toBe('third');
    expect(await value('shops', { VersionStage: 'AWSPREVIOUS' })).toBe('second');
    expect(await value('shops', { VersionId: put.VersionId })).toBe('second');
    const { VersionIdsToStages, Description } = await client.send(new DescribeSecretCommand({ SecretId: 'shops' }));
    expect(Object.values(VersionIdsToStages!).flat().sort()).toEqual(['AWSCURRENT', 'AWSPREVIOUS']);
    expect(Description).toBe('new');
  });

  it('may carry a label of their own without becoming current', async () => {
    const { client, value } = await begin({ Shops: SHOPS });
    await client.send(
      new PutSecretValueCommand({ SecretId: 'shops', SecretString: 'next', VersionStages: ['AWSPENDING'] }),
    );
    expect(await value('shops')).toBe('{}');
    expect(await value('shops', { VersionStage: 'AWSPENDING' })).toBe('next');
  });

  it('are made once for a request token', async () => {
    const { client } = await begin({ Shops: SHOPS });
    const ClientRequestToken = '01234567-89ab-cdef-0123-456789abcdef';
    const put = (SecretString: string) =>
      client.send(new PutSecretValueCommand({ SecretId: 'shops', SecretString, ClientRequestToken }));
    expect((await put('a')).VersionId).toBe(ClientRequestToken);
    expect((await put('a')).VersionId).toBe(ClientRequestToken);
    await expect(put('b')).rejects.toMatchObject({ name: 'ResourceExistsException' });
  });

  it('hold bytes as well', async () => {
    const { client } = await begin({ Shops: SHOPS });
    await client.send(new PutSecretValueCommand({ SecretId: 'shops', SecretBinary: Buffer.from([0, 255]) }));
    const { SecretBinary, SecretString } = await client.send(new GetSecretValueCommand({ SecretId: 'shops' }));
    expect([...SecretBinary!]).toEqual([0, 255]);
    expect(SecretString).toBeUndefined();
  });
});

describe('the template', () => {
  it('leaves a value put by hand alone until it says something else', async () => {
    const { dataDir, remove } = temporaryDataDir();
    cleanups.push(remove);
    const first = await begin({ Shops: SHOPS }, dataDir);
    await first.client.send(new PutSecretValueCommand({ SecretId: 'shops', SecretString: 'by hand' }));
    await first.kill();
    const second = await begin({ Shops: SHOPS }, dataDir);
    expect(await second.value('shops')).toBe('by hand');
    await second.kill();
    const third = await begin({ Shops: { ...SHOPS, SecretString: 'anew' } }, dataDir);
    expect(await third.value('shops')).toBe('anew');
  });

  it('has a password generated once', async () => {
    const { dataDir, remove } = temporaryDataDir();
    cleanups.push(remove);
    const Generated = { Name: 'g', GenerateSecretString: {} };
    const first = await begin({ Generated }, dataDir);
    const password = await first.value('g');
    expect(password).toHaveLength(32);
    for (const type of [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/]) expect(password).toMatch(type);
    await first.kill();
    expect(await (await begin({ Generated }, dataDir)).value('g')).toBe(password);
  });

  it('says what a password is made of', async () => {
    const options = {
      PasswordLength: 40,
      ExcludePunctuation: true,
      ExcludeUppercase: 'true',
      ExcludeCharacters: 'abc1',
    };
    const template = { SecretStringTemplate: '{"user":"admin"}', GenerateStringKey: 'password' };
    const { value } = await begin({
      Plain: { Name: 'plain', GenerateSecretString: options },
      Json: { Name: 'json', GenerateSecretString: { ...options, ...template } },
    });
    expect(await value('plain')).toMatch(/^[d-z02-9]{40}$/);
    expect(JSON.parse((await value('json'))!)).toEqual({
      user: 'admin',
      password: expect.stringMatching(/^[d-z02-9]{40}$/),
    });
  });

  it('is refused when it contradicts itself', async () => {
    await expect(begin({ Bad: { SecretString: 'x', GenerateSecretString: {} } })).rejects.toThrow(/Bad: .*exclude/);
    await expect(begin({ Bad: { GenerateSecretString: { PasswordLength: 2 } } })).rejects.toThrow(/Bad: .*too short/);
  });
});
