import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../domain/events.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { openReactions } from '../support/reactions.ts';
import { call, type HttpReply, setNow } from './http-testbed.ts';

let database: TestDatabase;
let api: unknown;
let policyApi: unknown;
let advance: (input: object, context: object) => Promise<unknown>;
let followTasks: (event: Event) => Promise<void>;
beforeAll(async () => {
  database = await startDatabase();
  process.env.ENDPOINTS_SECRET_ARN = 'no secret is read';
  ({ handler: api } = await import('../../functions/http/api.ts'));
  ({ handler: policyApi } = await import('../../functions/http/policy-api.ts'));
  advance = (await import('../../functions/task/advance-ticket.ts')).handler as never;
  const { listTasks } = await import('../../reactions/list-tasks.ts');
  const { openPolicies } = await import('../../functions/_kit/policies.ts');
  const reactions = openReactions(database, openPolicies(database));
  followTasks = (event) => reactions.tells(listTasks, event);
});
afterAll(() => database?.stop());

let minutes = 0;
/** As one of the staff of the preset for windows, a minute later each time. */
function send(id: string, line: string, body?: object): Promise<HttpReply> {
  const [method, resource] = line.split(' ') as [string, string];
  const [path, search] = resource.split('?') as [string, string | undefined];
  setNow(new Date(Date.parse('2026-05-12T01:30:00.000Z') + ++minutes * 60_000).toISOString());
  const role =
    { soonja: 'lead', peter: 'manager', areum: 'inspector' }[id] ?? (/^k|^b/.test(id) ? 'technician' : 'hotline');
  const handler = path.startsWith('/policies') ? policyApi : api;
  const claims = { sub: id, name: id, 'cognito:groups': `[${role}]` };
  const query = Object.fromEntries(new URLSearchParams(search));
  return call(handler, { method, path, query, claims, body: body && JSON.stringify(body) });
}

/** What the stream makes of all that has happened. */
async function follow(): Promise<void> {
  const events = (await database.rows()).filter(({ kind }) => kind === 'event') as unknown as Event[];
  for (const event of events.sort((a, b) => a.sequence - b.sequence)) await followTasks(event);
}

async function does(id: string, line: string, body?: object) {
  const reply = await send(id, line, body);
  expect(reply.status, `${line}: ${reply.text}`).toBeLessThan(300);
  return reply.body;
}

/** Who gets a ticket that waits for its turn, once its execution has begun. */
async function routed({ ticketId }: { ticketId: string }): Promise<string> {
  const row = (await database.rows()).find(({ pk, sk }) => pk === `TICKET#${ticketId}` && sk === 'TICKET')!;
  await advance({ ticketId, execution: row.execution, loops: 0, startedAt: row.openedAt }, {});
  return (await does('peter', `GET /tickets/${ticketId}`)).assignee;
}

const customer = { name: 'Emma Wilson', email: 'emma@example.com', locale: 'en', phone: '+44 20 7946 0000' };
const leak = {
  ...{ requestType: 'complaint', subject: 'Water comes in', text: 'Your fitter is a bungler!', customer },
  ...{ product: 'Casement window', region: 'KR-Seoul' },
};
const repair = { requestType: 'repair', subject: 'Seal the frame', text: 'New seals all round, and test with water.' };

beforeEach(async () => {
  await database.clear();
  await does('peter', 'PUT /policies/ours', { document: { extends: 'windows' } });
  await does('peter', 'PUT /policies/ours/activation', {});
});

