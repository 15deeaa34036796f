import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import type { Event } from '../../domain/events.ts';
import { Business } from '../support/business.ts';

const title = { en: 'Team', ko: '팀', zh: '组' };
const clocks = {
  'next-response': { calendar: 'always', target: 'PT20H', ladder: 'restless' },
  resolution: { calendar: 'always', target: 'PT20H', ladder: 'restless' },
};
const person = (id: string, role: string, team: string, more = {}) => ({
  id,
  name: id,
  role,
  team,
  email: `${id}@aftercare.example`,
  locale: 'en',
  ...more,
});
const conductOf = (staff: string) => ({
  requestType: 'conduct',
  subject: `Complaint about ${staff}`,
  text: 'Rude on the phone.',
  about: { staff },
});

/** So late that none of these tests lasts until then. */
const again = { name: 'again', at: { after: 'P60D' }, repeat: 'P60D', notify: ['manager'] };

/** Several of each, a complaint line of its own, and a ladder that hands tickets back to the technicians. */
const pools = {
  extends: 'starter',
  // Told at once, as what they do is promised day and night.
  notices: { technician: null, inspector: null },
  teams: { 'after-sales': { title }, 'complaint-line': { title, separateFrom: ['after-sales'] } },
  staff: [
    person('jiwoo', 'hotline', 'after-sales', { deputy: 'mina' }),
    person('haru', 'hotline', 'after-sales'),
    person('sora', 'hotline', 'after-sales'),
    person('minho', 'technician', 'after-sales'),
    person('yuna', 'technician', 'after-sales', { skills: ['glass'], regions: ['KR-Busan'], deputy: 'minho' }),
    person('tae', 'technician', 'after-sales', { skills: ['glass', 'locks'], regions: ['KR-Seoul'] }),
    person('mina', 'lead', 'after-sales'),
    person('chen', 'inspector', 'complaint-line', { deputy: 'minho' }),
    person('ivy', 'inspector', 'complaint-line', { deputy: 'chen' }),
    { ...person('alex', 'manager', ''), team: undefined },
  ],
  conduct: { steps: ['warning', 'penalty', 'management'], tell: ['lead', 'manager'] },
  ladders: {
    restless: [
      { name: 'back', at: { share: 0.5 }, reassign: 'technician', task: { title, to: 'technician' } },
      { name: 'breach', at: { share: 1 }, notify: ['assignee'], reassign: 'staff:minho' },
      again,
    ],
    inspected: [
      { name: 'breach', at: { share: 1 }, reassign: 'inspector' },
      { name: 'escalate', at: { after: 'PT1H' }, reassign: 'manager' },
      again,
    ],
  },
  requestTypes: {
    complaint: { assign: { role: 'hotline', by: 'round-robin' } },
    repair: { assign: { role: 'technician', by: 'load' } },
    glass: {
      title,
      complaint: false,
      priority: 'normal',
      assign: { role: 'technician', skill: 'glass', byRegion: true, by: 'load' },
      clocks,
    },
    conduct: {
      title,
      complaint: true,
      conduct: true,
      priority: 'high',
      assign: { team: 'complaint-line', by: 'round-robin' },
      clocks: {
        'next-response': { calendar: 'always', target: 'PT20H', ladder: 'inspected' },
        resolution: { calendar: 'always', target: 'PT20H', ladder: 'inspected' },
      },
    },
  },
};

let business: Business;
beforeAll(async () => {
  business = await Business.open('2026-06-01 09:00');
  await business.does('mina', 'PUT /policies/pools', { document: pools });
  await business.does('mina', 'PUT /policies/pools/activation', {});
  // What is decided about policies is read anew within seconds.
  await business.pass('PT1M');
});
afterAll(() => business.close());

const assigneeOf = async (ticketId: string) => (await readTicket(business.table.database, ticketId))!.assignee;
const assigneesOf = (tickets: string[]) => Promise.all(tickets.map(assigneeOf));
/** How many tickets each has, of those given. */
const counted = (ids: (string | null)[]) =>
  Object.fromEntries([...Map.groupBy(ids, (id) => String(id))].map(([id, own]) => [id, own.length]).toSorted());

