import { request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type RunningRuntime, type RuntimeOptions, startRuntime } from '../../src/runtime.ts';
import { type AwsRequest, ConnectionDropped, type Runtime, type Service } from '../../src/service.ts';
import { DAY, MAY_4, temporaryFolder, writeAssembly } from './support.ts';

/** A service that keeps reminders: enough of one to see every hook of the runtime used. */
function createReminderService(runtime: Runtime) {
  const calls: AwsRequest[] = [];
  const fired: number[] = [];
  runtime.db.exec('CREATE TABLE IF NOT EXISTS reminder (due INTEGER PRIMARY KEY)');
  const wait = (due: number) =>
    runtime.clock.at(due, () => {
      runtime.db.prepare('DELETE FROM reminder WHERE due = ?').run(due);
      fired.push(due);
    });
  return {
    name: 'reminder',
    calls,
    fired,
    kinds: {
      'Test::Reminder': {
        properties: ['Name'],
        identify: ({ logicalId, endpoint }) => ({ ref: `${endpoint}/${logicalId}`, attributes: {} }),
        declare: () => undefined,
      },
    },
    async start() {
      for (const { due } of runtime.db.prepare('SELECT due FROM reminder').all()) wait(Number(due));
    },
    async handle(call: AwsRequest) {
      calls.push(call);
      if (call.body.toString() === 'fail') throw new Error('broken');
      if (call.body.toString() === 'drop') throw new ConnectionDropped();
      const due = Number(call.body.toString());
      runtime.db.prepare('INSERT INTO reminder VALUES (?)').run(due);
      wait(due);
      return { status: 200, body: 'kept' };
    },
    pages: { 'GET reminders/:id': ({ params }) => ({ status: 200, body: `reminder ${params.id}` }) },
  } satisfies Service & Record<string, unknown>;
}

const createHttpApi = (): Service & Record<string, unknown> => ({
  name: 'apigateway',
  kinds: {},
  http: async ({ method, url, headers, body }: AwsRequest) => ({
    status: 201,
    headers: { 'content-type': 'text/plain' },
    body: `${method} ${url} ${headers['x-twice']} ${body.length}`,
  }),
});

async function start(options: Partial<RuntimeOptions> = {}) {
  let reminders!: ReturnType<typeof createReminderService>;
  const running = await startRuntime({
    assemblyDir: writeAssembly({
      Resources: { Mine: { Type: 'Test::Reminder' } },
      Outputs: { Url: { Value: { Ref: 'Mine' } } },
    }),
    dataDir: temporaryFolder(),
    services: [
      (runtime) => {
        reminders = createReminderService(runtime);
        return reminders;
      },
      createHttpApi,
    ],
    ...options,
  });
  onTestFinished(() => running.stop());
  return { running, reminders };
}

