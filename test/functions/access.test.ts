import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveBacktest } from '../../adapters/dynamo/backtest-store.ts';
import { saveConduct } from '../../adapters/dynamo/conduct-store.ts';
import { openDatabase } from '../../adapters/dynamo/database.ts';
import { saveDelivery } from '../../adapters/dynamo/delivery-store.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import type { TestDatabase } from '../support/dynamodb.ts';
import { type Apis, type HttpReply, setNow, startApis } from './http-testbed.ts';

const start = Date.parse('2026-05-12T01:30:00.000Z');

let database: TestDatabase;
let apis: Apis;
beforeAll(async () => {
  apis = await startApis();
  database = apis.database;
});
afterAll(() => database?.stop());
beforeEach(async () => {
  await database.clear();
});

let minutes = 0;
/** A minute later each time, so that what was put in force is read anew. */
function send(line: string, claims: Record<string, string>, body?: object): Promise<HttpReply> {
  const [method, resource] = line.split(' ') as [string, string];
  const [path, search] = resource.split('?') as [string, string | undefined];
  setNow(new Date(start + ++minutes * 60_000).toISOString());
  const query = Object.fromEntries(new URLSearchParams(search));
  return apis.ask({ method, path, query, claims, body: body && JSON.stringify(body) });
}

const token = (name: string, role: string, more: Record<string, string> = {}) => ({
  ...{ sub: `sub-of-${name}`, name, 'cognito:groups': `[${role}]` },
  ...more,
});
const mina = token('mina', 'lead');
const minho = token('minho', 'technician');
const alex = token('alex', 'manager');

async function complain(about: object | null, by = alex): Promise<string> {
  const said = { requestType: 'complaint', subject: 'He was rude', text: 'He swore at me.', about };
  const { status, body } = await send('POST /tickets', by, said);
  expect(status).toBe(201);
  return body.ticketId;
}

/** Puts the starter in force with some members changed; the others stay. */
async function activate(version: string, document: object, by = alex): Promise<HttpReply> {
  const written = await send(`PUT /policies/${version}`, by, { document: { extends: 'starter', ...document } });
  expect(written.status).toBe(201);
  return send(`PUT /policies/${version}/activation`, by, {});
}

describe('a caller', () => {
  it('has to send the ID token: the access token of the same sign-in says not who it is', async () => {
    const ticketId = await complain({ staff: 'minho' });
    const access = { sub: 'sub-of-minho', token_use: 'access', username: 'minho', 'cognito:groups': '[technician]' };
    for (const line of [`GET /tickets/${ticketId}`, `POST /tickets/${ticketId}/resolve`, 'GET /policies']) {
      expect(await send(line, access)).toMatchObject({ status: 401, body: { type: '/reference#problem-wrong-token' } });
    }
    expect(await send('GET /tickets', { ...mina, token_use: '' })).toMatchObject({ status: 401 });
  });

  it.each([
    ['nobody on the staff', token('stranger', 'lead')],
    ['without a name or an address', { sub: 'b7c2', 'cognito:groups': '[manager]' }],
    [
      'with an address nobody has verified',
      { sub: 'b7c2', email: 'mina@aftercare.example', 'cognito:groups': '[lead]' },
    ],
    [
      'whose name and address are of two people',
      token('mina', 'lead', { email: 'minho@aftercare.example', email_verified: 'true' }),
    ],
  ])('%s does nothing with tickets, and may only set the policy up', async (_, claims) => {
    const ticketId = await complain(null);
    const away = { from: '2026-06-01T00:00:00Z', to: '2026-06-05T00:00:00Z' };
    const lines: [string, object?][] = [
      ['GET /tickets'],
      [`GET /tickets/${ticketId}`],
      [`POST /tickets/${ticketId}/resume`],
      ['GET /lateness'],
      // What moves promises that were made, or tells others of the business, puts no policy in force.
      ['PUT /calendars/office/days/2026-06-01', { closed: true }],
      ['DELETE /calendars/office/days/2026-06-01'],
      ['PUT /staff/minho/absences/june', away],
      ['DELETE /staff/minho/absences/june'],
      ['POST /webhook-endpoints/crm/test'],
    ];
    for (const [line, body] of lines) {
      expect(await send(line, claims, body), line).toMatchObject({
        status: 403,
        body: { type: '/reference#problem-not-on-the-staff' },
      });
    }
    expect(await send('GET /policies', claims)).toMatchObject({ status: 200 });
    expect(await send('GET /staff', claims)).toMatchObject({ status: 200 });
    expect(await send('GET /staff/minho/conduct', claims)).toMatchObject({ status: 403 });
  });

  it('is whom the verified address belongs to, in whatever letters', async () => {
    const claims = { sub: 'b7c2', email: 'Mina@Aftercare.example', email_verified: 'true', 'cognito:groups': '[lead]' };
    const ticketId = await complain(null, claims as never);
    const { body } = await send(`GET /tickets/${ticketId}/events`, claims);
    expect(body.items[0].actor).toEqual({ kind: 'staff', id: 'mina', role: 'lead' });
  });

  it('is nobody where several share the address', async () => {
    const staff = starter.staff.map((person) => ({ ...person, email: 'service@aftercare.example' }));
    expect((await activate('shared', { staff })).status).toBe(200);
    const claims = { sub: '1', email: 'service@aftercare.example', email_verified: 'true', 'cognito:groups': '[lead]' };
    expect((await send('GET /tickets', claims)).status).toBe(403);
    expect((await send('GET /tickets', mina)).status).toBe(200);
  });

  it('is in no group that only has a role in its name', async () => {
    expect((await send('GET /tickets', { ...mina, 'cognito:groups': '[x,manager,lead]' })).status).toBe(403);
  });

  it('puts the policy in force that makes them a member, and is one at once', async () => {
    const owner = token('owner', 'manager');
    expect((await send('GET /tickets', owner)).status).toBe(403);
    const person = { id: 'owner', name: 'Olga', role: 'manager', email: 'olga@example.com', locale: 'en' };
    expect((await activate('ours', { staff: [...starter.staff, person] }, owner)).status).toBe(200);
    expect((await send('GET /tickets', owner)).status).toBe(200);
  });
});

