import { copyFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  digestOf,
  type RunningCommand,
  removeTemporaryFolders,
  runStart,
  temporaryFolder,
} from '../support/start-command.ts';

/*
 * `npm start` as a person has it: the command itself, its messages, what it leaves behind. One data folder goes through
 * all of it, in this order.
 */

const dataDir = path.join(temporaryFolder(), 'data');
const fetchedJava = path.resolve(import.meta.dirname, '../../node_modules/.cache/local-aws/java/jre');
const begin = '2026-05-04T00:00:00Z';
const row = { pk: { S: 'start-test' }, sk: { S: 'row' }, text: { S: 'still here' } };

let running: RunningCommand;

const start = (options: { args?: string[]; env?: NodeJS.ProcessEnv; dataDir?: string; assemblyDir?: string } = {}) =>
  runStart(
    ['--app', options.assemblyDir ?? inject('assemblyDir'), '--data', options.dataDir ?? dataDir].concat(
      options.args ?? ['--port', '0'],
    ),
    options.env,
  );

const get = (page: string) => fetch(running.endpoint + page);
const getJson = async (page: string): Promise<any> => (await get(page)).json();
const moveClock = (body: string) => fetch(`${running.endpoint}/_local/clock`, { method: 'POST', body });
const aws = () => ({
  endpoint: running.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'LOCALonlooker', secretAccessKey: 'local' },
});

/** A start that fails: exit code 1, and what it says without a stack trace. */
async function refusal(options: Parameters<typeof start>[0]): Promise<string> {
  const command = start(options);
  expect(await command.exitCode).toBe(1);
  expect(command.printed()).not.toMatch(/\n\s+at .*:\d+:\d+/);
  return command.printed();
}

beforeAll(async () => {
  running = start({ args: ['--port', '0', '--clock', begin] });
  await running.ready;
});
afterAll(async () => {
  await running?.kill();
  removeTemporaryFolders();
});

describe('once it is up', () => {
  it('has shown its progress and every address', () => {
    expect(running.printed()).toMatch(/java +ready[\s\S]*template +[\s\S]*dynamodb +ready[\s\S]*apigateway +ready/);
    for (const what of ['API', 'API reference', 'Mail inbox', 'Executions', 'Home']) {
      expect(running.printed()).toMatch(new RegExp(`^  ${what} +${running.endpoint}`, 'm'));
    }
    expect(running.printed()).toContain(dataDir);
  });

  it.each([
    ['/reference', 200],
    ['/openapi.json', 200],
    ['/tickets', 401],
    ['/_local/', 200],
    ['/_local/inbox', 200],
    ['/_local/executions', 200],
    ['/_local/schedules', 200],
    ['/_local/queues', 200],
  ])('answers at %s', async (page, status) => {
    expect((await get(page)).status).toBe(status);
  });

  it('moves its clock over everything that is due', async () => {
    const answer = await moveClock('{"advance":"P3DT4H"}');

    const { now, fired } = (await answer.json()) as { now: string; fired: number };
    expect(Date.parse(now)).toBeGreaterThanOrEqual(Date.parse('2026-05-07T04:00:00Z'));
    expect(Date.parse(now)).toBeLessThan(Date.parse('2026-05-07T05:00:00Z'));
    // The daily schedules alone, on three days.
    expect(fired).toBeGreaterThan(3);
    const schedules: { next: string }[] = await getJson('/_local/schedules?format=json');
    expect(schedules.filter(({ next }) => Date.parse(next) <= Date.parse(now))).toEqual([]);
  });

  it.each([
    ['{"advance":"three days"}', 'advance'],
    ['{"advance":"-P1D"}', 'advance'],
    ['{"to":"2020-01-01T00:00:00Z"}', 'to'],
    ['{"hours":3}', 'hours'],
    ['tomorrow', 'body'],
  ])('refuses to move its clock by %s, naming the field', async (body, field) => {
    const answer = await moveClock(body);

    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 400, errors: [{ field }] });
  });

  it('lets neither its port nor its data folder be used twice', async () => {
    const { port } = new URL(running.endpoint);

    expect(await refusal({ args: ['--port', port] })).toMatch(`Port ${port} is taken`);
    const inUse = await refusal({});

    expect(inUse).toContain(dataDir);
    expect(inUse).toContain(`process ${running.pid}`);
    expect((await get('/_local/clock')).status).toBe(200);
  });
});