describe('tickets given among several', () => {
  const opened = async (command: object) =>
    (await business.does('mina', 'POST /tickets', { subject: 'Help', text: 'Please.', ...command })).ticketId as string;

  it('three complaints in a row go to three people, who are told', async () => {
    const tickets = [await business.complain(), await business.complain(), await business.complain()];
    expect(await assigneesOf(tickets)).toEqual(['jiwoo', 'haru', 'sora']);
    const told = (await business.mails()).filter(({ about }) => about === 'ticket-assigned').map(({ to }) => to);
    expect(told.map((to) => to.split('@')[0]).toSorted()).toEqual(['haru', 'jiwoo', 'sora']);
  });

  it('complaints that come at once are shared out evenly', async () => {
    const tickets = await Promise.all([1, 2, 3].map(() => business.complain()));
    expect(counted(await assigneesOf(tickets))).toEqual({ haru: 1, jiwoo: 1, sora: 1 });
  });

  it('load evens out', async () => {
    for (let count = 0; count < 2; count++) {
      const ticket = await opened({ requestType: 'question' });
      await business.does('mina', `PUT /tickets/${ticket}/assignee`, { assignee: 'tae' });
    }
    const repairs = await Promise.all([1, 2, 3, 4].map(() => opened({ requestType: 'repair' })));
    expect(counted(await assigneesOf(repairs))).toEqual({ minho: 2, yuna: 2 });
  });

  it('skill and region choose', async () => {
    expect(await assigneeOf(await opened({ requestType: 'glass', region: 'KR-Busan' }))).toBe('yuna');
    expect(await assigneeOf(await opened({ requestType: 'glass', region: 'KR-Seoul' }))).toBe('tae');
  });

  it('a ticket that becomes a complaint about conduct is taken from whom that keeps out, and routed at once', async () => {
    const ticket = await opened({ requestType: 'question', about: { staff: 'sora' } });
    expect(await assigneeOf(ticket)).toBe('jiwoo');
    await business.does('mina', `PUT /tickets/${ticket}/request-type`, { requestType: 'conduct' });
    expect(await assigneeOf(ticket)).toBe('chen');
    expect(await business.executions(ticket)).toMatchObject([{ status: 'RUNNING' }]);
  });

  it('a deputy stands in for somebody away, for new tickets and for what is due on old ones', async () => {
    const old = await opened({ requestType: 'complaint' });
    await business.does('mina', `PUT /tickets/${old}/assignee`, { assignee: 'jiwoo' });
    await business.does('mina', 'PUT /staff/jiwoo/absences/leave', {
      from: '2026-06-01T00:00:00+09:00',
      to: '2026-06-06T00:00:00+09:00',
    });
    await business.pass('PT1M');
    const tickets = [await business.complain(), await business.complain(), await business.complain()];
    expect((await assigneesOf(tickets)).toSorted()).toEqual(['haru', 'mina', 'sora']);
    expect(await assigneeOf(old)).toBe('jiwoo');
    await business.until('2026-06-02 02:00');
    const before = (await business.mails()).length;
    await business.until('2026-06-02 10:00');
    const warned = (await business.mails()).slice(before).filter(({ subject, text }) => (subject + text).includes(old));
    expect([...new Set(warned.map(({ to }) => to))]).toEqual(['mina@aftercare.example']);
  });
});

describe('complaints about staff that are found true', () => {
  const settled = async (founded: boolean) => {
    const { ticketId } = await business.does('jiwoo', 'POST /tickets', conductOf('minho'));
    await business.does('chen', `POST /tickets/${ticketId}/resolve`, { resolution: 'Heard both.', founded });
    return ticketId as string;
  };

  it('have to say whom they are about, and are settled by a finding', async () => {
    const { about: _, ...nobody } = conductOf('minho');
    expect(await business.as('jiwoo', 'POST /tickets', nobody)).toMatchObject({
      status: 400,
      body: { field: '/about' },
    });
    const { ticketId } = await business.does('jiwoo', 'POST /tickets', conductOf('tae'));
    const vague = await business.as('chen', `POST /tickets/${ticketId}/resolve`, { resolution: 'Heard both.' });
    expect(vague).toMatchObject({ status: 400, body: { field: '/founded' } });
  });

  it('bring a warning, a penalty, and go before management', async () => {
    const tickets = [await settled(true), await settled(false), await settled(true), await settled(true)];
    const record = await business.does('mina', 'GET /staff/minho/conduct');
    expect(record).toMatchObject({ staff: 'minho', count: 3 });
    expect(record.findings.map((one: any) => [one.ticketId, one.count, one.step])).toEqual([
      [tickets[0], 1, 'warning'],
      [tickets[2], 2, 'penalty'],
      [tickets[3], 3, 'management'],
    ]);
    const events = (await business.table.rows<Event>('event')).filter(({ entity }) => entity === 'staff');
    expect(events.map(({ data }) => data.type)).toEqual(Array(3).fill('conduct.recorded'));
  });

  it('are mailed to him, and to those who answer for it', async () => {
    const mails = (await business.mails()).filter(({ about }) => about.startsWith('conduct'));
    const told = mails.map(({ mailId, to }) => `${mailId.split('#')[1]} ${to.split('@')[0]}`).toSorted();
    expect(told).toEqual(['1 alex', '1 mina', '1 minho', '2 alex', '2 mina', '2 minho', '3 alex', '3 mina']);
  });

  it('stay between leads and managers', async () => {
    expect(await business.as('jiwoo', 'GET /staff/minho/conduct')).toMatchObject({ status: 403 });
    expect(await business.as('mina', 'GET /staff/eve/conduct')).toMatchObject({ status: 404 });
    expect(await business.does('mina', 'GET /staff/tae/conduct')).toEqual({ staff: 'tae', count: 0, findings: [] });
  });

  it('are taken back when one is found untrue after all', async () => {
    const { findings } = await business.does('mina', 'GET /staff/minho/conduct');
    const [{ ticketId }] = findings;
    await business.does('alex', `POST /tickets/${ticketId}/reopen`, { reason: 'A recording turned up.' });
    await business.does('chen', `POST /tickets/${ticketId}/resolve`, { resolution: 'Heard it.', founded: false });
    const record = await business.does('mina', 'GET /staff/minho/conduct');
    expect(record).toMatchObject({ count: 2, findings: [{ ticketId, withdrawnAt: expect.any(String) }, {}, {}] });
  });
});