describe('a job', () => {
  it('goes to those kept out of the complaint, with the customer and what is written, and nothing of the complaint', async () => {
    const complaint = await does('jiyoung', 'POST /tickets', leak);
    expect((await send('kwangsoo', `POST /tickets/${complaint.ticketId}/jobs`, repair)).status).toBe(409);
    const job = await does('jiyoung', `POST /tickets/${complaint.ticketId}/jobs`, { ...repair, team: 'after-sales' });
    expect(job).toMatchObject({ ...repair, customer, product: leak.product, region: leak.region, team: 'after-sales' });
    expect(job.links).toEqual([{ ticketId: complaint.ticketId, kind: 'complaint' }]);
    job.assignee = await routed(job);
    const seen = await does(job.assignee, `GET /tickets/${job.ticketId}`);
    expect(JSON.stringify(seen)).not.toContain('bungler');
    const { links } = await does('jiyoung', `GET /tickets/${complaint.ticketId}`);
    expect(links).toEqual([{ ticketId: job.ticketId, kind: 'job' }]);
    // The customer is spoken with on the complaint.
    expect(job.clocks.map(({ name }: any) => name)).not.toContain('first-response');
    await does(job.assignee, `POST /tickets/${job.ticketId}/notes`, { text: 'On my way.' });
  });

  it('goes to those of a team by load, as any ticket of its type, and not to whom the complaint is about', async () => {
    const jobsOf = async (about: object | null) => {
      const { ticketId } = await does('jiyoung', 'POST /tickets', { ...leak, region: null, about });
      const takers: string[] = [];
      for (let count = 0; count < 4; count++) {
        const job = await does('jiyoung', `POST /tickets/${ticketId}/jobs`, { ...repair, team: 'after-sales' });
        expect(job).toMatchObject({ team: 'after-sales' });
        expect(job).not.toHaveProperty('notFor');
        takers.push(job.assignee ?? (await routed(job)));
      }
      return takers.toSorted();
    };
    expect(await jobsOf(null)).toEqual(['byungchul', 'byungchul', 'kwangsoo', 'kwangsoo']);
    expect(await jobsOf({ staff: 'kwangsoo' })).toEqual(Array(4).fill('byungchul'));
  });

  it('goes to whoever is named, and not to a team or somebody there is not', async () => {
    const { ticketId } = await does('jiyoung', 'POST /tickets', leak);
    const job = await does('inho', `POST /tickets/${ticketId}/jobs`, { ...repair, assignee: 'areum' });
    expect(job).toMatchObject({ assignee: 'areum', team: 'engineering' });
    for (const [field, value] of [
      ['assignee', 'nobody'],
      ['team', 'nobodies'],
      ['requestType', 'nothing'],
    ] as const) {
      const reply = await send('inho', `POST /tickets/${ticketId}/jobs`, { ...repair, [field]: value });
      expect(reply).toMatchObject({ status: 400, body: { field: `/${field}` } });
    }
    const both = await send('inho', `POST /tickets/${ticketId}/jobs`, {
      ...repair,
      team: 'engineering',
      assignee: 'areum',
    });
    expect(both.status).toBe(400);
  });

  it('tells nothing of a complaint about whoever may do it, who gets it only if named', async () => {
    const about = { staff: 'kwangsoo' };
    const { ticketId } = await does('jiyoung', 'POST /tickets', { ...leak, about });
    const jobs = `POST /tickets/${ticketId}/jobs`;
    expect((await does('jiyoung', jobs, repair)).assignee).not.toBe('kwangsoo');
    const job = await does('jiyoung', jobs, { ...repair, assignee: 'kwangsoo' });
    const seen = [
      await does('kwangsoo', `GET /tickets/${job.ticketId}`),
      await does('kwangsoo', `GET /tickets/${job.ticketId}/events`),
    ];
    expect(JSON.stringify(seen)).not.toContain(ticketId);
    expect(
      (await send('kwangsoo', `POST /tickets/${job.ticketId}/links`, { ticketId, kind: 'complaint' })).status,
    ).toBe(400);
    const linked = await does('jiyoung', `POST /tickets/${job.ticketId}/links`, { ticketId, kind: 'complaint' });
    expect(linked.links ?? []).toEqual([]);
    await does('kwangsoo', `POST /tickets/${job.ticketId}/resolve`, { resolution: 'Sealed.' });
    const { items } = await does('jiyoung', `GET /tickets/${ticketId}/events`);
    expect(items.at(-1).data).toEqual({ type: 'ticket.job-reported', ticketId: job.ticketId, last: false });
  });

  it('reports what it reaches, and whoever has the complaint gets a task once the last is done', async () => {
    const { ticketId, assignee } = await does('jiyoung', 'POST /tickets', leak);
    const [one, two] = [
      await does('jiyoung', `POST /tickets/${ticketId}/jobs`, { ...repair, assignee: 'kwangsoo' }),
      await does('jiyoung', `POST /tickets/${ticketId}/jobs`, { ...repair, assignee: 'byungchul' }),
    ];
    const moments = async () =>
      (await does('jiyoung', `GET /tickets/${ticketId}`)).moments.flatMap(
        ({ name }: any) => /milestone:.*/.exec(name) ?? [],
      );
    // Too early for the complaint, which comes after its quality record: the job notes it all the same.
    await does('kwangsoo', `POST /tickets/${one.ticketId}/milestones`, { milestone: 'repaired' });
    expect(await moments()).toEqual([]);
    for (const milestone of ['cause-found', 'quality-record-written']) {
      await does('jiyoung', `POST /tickets/${ticketId}/milestones`, { milestone });
    }
    await does('byungchul', `POST /tickets/${two.ticketId}/milestones`, { milestone: 'repaired' });
    expect((await moments()).at(-1)).toBe('milestone:repaired');
    await does('kwangsoo', `POST /tickets/${one.ticketId}/resolve`, { resolution: 'Sealed.' });
    expect((await does('jiyoung', `GET /tickets/${ticketId}`)).tasks).toEqual([]);
    await does('byungchul', `POST /tickets/${two.ticketId}/resolve`, { resolution: 'Tested.' });
    const { tasks } = await does('jiyoung', `GET /tickets/${ticketId}`);
    expect(tasks).toMatchObject([{ assignee, doneAt: null, title: expect.stringContaining(two.ticketId) }]);
  });
});