describe('after a stop', () => {
  let clockAtStop: number;
  const tables = path.join(dataDir, 'dynamodb', 'shared-local-instance.db');

  beforeAll(async () => {
    const { ShopsSecretArn, TableName } = await getJson('/_local/outputs');
    await new DynamoDBClient(aws()).send(new PutItemCommand({ TableName, Item: row }));
    await new SecretsManagerClient(aws()).send(
      new PutSecretValueCommand({ SecretId: ShopsSecretArn, SecretString: '{"kept":true}' }),
    );
    await new SESClient(aws()).send(
      new SendEmailCommand({
        Source: 'care@aftercare.example',
        Destination: { ToAddresses: ['mina@example.com'] },
        Message: { Subject: { Data: 'Still here' }, Body: { Text: { Data: 'Kept.' } } },
      }),
    );
    clockAtStop = Date.parse((await getJson('/_local/clock')).now);
    running.signal('SIGTERM');
    expect(await running.exitCode).toBe(0);
  });

  it('refuses to set the clock of used data, and changes nothing', async () => {
    const before = digestOf(dataDir);

    expect(await refusal({ args: ['--port', '0', '--clock', begin] })).toContain('--clock can only set the start');

    expect(digestOf(dataDir)).toEqual(before);
  });

  it('refuses a damaged runtime.sqlite by name, and changes nothing', async () => {
    const damaged = path.join(temporaryFolder(), 'data');
    cpSync(dataDir, damaged, { recursive: true });
    const file = path.join(damaged, 'runtime.sqlite');
    writeFileSync(file, 'garbage '.repeat(1000));
    const before = digestOf(damaged);

    const printed = await refusal({ dataDir: damaged });

    expect(printed).toContain(file);
    expect(printed).toContain('Nothing was deleted');
    expect(digestOf(damaged)).toEqual(before);
  });

  it('refuses damaged tables by name, and loses nothing', async () => {
    const copy = path.join(temporaryFolder(), 'tables.db');
    copyFileSync(tables, copy);
    writeFileSync(tables, 'garbage '.repeat(1000));
    const before = digestOf(dataDir);

    const printed = await refusal({});

    expect(printed).toContain(tables);
    expect(printed).toContain('Nothing was deleted');
    expect(Object.keys(digestOf(dataDir))).toEqual(Object.keys(before));
    expect(digestOf(dataDir)['dynamodb/shared-local-instance.db']).toBe(before['dynamodb/shared-local-instance.db']);
    copyFileSync(copy, tables);
  });

  it('goes on where it was', async () => {
    running = start();
    await running.ready;

    const { now } = await getJson('/_local/clock');
    expect(Date.parse(now)).toBeGreaterThanOrEqual(clockAtStop);
    expect(Date.parse(now)).toBeLessThan(clockAtStop + 10 * 60_000);
    const { ShopsSecretArn, TableName } = await getJson('/_local/outputs');
    const { pk, sk } = row;
    const found = await new DynamoDBClient(aws()).send(new GetItemCommand({ TableName, Key: { pk, sk } }));
    expect(found.Item).toEqual(row);
    const secret = await new SecretsManagerClient(aws()).send(new GetSecretValueCommand({ SecretId: ShopsSecretArn }));
    expect(secret.SecretString).toBe('{"kept":true}');
    const mails = await getJson('/_local/inbox?format=json');
    expect(mails.map(({ subject }: { subject: string }) => subject)).toContain('Still here');
  });
});

describe('what is missing', () => {
  // One that was fetched earlier is found, and then there is nothing to refuse.
  it.skipIf(existsSync(fetchedJava))('is named with the line that installs it: Java', async () => {
    // The download is kept from succeeding; a proxy that is not there is what njre then asks.
    const nowhere = 'http://127.0.0.1:9';
    const printed = await refusal({
      dataDir: temporaryFolder(),
      env: { PATH: temporaryFolder(), JAVA_HOME: '', https_proxy: nowhere, HTTPS_PROXY: nowhere },
    });

    expect(printed).toContain('Java 17 or newer is needed');
    expect(printed).toMatch(/Debian\S* +sudo apt-get install/);
    expect(printed).toMatch(/macOS +brew install/);
    expect(printed).toMatch(/Windows +winget install/);
  });

  it('is named with what to do: the synthesized template', async () => {
    const empty = temporaryFolder();
    expect(await refusal({ assemblyDir: empty, dataDir: temporaryFolder() })).toMatch(
      `no synthesized template in ${empty}`,
    );
  });
});

it('refuses by name a template that asks for what is not supported', async () => {
  const assemblyDir = changedAssembly((template) => {
    template.Resources.Search = { Type: 'AWS::OpenSearchService::Domain', Properties: {} };
    const [table] = Object.values<any>(template.Resources).filter(({ Type }) => Type === 'AWS::DynamoDB::Table');
    table.Properties.KinesisStreamSpecification = { StreamArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/x' };
  });

  const printed = await refusal({ assemblyDir, dataDir: temporaryFolder() });

  expect(printed).toContain('Search (AWS::OpenSearchService::Domain): this resource type is not supported');
  expect(printed).toMatch(/\(AWS::DynamoDB::Table\): property KinesisStreamSpecification is not supported/);
});

/** The assembly's manifests with another template; a refusal comes before any asset is looked at. */
function changedAssembly(change: (template: any) => void): string {
  const changed = temporaryFolder();
  for (const name of ['manifest.json', 'Aftercare.assets.json']) {
    copyFileSync(path.join(inject('assemblyDir'), name), path.join(changed, name));
  }
  const file = 'Aftercare.template.json';
  const template = JSON.parse(readFileSync(path.join(inject('assemblyDir'), file), 'utf8'));
  change(template);
  writeFileSync(path.join(changed, file), JSON.stringify(template));
  return changed;
}