const signedBy = (accessKeyId: string, service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260504/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

const remind = ({ endpoint }: RunningRuntime, due: number) =>
  fetch(endpoint, { method: 'POST', headers: signedBy('LOCALDemo-Fn', 'reminder'), body: String(due) });

const post = (running: RunningRuntime, page: string, body: unknown) =>
  fetch(`${running.endpoint}/_local/${page}`, { method: 'POST', body: JSON.stringify(body) });

describe('requests', () => {
  it('go to the AWS service they are signed for, with the function that signed them', async () => {
    const { running, reminders } = await start({ clock: MAY_4 });
    const answer = await remind(running, MAY_4 + DAY);
    expect(await answer.text()).toBe('kept');
    expect(reminders.calls[0]).toMatchObject({ caller: 'Demo-Fn', method: 'POST', url: '/' });
  });

  it('are refused for a service that is not emulated, by name', async () => {
    const { running } = await start();
    const answer = await fetch(running.endpoint, { method: 'POST', headers: signedBy('AKIA', 'sts') });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining("'sts'") });
  });

  it('are answered with the date of the moved clock', async () => {
    const { running } = await start({ clock: MAY_4 });
    await running.clock.advanceTo(MAY_4 + DAY);
    const answer = await fetch(`${running.endpoint}/tickets`);
    expect(answer.headers.get('date')).toMatch(/^Tue, 05 May 2026 00:00:0\d GMT$/);
  });

  it('that break a service are answered 500 and told', async () => {
    const told: string[] = [];
    const { running } = await start({ log: (_, message) => void told.push(message) });
    const headers = signedBy('LOCALx', 'reminder');
    expect((await fetch(running.endpoint, { method: 'POST', headers, body: 'fail' })).status).toBe(500);
    expect(told).toContain('POST / failed');
  });

  it('may be left without an answer, as when a network fails', async () => {
    const { running } = await start();
    const headers = signedBy('LOCALx', 'reminder');
    await expect(fetch(running.endpoint, { method: 'POST', headers, body: 'drop' })).rejects.toThrow('fetch failed');
  });

  it('go to the HTTP API when nothing else claims them', async () => {
    const { running } = await start();
    const headers = [['x-twice', 'a'] as [string, string], ['x-twice', 'b'] as [string, string]];
    const answer = await fetch(`${running.endpoint}/tickets?status=open`, { method: 'PUT', headers, body: '{}' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect((await answer.text()).replace('a, b', 'a,b')).toBe('PUT /tickets?status=open a,b 2');
  });

  it('beyond 10 MB are answered 413 as API Gateway does', async () => {
    const { running } = await start();
    const answer = await fetch(`${running.endpoint}/tickets`, {
      method: 'POST',
      body: 'x'.repeat(10 * 1024 * 1024 + 1),
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ message: 'Request Entity Too Large' });
  });

  it('beyond 10 MB are answered 413 when they do not say how long they are', async () => {
    const { running } = await start();
    const status = await new Promise((resolve, reject) => {
      const upload = request(`${running.endpoint}/tickets`, { method: 'POST' }, (answer) => resolve(answer.statusCode));
      upload.on('error', reject);
      for (let sent = 0; sent < 11; sent++) upload.write(Buffer.alloc(1024 * 1024));
      upload.end();
    });
    expect(status).toBe(413);
  });
});

describe('pages', () => {
  it('show the pages of services by their path', async () => {
    const { running } = await start();
    expect(await (await fetch(`${running.endpoint}/_local/reminders/a%20b`)).text()).toBe('reminder a b');
    expect(await (await fetch(`${running.endpoint}/_local/reminders/100%`)).text()).toBe('reminder 100%');
    expect((await fetch(`${running.endpoint}/_local/nothing`)).status).toBe(404);
    expect((await fetch(`${running.endpoint}/_local/reminders/a`, { method: 'DELETE' })).status).toBe(404);
  });

  it('show a home page with the clock and the addresses, under the name of the stack', async () => {
    const { running } = await start({ clock: MAY_4, links: [{ label: 'Price list', path: '/prices' }] });
    const home = await fetch(`${running.endpoint}/_local/`);
    expect(home.headers.get('content-type')).toMatch('text/html');
    const text = await home.text();
    expect(text).toContain('2026-05-04 00:00:0');
    expect(text).toContain(`${running.endpoint}/_local/inbox`);
    expect(text).toContain(`${running.endpoint}/prices`);
    expect(text).toContain('<title>Home · Demo</title>');
  });

  it('tell and reset what AWS would bill', async () => {
    const { running } = await start();
    running.meter.add('ses.messages', 'Complaint', 2);
    running.meter.add('ses.messages', 'Complaint', 1);
    const meter = () => fetch(`${running.endpoint}/_local/meter`).then((answer) => answer.json());
    expect(await meter()).toEqual({ 'ses.messages': { Complaint: 3 } });
    await post(running, 'meter/reset', {});
    expect(await meter()).toEqual({});
  });

  it("tell the stack's outputs", async () => {
    const { running } = await start();
    expect(running.outputs).toEqual({ Url: `${running.endpoint}/Mine` });
    expect(await (await fetch(`${running.endpoint}/_local/outputs`)).json()).toEqual(running.outputs);
  });
});

describe('the clock over HTTP', () => {
  it('moves by a duration, calendar parts included, and says how much fired', async () => {
    const { running, reminders } = await start({ clock: MAY_4 });
    await remind(running, MAY_4 + 3 * DAY);
    await remind(running, MAY_4 + 40 * DAY);
    const answer = await post(running, 'clock', { advance: 'P1MT4H' });
    expect(await answer.json()).toEqual({ now: expect.stringMatching(/^2026-06-04T04:00:0/), fired: 1 });
    expect(reminders.fired).toEqual([MAY_4 + 3 * DAY]);
  });

  it('moves to an instant', async () => {
    const { running } = await start({ clock: MAY_4 });
    await post(running, 'clock', { to: '2026-08-01T09:00:00+09:00' });
    const clock = await (await fetch(`${running.endpoint}/_local/clock`)).json();
    expect(clock).toEqual({ now: expect.stringMatching(/^2026-08-01T00:00:0/), speed: 1, next: null });
  });

  it.each([
    ['advance', { advance: '3 days' }],
    ['advance', { advance: 3 }],
    ['advance', { advance: '-P1D' }],
    ['advance', { advance: 'P999999Y' }],
    ['advance', { advance: 'P200Y' }],
    ['to', { to: '2201-01-01T00:00:00Z' }],
    ['to', { to: '+275760-09-13T00:00:00Z' }],
    ['advance', {}],
    ['advance', { advance: 'P1D', to: '2026-08-01T00:00:00Z' }],
    ['to', { to: 'tomorrow' }],
    ['to', { to: '2026-08-01T00:00:00' }],
    ['to', { to: '2026-05-03T00:00:00Z' }],
    ['days', { days: 3 }],
    ['body', []],
  ])('refuses a bad %s: %j', async (field, body) => {
    const { running } = await start({ clock: MAY_4 });
    const answer = await post(running, 'clock', body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 400, errors: [{ field }] });
    expect(running.clock.now()).toBeLessThan(MAY_4 + DAY);
  });

  it.each(['clock', 'idle'])('is told to ask again for %s while the stack starts: nothing has moved', async (page) => {
    let early: Response | undefined;
    const slow = ({ endpoint }: Runtime) => ({
      name: 'slow',
      kinds: {},
      start: async () => {
        const body = JSON.stringify({ advance: 'P1D' });
        early = await fetch(`${endpoint}/_local/${page}`, { method: 'POST', body });
      },
    });
    const { running } = await start({ clock: MAY_4, assemblyDir: writeAssembly({}), services: [slow] });
    expect(early!.status).toBe(503);
    expect(early!.headers.get('retry-after')).toBe('1');
    expect(early!.headers.get('content-type')).toBe('application/problem+json');
    expect(await early!.json()).toMatchObject({ status: 503, detail: expect.stringContaining('ask again') });
    expect(running.clock.now()).toBeLessThan(MAY_4 + DAY);
    expect((await post(running, page, { advance: 'P1D' })).status).toBe(200);
  });

  it('comes to rest at the present instant when asked to', async () => {
    const { running, reminders } = await start({ clock: MAY_4 });
    await remind(running, MAY_4 - DAY);
    await post(running, 'idle', {});
    expect(reminders.fired).toEqual([MAY_4 - DAY]);
  });
});

