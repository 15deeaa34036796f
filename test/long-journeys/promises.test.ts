import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import { Business } from '../support/business.ts';
import { firedRungs } from '../support/history.ts';
import { jumpMs } from '../support/jump.ts';
import { seoul } from '../support/seoul.ts';

const haneul = { name: '김하늘', email: 'haneul@example.com', locale: 'ko' };
const repairAsked = {
  requestType: 'repair',
  channel: 'phone',
  subject: 'The folding door jams',
  text: 'It does not close any more.',
  customer: haneul,
};

describe('promises that follow one another', () => {
  let business: Business;
  let repair: string;
  let logistics: string;
  let visit: string;
  beforeAll(async () => {
    // A Monday; Wednesday is a holiday.
    business = await Business.open('2026-06-01 09:00');
  });
  afterAll(() => business.close());

  const stored = async (ticket: string) => (await readTicket(business.table.database, ticket))!;
  const clock = async (ticket: string, name: string) => (await stored(ticket)).clocks.find((one) => one.name === name)!;
  const dueOf = async (ticket: string, name: string) => seoul((await clock(ticket, name)).dueAt!);
  const stepsOf = async (ticket: string) =>
    (await business.table.history('ticket', ticket)).flatMap(({ at, clocks = [] }) =>
      clocks.map(({ clock, run, step }) => `${seoul(at).slice(5)} ${clock}#${run} ${step}`),
    );
  /** What fired, when it was due; each within seconds of its instant. */
  const climbed = async (ticket: string) => {
    const rungs = await firedRungs(business.table, ticket);
    for (const { latenessMs } of rungs) expect(latenessMs).toBeLessThan(jumpMs);
    return rungs.map(({ clock, rung, dueAt }) => `${seoul(dueAt).slice(5)} ${clock} ${rung}`);
  };

  it('begin with the call: an answer and a technician are promised', async () => {
    repair = (await business.does('mina', 'POST /tickets', repairAsked)).ticketId;
    expect((await stored(repair)).clocks.map(({ name }) => name)).toEqual(['first-response', 'arrival', 'resolution']);
    // A moment after nine: the sixteenth office hour is not quite over when the second day closes.
    expect(await dueOf(repair, 'arrival')).toBe('2026-06-04 09:00');
  });

  it('a technician who arrives meets one, and the thing taken to the workshop starts another', async () => {
    await business.until('2026-06-01 10:00');
    await business.does('minho', `POST /tickets/${repair}/replies`, { text: '오후에 방문하겠습니다.' });
    await business.until('2026-06-01 15:00');
    await business.does('minho', `POST /tickets/${repair}/milestones`, { milestone: 'arrived' });
    expect(await clock(repair, 'arrival')).toMatchObject({ state: 'met', breachedAt: null });
    await business.does('minho', `POST /tickets/${repair}/milestones`, { milestone: 'brought-in' });
    expect(await dueOf(repair, 'workshop-repair')).toBe('2026-06-09 15:00');
  });

  it('what the customer asks then is promised an answer, which is given', async () => {
    await business.until('2026-06-02 10:00');
    await business.does('jiwoo', `POST /tickets/${repair}/messages`, { text: '언제 끝나나요?' });
    expect(await dueOf(repair, 'next-response')).toBe('2026-06-04 10:00');
    await business.until('2026-06-02 11:00');
    await business.does('minho', `POST /tickets/${repair}/replies`, { text: '다음 주에 끝납니다.' });
    await business.does('jiwoo', `POST /tickets/${repair}/messages`, { text: '감사합니다', needsAnswer: false });
    expect(await clock(repair, 'next-response')).toMatchObject({ state: 'met', run: 1 });
  });

  it('a hold is credited, and kept through another priority and another request type and back', async () => {
    await business.does('mina', `POST /tickets/${repair}/pause`, { reason: 'waiting for a rail' });
    await business.until('2026-06-04 11:00');
    await business.does('mina', `PUT /tickets/${repair}/priority`, { priority: 'high' });
    await business.does('mina', `PUT /tickets/${repair}/request-type`, { requestType: 'complaint' });
    expect(await clock(repair, 'workshop-repair')).toMatchObject({ state: 'cancelled' });
    await business.does('mina', `PUT /tickets/${repair}/request-type`, { requestType: 'repair' });
    await business.does('mina', `POST /tickets/${repair}/resume`);
    // From Tuesday 11:00 to Thursday 11:00 are eight office hours: Wednesday is a holiday.
    expect(await dueOf(repair, 'workshop-repair')).toBe('2026-06-10 15:00');
  });

  it('the proof tells every stretch of it', async () => {
    const { clocks } = await business.does('minho', `GET /tickets/${repair}/clocks`);
    const { proof } = clocks.find(({ name }: { name: string }) => name === 'workshop-repair');
    expect(proof).toMatchObject({
      rule: '/requestTypes/repair/clocks/workshop-repair/target',
      target: 'P5D',
      calendar: { name: 'office', hasChanged: false },
    });
    const of = (kind: string) => proof.ledger.filter((entry: { kind: string }) => entry.kind === kind);
    const hours = (kind: string) => of(kind).reduce((sum: number, { seconds }: any) => sum + seconds / 3600, 0);
    expect(hours('counted')).toBe(40);
    expect(hours('paused')).toBeCloseTo(8, 1);
    expect(of('skipped').map(({ reason }: { reason: string }) => reason)).toContain('holiday');
  });

  it('and when the workshop is late its ladder is climbed, each rung at its instant', async () => {
    await business.until('2026-06-11 11:30');
    expect((await climbed(repair)).filter((rung) => rung.includes('workshop'))).toEqual([
      '06-09 15:00 workshop-repair remind',
      '06-10 15:00 workshop-repair breach',
      '06-11 10:00 workshop-repair call',
    ]);
    const ticket = await stored(repair);
    expect(ticket).toMatchObject({
      priority: 'urgent',
      assignee: 'mina',
      tasks: [
        { taskId: '1', assignee: 'mina', doneAt: null },
        { taskId: '2', assignee: 'alex', doneAt: null },
      ],
    });
    expect(seoul((await clock(repair, 'workshop-repair')).newPromiseAt!)).toBe('2026-06-12 15:00');
    const newTime = await clock(repair, 'workshop-repair:new-time');
    expect([newTime.state, seoul(newTime.dueAt!)]).toEqual(['running', '2026-06-12 15:00']);
    await business.does('alex', `POST /tickets/${repair}/tasks/2/done`);
    expect((await stored(repair)).tasks.map(({ doneAt }) => doneAt !== null)).toEqual([false, true]);
    // The repair as a whole is late, too: its second broken time brought the lead the task to ring.
    expect((await climbed(repair)).filter((rung) => !rung.includes('workshop'))).toEqual([
      '06-08 16:00 resolution warn',
      '06-10 09:00 resolution breach',
      '06-10 13:00 resolution:new-time warn',
      '06-10 14:00 resolution escalate',
      '06-10 14:00 resolution:new-time broken',
      '06-10 17:00 task:1 warn',
      '06-11 09:00 task:1 overdue',
    ]);
  });

  it('a promise kept late is kept, and stays on record as broken', async () => {
    await business.does('minho', `POST /tickets/${repair}/milestones`, { milestone: 'sent-back' });
    const late = await clock(repair, 'workshop-repair');
    expect([late.state, seoul(late.breachedAt!)]).toEqual(['met', '2026-06-10 15:00']);
    await business.does('mina', `POST /tickets/${repair}/resolve`, { resolution: '설치했습니다.' });
    expect((await stepsOf(repair)).filter((step) => step.includes('workshop'))).toEqual([
      '06-01 15:00 workshop-repair#1 started',
      '06-02 11:00 workshop-repair#1 paused',
      '06-04 11:00 workshop-repair#1 cancelled',
      '06-04 11:00 workshop-repair#1 restarted',
      '06-04 11:00 workshop-repair#1 resumed',
      '06-10 15:00 workshop-repair#1 breached',
      '06-10 15:00 workshop-repair:new-time#1 started',
      '06-11 11:30 workshop-repair#1 met',
      '06-11 11:30 workshop-repair:new-time#1 met',
    ]);
  });

  it('progress is told every day while a parcel is looked for; a day without is broken, and the customer is told', async () => {
    await business.until('2026-06-15 09:00');
    const { ticketId } = await business.does('mina', 'POST /tickets', { ...repairAsked, requestType: 'logistics' });
    logistics = ticketId;
    await business.until('2026-06-15 10:00');
    await business.does('jiwoo', `POST /tickets/${logistics}/replies`, { text: '택배사에 문의했습니다.' });
    await business.until('2026-06-16 09:00');
    await business.does('jiwoo', `POST /tickets/${logistics}/replies`, { text: '아직 확인 중입니다.' });
    expect(await dueOf(logistics, 'progress-update')).toBe('2026-06-17 09:00');
    await business.until('2026-06-17 09:30');
    expect((await climbed(logistics)).filter((rung) => rung.includes('progress'))).toEqual([
      '06-16 06:00 progress-update remind',
      '06-17 05:00 progress-update remind',
      '06-17 09:00 progress-update breach',
    ]);
    expect(seoul((await clock(logistics, 'progress-update')).newPromiseAt!)).toBe('2026-06-18 09:00');
    expect((await stepsOf(logistics)).filter((step) => step.includes('progress'))).toEqual([
      '06-15 10:00 progress-update#1 started',
      '06-16 09:00 progress-update#1 met',
      '06-16 09:00 progress-update#2 restarted',
      '06-17 09:00 progress-update#2 breached',
      '06-17 09:00 progress-update:new-time#1 started',
    ]);
    expect(await dueOf(logistics, 'progress-update:new-time')).toBe('2026-06-18 09:00');
  });

  it('somebody comes at the time that was booked: who does not is reminded, and chased at the very time; another one counts anew', async () => {
    await business.until('2026-06-18 09:00');
    visit = (await business.does('mina', 'POST /tickets', repairAsked)).ticketId;
    await business.does('minho', `PUT /tickets/${visit}/appointment`, { bookedFor: '2026-06-18T14:00:00+09:00' });
    await business.until('2026-06-18 12:30');
    await business.does('minho', `PUT /tickets/${visit}/appointment`, { bookedFor: '2026-06-19T10:00:00+09:00' });
    await business.until('2026-06-19 11:30');
    expect((await climbed(visit)).filter((rung) => rung.includes('booked'))).toEqual([
      '06-18 12:15 booked-visit soon',
      '06-19 08:15 booked-visit soon',
      '06-19 10:15 booked-visit breach',
      '06-19 11:00 booked-visit:new-time warn',
      '06-19 11:15 booked-visit escalate',
      '06-19 11:15 booked-visit:new-time broken',
    ]);
    expect((await stepsOf(visit)).filter((step) => step.includes('booked'))).toEqual([
      '06-18 09:00 booked-visit#1 started',
      '06-18 12:30 booked-visit#1 cancelled',
      '06-18 12:30 booked-visit#2 restarted',
      '06-19 10:15 booked-visit#2 breached',
      '06-19 10:15 booked-visit:new-time#1 started',
      '06-19 11:15 booked-visit:new-time#1 breached',
    ]);
    await business.does('minho', `POST /tickets/${visit}/milestones`, { milestone: 'arrived' });
    const late = await clock(visit, 'booked-visit');
    expect([late.state, seoul(late.breachedAt!), seoul(late.newPromiseAt!)]).toEqual([
      ...['met', '2026-06-19 10:15', '2026-06-19 11:15'],
    ]);
    const later = await clock(visit, 'booked-visit:new-time');
    expect([later.state, later.metAt, seoul(later.breachedAt!)]).toEqual(['met', late.metAt, '2026-06-19 11:15']);
  });

  it('nothing fired twice, but what brings the matter up again, a day apart', async () => {
    const again: string[] = [];
    for (const ticket of [repair, logistics, visit]) {
      const once: string[] = [];
      for (const { clock, run, rung, dueAt } of await firedRungs(business.table, ticket)) {
        if (['again', 'overdue'].includes(rung)) again.push(`${seoul(dueAt).slice(5)} ${clock} ${rung}`);
        else once.push(`${clock}#${run} ${rung}`);
      }
      expect(once).toEqual([...new Set(once)]);
    }
    expect(again).toEqual([
      '06-11 09:00 task:1 overdue',
      '06-17 17:00 task:1 overdue',
      '06-18 13:00 resolution:new-time again',
      '06-18 13:00 task:2 overdue',
      '06-18 17:00 task:1 again',
      '06-19 09:00 progress-update:new-time again',
    ]);
  });
});