describe('those kept out of a complaint', () => {
  it('read how it stands, and not what is said and thought of it', async () => {
    const { ticketId } = await does('jiyoung', 'POST /tickets', leak);
    await does('jiyoung', `POST /tickets/${ticketId}/notes`, { text: 'He was drunk.' });
    for (const id of ['kwangsoo', 'areum', 'soonja']) {
      const seen = await does(id, `GET /tickets/${ticketId}`);
      expect(seen).toMatchObject({
        keptOut: true,
        text: '',
        cause: null,
        customer,
        subject: leak.subject,
        status: 'new',
      });
      expect((await send(id, `GET /tickets/${ticketId}/events`)).body.type).toContain('reader-kept-out');
      expect((await send(id, `POST /tickets/${ticketId}/entitlement`, {})).status).toBe(403);
      expect((await does(id, `POST /tickets/${ticketId}/messages`, { text: 'They rang again.' })).text).toBe('');
    }
    expect((await does('peter', `GET /tickets/${ticketId}`)).text).toBe(leak.text);
  });

  it('get tasks, see them in their list and say that they are done', async () => {
    const { ticketId } = await does('jiyoung', 'POST /tickets', leak);
    const path = `/tickets/${ticketId}/tasks`;
    await does('jiyoung', `POST ${path}`, { title: 'Say whether the frame can be mended', assignee: 'areum' });
    await does('jiyoung', `POST ${path}`, { title: 'Read the old reports', assignee: 'inho' });
    await follow();
    const tasks = async (id: string, query = '') => (await does(id, `GET /tasks${query}`)).items;
    const task = { ticketId, taskId: '1', title: 'Say whether the frame can be mended', assignee: 'areum', customer };
    expect(await tasks('areum')).toMatchObject([
      { ...task, product: leak.product, requestType: 'complaint', dueAt: null },
    ]);
    expect(await tasks('kwangsoo', '?assignee=areum')).toEqual([]);
    expect(await tasks('inho', '?assignee=areum')).toMatchObject([task]);
    expect((await send('areum', `POST ${path}/2/done`)).status).toBe(409);
    expect((await send('kwangsoo', `POST ${path}/1/done`)).status).toBe(409);
    expect((await does('areum', `POST ${path}/1/done`)).tasks).toMatchObject([
      { taskId: '1', doneAt: expect.any(String) },
    ]);
    await follow();
    expect(await tasks('areum')).toEqual([]);
  });

  it('get none of a complaint about them', async () => {
    const { ticketId } = await does('jiyoung', 'POST /tickets', { ...leak, about: { team: 'after-sales' } });
    const task = { title: 'Explain yourself', assignee: 'kwangsoo' };
    expect(await send('jiyoung', `POST /tickets/${ticketId}/tasks`, task)).toMatchObject({
      status: 409,
      body: { field: '/assignee' },
    });
  });
});