describe('a complaint about a technician', () => {
  beforeAll(async () => {
    for (const id of ['yuna', 'tae']) {
      await business.does('mina', `PUT /staff/${id}/absences/leave`, {
        from: '2026-06-01T00:00:00+09:00',
        to: '2026-07-01T00:00:00+09:00',
      });
    }
    await business.pass('PT1M');
  });

  it('never lands on him, though he is the only one there, and after its ladder ran', async () => {
    const about = { staff: 'minho' };
    const command = { requestType: 'glass', subject: 'Broken pane', text: 'He broke it.', about };
    const { ticketId } = await business.does('mina', 'POST /tickets', command);
    const first = await assigneeOf(ticketId);
    await business.pass('P2D');
    const events = await business.table.history('ticket', ticketId);
    const hands = events.flatMap(({ data }) => {
      if (data.type === 'ticket.assigned') return [data.to];
      return data.type === 'ticket.task-opened' ? [data.assignee] : [];
    });
    expect(events.filter(({ data }) => data.type === 'rung.fired')).toHaveLength(2);
    expect([first, ...hands]).not.toContain('minho');
    expect(await assigneeOf(ticketId)).toBe('alex');
  });

  it('is not given to him by hand, either', async () => {
    const { ticketId } = await business.does('mina', 'POST /tickets', conductOf('minho'));
    const refused = await business.as('alex', `PUT /tickets/${ticketId}/assignee`, { assignee: 'minho' });
    expect(refused).toMatchObject({ status: 409, body: { type: expect.stringContaining('complaint-about-assignee') } });
    const apart = await business.as('alex', `PUT /tickets/${ticketId}/assignee`, { assignee: 'tae' });
    expect(apart).toMatchObject({ status: 409, body: { type: expect.stringContaining('team-kept-out') } });
  });

  it('is unknown to him, and decided not by his lead, who may say what they know', async () => {
    const { ticketId } = await business.does('jiwoo', 'POST /tickets', conductOf('minho'));
    const keptOut = { status: 409, body: { type: expect.stringContaining('actor-kept-out') } };
    const finding = { resolution: 'Guilty.', founded: true };
    const unknown = { status: 404, body: { detail: `There is no ticket ${ticketId}.` } };
    expect(await business.as('minho', `POST /tickets/${ticketId}/pause`, { reason: 'Later.' })).toMatchObject(unknown);
    expect(await business.as('minho', `GET /tickets/${ticketId}`)).toMatchObject(unknown);
    expect(await business.as('mina', `POST /tickets/${ticketId}/resolve`, finding)).toMatchObject(keptOut);
    const question = { requestType: 'question' };
    expect(await business.as('mina', `PUT /tickets/${ticketId}/request-type`, question)).toMatchObject(keptOut);
    await business.does('mina', `POST /tickets/${ticketId}/notes`, { text: 'He was not there.' });
    expect(await business.as('minho', `POST /tickets/${ticketId}/notes`, { text: 'I was not there.' })).toMatchObject(
      unknown,
    );
    await business.does('alex', `POST /tickets/${ticketId}/replies`, { text: 'We are looking into it.' });
  });

  it('that is none is handed on by the complaint line, which says why', async () => {
    const { ticketId } = await business.does('jiwoo', 'POST /tickets', conductOf('minho'));
    expect(['chen', 'ivy']).toContain(await assigneeOf(ticketId));
    const question = { requestType: 'question' };
    const silent = await business.as('chen', `PUT /tickets/${ticketId}/request-type`, question);
    expect(silent).toMatchObject({ status: 400, body: { field: '/reason' } });
    const reason = 'Nobody was rude: the customer asks for the manual.';
    await business.does('chen', `PUT /tickets/${ticketId}/request-type`, { ...question, reason });
    const ticket = await business.does('mina', `GET /tickets/${ticketId}`);
    expect(ticket).toMatchObject({ requestType: 'question', team: 'after-sales', assignee: expect.any(String) });
    const events = await business.table.history('ticket', ticketId);
    const retyped = events.find(({ data }) => data.type === 'ticket.retyped')!;
    expect(retyped).toMatchObject({ actor: { id: 'chen' }, data: { from: 'conduct', to: 'question', reason } });
  });
});