describe('starting and stopping', () => {
  it('goes on where it was', async () => {
    const dataDir = temporaryFolder();
    const first = await start({ dataDir, clock: MAY_4 });
    await remind(first.running, MAY_4 + 10 * DAY);
    await first.running.clock.advanceTo(MAY_4 + 9 * DAY);
    await first.running.stop();

    const second = await start({ dataDir });
    expect(second.running.clock.now()).toBeGreaterThanOrEqual(MAY_4 + 9 * DAY);
    await second.running.clock.advanceTo(MAY_4 + 11 * DAY);
    expect(second.reminders.fired).toEqual([MAY_4 + 10 * DAY]);
  });

  it('refuses a taken port, naming the option, and lets go of the data folder', async () => {
    const { running } = await start();
    const dataDir = temporaryFolder();
    const port = Number(new URL(running.endpoint).port);
    await expect(start({ dataDir, port })).rejects.toThrow(new RegExp(`Port ${port} is taken.*--port`));
    await start({ dataDir });
  });

  it('refuses a template by name and lets go of the port', async () => {
    const assemblyDir = writeAssembly({ Resources: { Db: { Type: 'AWS::RDS::DBInstance' } } });
    const { running } = await start();
    const port = Number(new URL(running.endpoint).port);
    await running.stop();
    await expect(start({ assemblyDir, port })).rejects.toThrow(/Db \(AWS::RDS::DBInstance\)/);
    await start({ port });
  });

  it('takes the same start instant again after a start that failed', async () => {
    const dataDir = temporaryFolder();
    const assemblyDir = writeAssembly({ Resources: { Db: { Type: 'AWS::RDS::DBInstance' } } });
    await expect(start({ dataDir, clock: MAY_4, assemblyDir })).rejects.toThrow('not supported');
    const { running } = await start({ dataDir, clock: MAY_4 });
    expect(running.clock.now()).toBeLessThan(MAY_4 + DAY);
  });

  it('ends what it has launched when a service cannot start', async () => {
    const order: string[] = [];
    const launched = () => ({
      name: 'slow',
      kinds: {},
      launch: () => void order.push('launched'),
      stop: async () => void order.push('stopped'),
    });
    const broken = () => ({ name: 'broken', kinds: {}, start: () => Promise.reject(new Error('no memory')) });
    const services = [broken, launched];
    await expect(start({ assemblyDir: writeAssembly({}), services })).rejects.toThrow('no memory');
    expect(order).toEqual(['launched', 'stopped']);
  });

  it('stops services the other way round, and answers no more', async () => {
    const order: string[] = [];
    const service = (name: string) => () => ({
      name,
      kinds: {},
      start: async () => void order.push(`start ${name}`),
      stop: async () => void order.push(`stop ${name}`),
    });
    const { running } = await start({ assemblyDir: writeAssembly({}), services: [service('one'), service('two')] });
    await running.stop();
    expect(order).toEqual(['start one', 'start two', 'stop two', 'stop one']);
    await expect(fetch(`${running.endpoint}/_local/clock`)).rejects.toThrow();
  });
});