describe('whom a complaint is about', () => {
  const doors = (ticketId: string): [string, object?][] => [
    [`GET /tickets/${ticketId}`],
    [`GET /tickets/${ticketId}/events`],
    [`GET /tickets/${ticketId}/clocks`],
    [`GET /tickets/${ticketId}/mails`],
    [`POST /tickets/${ticketId}/entitlement`, {}],
    [`POST /tickets/${ticketId}/notes`, { text: 'I was polite.' }],
    [`POST /tickets/${ticketId}/messages`, { text: 'Never mind.' }],
    [`POST /tickets/${ticketId}/replies`, { text: 'Sorry.' }],
    [`POST /tickets/${ticketId}/resolve`, { resolution: 'Nothing in it.' }],
    [`POST /tickets/${ticketId}/tasks`, { title: 'Forget it' }],
    [`POST /tickets/${ticketId}/tasks/1/done`],
  ];

  it.each([
    ['a technician', { staff: 'minho' }, minho],
    ['a lead', { staff: 'mina' }, mina],
    ['a manager', { staff: 'alex' }, alex],
  ])('cannot tell it from one there is not: %s', async (_, about, claims) => {
    const ticketId = await complain(about, claims === alex ? mina : alex);
    const none = 'T0000000000';
    for (const [line, body] of doors(ticketId)) {
      const [there, notThere] = [
        await send(line, claims, body),
        await send(line.replace(ticketId, none), claims, body),
      ];
      expect(there.status, line).toBe(404);
      expect(JSON.stringify(there.body).replaceAll(ticketId, none), line).toBe(JSON.stringify(notThere.body));
    }
  });

  it('does not find it in lists, whose other rows and pages stay', async () => {
    const ids = [await complain(null), await complain({ staff: 'minho' }), await complain(null)];
    const cursors: string[] = [];
    const seen = async (claims: Record<string, string>) => {
      const found: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const { body } = await send(`GET /tickets?status=new&limit=1${more}`, claims);
        found.push(...body.items.map((item: any) => item.ticketId));
        expect(body.items, 'an empty page tells of what is not shown').toHaveLength(1);
        cursor = body.nextCursor;
        cursors.push(Buffer.from(cursor ?? '', 'base64url').toString());
      }
      return found.sort();
    };
    expect(await seen(minho)).toEqual([ids[0], ids[2]].sort());
    expect(cursors.join(), 'a cursor can be read').not.toContain(ids[1]);
    expect(await seen(mina)).toEqual([...ids].sort());
    const { body } = await send('GET /tickets?assignee=jiwoo', minho);
    expect(body.items.map((item: any) => item.ticketId).sort()).toEqual([ids[0], ids[2]].sort());
  });

  it('is everybody of a team, whoever joins or leaves it', async () => {
    const inTeam = (...ids: string[]) => ({
      teams: { field: { title: { en: 'Field', ko: '현장', zh: '现场' } } },
      staff: starter.staff.map((person) => (ids.includes(person.id) ? { ...person, team: 'field' } : person)),
    });
    await activate('one', inTeam('minho', 'mina'));
    const ticketId = await complain({ team: 'field' });
    await activate('two', inTeam('minho', 'chen'));
    const chen = token('chen', 'inspector');
    for (const claims of [minho, mina, chen]) expect((await send(`GET /tickets/${ticketId}`, claims)).status).toBe(404);
    for (const claims of [alex, token('jiwoo', 'hotline')]) {
      expect((await send(`GET /tickets/${ticketId}`, claims)).status).toBe(200);
    }
  });

  it('finds it neither in a backtest nor among the deliveries of webhooks', async () => {
    const [own, other] = [await complain({ staff: 'mina' }), await complain(null)];
    const at = '2026-05-12T00:00:00.000Z';
    const line = (ticketId: string) => ({ ticketId, requestType: 'complaint', gained: 1, lost: 0, laterMs: 0 });
    const report = { tickets: 2, unknownType: 0, clocks: [], mostChanged: [own, other].map(line), workload: {} };
    await saveBacktest(openDatabase(database.table), {
      ...{ backtestId: 'B1', execution: 'B1-1', status: 'done', policy: 'a', against: 'b', from: '2026-01-01' },
      ...{ to: '2026-01-02', until: at, report, cursor: null, requestedBy: 'alex', createdAt: at, updatedAt: at },
    });
    for (const ticketId of [own, other]) {
      await saveDelivery(openDatabase(database.table), {
        ...{
          deliveryId: `D-${ticketId}`,
          endpointId: 'crm',
          type: 'ticket.opened',
          version: 1,
          state: 'failed',
        },
        ...{ event: { entity: 'ticket', entityId: ticketId, sequence: 1, part: 0 }, attempts: 1, nextAttemptAt: null },
        ...{ answer: 500, reason: 'http-500', createdAt: at, updatedAt: at },
      });
    }
    const tickets = async (claims: Record<string, string>) => [
      (await send('GET /backtests/B1', claims)).body.report.mostChanged.map((one: any) => one.ticketId),
      (await send('GET /webhook-deliveries?endpoint=crm', claims)).body.items.map((one: any) => one.ticketId).sort(),
    ];
    expect(await tickets(mina)).toEqual([[other], [other]]);
    expect(await tickets(alex)).toEqual([[own, other], [own, other].sort()]);
    for (const request of [`GET /webhook-deliveries/D-${own}`, `POST /webhook-deliveries/D-${own}/replay`]) {
      expect((await send(request, mina)).status).toBe(404);
      expect((await send(request, alex)).status).toBe(200);
    }
  });

  it('reads what complaints about them came to, but not which they are', async () => {
    const at = '2026-05-12T00:00:00.000Z';
    const finding = { staff: 'mina', ticketId: 'T1', sequence: 4, founded: true, count: 1, step: 'warning' as const };
    await saveConduct(openDatabase(database.table), {
      before: { conduct: null, finding: null },
      conduct: { staff: 'mina', count: 1, eventCount: 1, updatedAt: at },
      finding: { ...finding, recordedAt: at, withdrawnAt: null },
      event: {
        ...{ eventId: 'staff-mina#1', entity: 'staff', entityId: 'mina', sequence: 1, at, actor: { kind: 'system' } },
        data: { type: 'conduct.recorded', staff: 'mina', count: 1, step: 'warning', ticketId: 'T1' },
      },
    });
    const found = async (claims: Record<string, string>) => (await send('GET /staff/mina/conduct', claims)).body;
    expect(await found(mina)).toMatchObject({ count: 1, findings: [{ ticketId: null, step: 'warning' }] });
    expect(await found(alex)).toMatchObject({ count: 1, findings: [{ ticketId: 'T1' }] });
  });

  it('does not escape by a policy without them, or in which they are somebody else', async () => {
    const address = { email: 'mina@aftercare.example', email_verified: 'true' };
    const ticketId = await complain({ staff: 'mina' });
    const others = starter.staff.filter(({ id }) => id !== 'mina');
    const again = { ...starter.staff.find(({ id }) => id === 'mina')!, id: 'mina2' };
    await activate('gone', { staff: [...others, { ...again, email: 'other@aftercare.example' }] }, mina as never);
    expect((await send(`GET /tickets/${ticketId}`, token('mina', 'lead', address))).status).toBe(403);
    expect((await send(`GET /tickets/${ticketId}`, token('mina2', 'lead'))).status).toBe(200);
    await activate('renamed', { staff: [...others, again] }, mina as never);
    const byAddress = { sub: 'sub-of-mina', 'cognito:groups': '[lead]', ...address };
    for (const claims of [token('mina2', 'lead', address), token('mina2', 'lead'), byAddress]) {
      expect((await send(`GET /tickets/${ticketId}`, claims)).status).toBe(404);
    }
    expect((await send(`GET /tickets/${ticketId}`, alex)).status).toBe(200);
  });
});