describe('two tickets', () => {
  const open = async (more: object = {}) =>
    (await does('peter', 'POST /tickets', { ...leak, requestType: 'question', ...more })).ticketId;

  it('are linked both ways, once, and unlinked', async () => {
    const [one, two] = [await open(), await open()];
    const links = async (id: string) => (await does('peter', `GET /tickets/${id}`)).links ?? [];
    await does('peter', `POST /tickets/${one}/links`, { ticketId: two, kind: 'later' });
    const { version } = await does('peter', `POST /tickets/${one}/links`, { ticketId: two, kind: 'later' });
    expect(version).toBe(2);
    expect([await links(one), await links(two)]).toEqual([
      [{ ticketId: two, kind: 'later' }],
      [{ ticketId: one, kind: 'earlier' }],
    ]);
    const otherwise = await send('peter', `POST /tickets/${two}/links`, { ticketId: one, kind: 'job' });
    expect(otherwise).toMatchObject({ status: 409, body: { field: '/kind' } });
    expect((await send('peter', `POST /tickets/${one}/links`, { ticketId: one, kind: 'job' })).status).toBe(400);
    expect((await send('peter', `POST /tickets/${one}/links`, { ticketId: 'T0', kind: 'job' })).status).toBe(400);
    await does('peter', `DELETE /tickets/${two}/links/${one}`);
    await does('peter', `DELETE /tickets/${two}/links/${one}`);
    expect([await links(one), await links(two)]).toEqual([[], []]);
  });

  it('become one: what waits goes on in the other, and nothing falls due on the first', async () => {
    const [one, two] = [await open(), await open()];
    await does('minji', `POST /tickets/${two}/replies`, { text: 'Somebody will come.' });
    await does('minji', `POST /tickets/${one}/tasks`, { title: 'Look for the plan', assignee: 'minji' });
    const merged = await does('minji', `POST /tickets/${one}/merge`, { into: two });
    expect(merged).toMatchObject({
      status: 'resolved',
      mergedInto: two,
      nextDueAt: null,
      links: [{ ticketId: two, kind: 'merged' }],
    });
    expect(merged.clocks.every(({ state, breachedAt }: any) => state === 'cancelled' && breachedAt === null)).toBe(
      true,
    );
    const other = await does('minji', `GET /tickets/${two}`);
    expect(other).toMatchObject({ unansweredSince: expect.any(String), links: [{ ticketId: one, kind: 'merged' }] });
    expect(other.tasks).toMatchObject([{ title: 'Look for the plan', assignee: 'minji', doneAt: null }]);
    expect(other.clocks.find(({ name }: any) => name === 'next-response')).toMatchObject({ state: 'running' });
    const again = await does('minji', `POST /tickets/${one}/merge`, { into: two });
    expect(again.version).toBe(merged.version);
    for (const [line, body] of [
      ['reopen', { reason: 'Why?' }],
      ['messages', { text: 'Well?' }],
      ['resolve', { resolution: 'x' }],
    ] as const) {
      const id = line === 'reopen' ? 'peter' : 'minji';
      expect(await send(id, `POST /tickets/${one}/${line}`, body)).toMatchObject({
        status: 409,
        body: { field: '/mergedInto' },
      });
    }
  });

  it('are not merged into nothing, themselves, what is settled, or another customer unless one says so', async () => {
    const [one, two] = [await open(), await open({ customer: { ...customer, email: 'other@example.com' } })];
    const merge = (id: string, body: object) => send('peter', `POST /tickets/${id}/merge`, body);
    expect(await merge(one, { into: 'T0' })).toMatchObject({ status: 400, body: { field: '/into' } });
    expect(await merge(one, { into: one })).toMatchObject({ status: 400 });
    expect(await merge(one, { into: two })).toMatchObject({ status: 409, body: { field: '/force' } });
    expect(await merge(one, { into: two, force: true })).toMatchObject({ status: 200 });
    const [three, settled] = [await open(), await open()];
    await does('peter', `POST /tickets/${settled}/resolve`, { resolution: 'Done.' });
    expect(await merge(three, { into: settled })).toMatchObject({ status: 409, body: { field: '/status' } });
    const about = await open({ requestType: 'complaint', about: { staff: 'minji' } });
    expect(await merge(about, { into: three })).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('about-others') },
    });
    expect(await send('minji', `POST /tickets/${three}/merge`, { into: about })).toMatchObject({
      status: 400,
      body: { field: '/into' },
    });
  });
});
