import { isOpen } from 'business-time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readVisit } from '../../adapters/dynamo/visit-store.ts';
import type { Event } from '../../domain/events.ts';
import { fromText } from '../../domain/instants.ts';
import { Business } from '../support/business.ts';
import { jumpMs } from '../support/jump.ts';
import { starterPolicy } from '../support/policy.ts';
import { seoul } from '../support/seoul.ts';

describe('a delivered order', () => {
  let business: Business;
  beforeAll(async () => {
    business = await Business.open('2026-05-06 15:10');
    await business.deliverOrder({ orderId: '1001', product: 'Hanbit Tilt 80' });
  });
  afterAll(() => business.close());

  const visit = async (rule: string) => (await readVisit(business.table.database, `northwind-1001-${rule}`))!;
  const happened = async (rule: string) =>
    (await business.table.history('visit', `northwind-1001-${rule}`)).map(
      ({ at, data }) => `${seoul(at)} ${data.type.slice('visit.'.length)}`,
    );
  const mailsAbout = async (rule: string) =>
    (await business.mails())
      .filter(({ mailId }) => mailId.startsWith(`northwind-1001-${rule}#`))
      .map(({ at, about, to }) => `${seoul(at)} ${about} ${to.split('@')[0]}`)
      .toSorted();

  it('brings a satisfaction call, an inspection before the rains and a visit each quarter', async () => {
    const visits = await business.table.visitsOf('northwind', '1001');
    expect(visits.map(({ rule, status, windowFrom }) => [rule, status, seoul(windowFrom)])).toEqual([
      ['satisfaction-call', 'planned', '2026-05-09 00:00'],
      ['rainy', 'planned', '2026-06-06 00:00'],
      ['quarterly-visit', 'planned', '2026-08-06 00:00'],
    ]);
    expect(await business.table.rows('unit')).toMatchObject([{ product: 'Hanbit Tilt 80', climateZone: 'kr-monsoon' }]);
    expect(await business.executions()).toEqual([]);
  });

  it('the call: offered on the first working day of its window, agreed, reminded of, made, thanked for', async () => {
    await business.until('2026-05-11 10:30');
    expect(await visit('satisfaction-call-1')).toMatchObject({ status: 'offered' });
    await business.does('jiwoo', 'POST /visits/northwind-1001-satisfaction-call-1/confirm', {
      agreedAt: '2026-05-13T14:00:00+09:00',
    });
    await business.until('2026-05-13 14:20');
    await business.does('jiwoo', 'POST /visits/northwind-1001-satisfaction-call-1/complete', {
      report: 'Content with everything.',
      satisfied: true,
    });
    expect(await happened('satisfaction-call-1')).toEqual([
      '2026-05-11 10:00 offered',
      '2026-05-11 10:30 confirmed',
      '2026-05-12 14:00 reminded',
      '2026-05-13 14:20 completed',
    ]);
    expect(await mailsAbout('satisfaction-call-1')).toEqual([
      '2026-05-11 10:00 visit-offer seoyeon',
      '2026-05-11 10:30 visit-confirmed seoyeon',
      '2026-05-12 14:00 visit-reminder seoyeon',
      '2026-05-12 14:00 visit-reminder-staff jiwoo',
      '2026-05-13 14:20 visit-thanks seoyeon',
    ]);
    expect(await business.executions('northwind-1001-satisfaction-call')).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  it('the inspection: offered ahead of the rains; nobody answers, so it lapses without a word to the customer and comes again next year', async () => {
    await business.until('2026-07-25 23:00');
    expect(await visit('rainy-2026')).toMatchObject({ status: 'offered' });
    await business.until('2026-07-28 09:00');
    expect(await visit('rainy-2026')).toMatchObject({ status: 'lapsed' });
    expect(await happened('rainy-2026')).toEqual(['2026-06-08 10:00 offered', '2026-07-27 09:00 lapsed']);
    const nextYear = await visit('rainy-2027');
    expect(nextYear).toMatchObject({ status: 'planned', execution: null });
    expect([seoul(nextYear.windowFrom), seoul(nextYear.windowTo)]).toEqual(['2027-06-06 00:00', '2027-07-26 00:00']);
    expect(await mailsAbout('rainy-2026')).toEqual([
      '2026-06-08 10:00 visit-offer seoyeon',
      '2026-07-27 09:00 visit-unanswered minho',
    ]);
  });

  it('the quarterly visit: made, and the next one planned three months on', async () => {
    await business.until('2026-08-06 11:00');
    expect(await visit('quarterly-visit-1')).toMatchObject({ status: 'offered', assignee: 'minho' });
    await business.does('minho', 'POST /visits/northwind-1001-quarterly-visit-1/complete', {
      report: 'Bolts tightened.',
      satisfied: true,
    });
    const next = await visit('quarterly-visit-2');
    expect(next).toMatchObject({ status: 'planned' });
    expect(seoul(next.windowFrom)).toBe('2026-11-06 00:00');
    const thanks = (await business.mails()).at(-1)!;
    expect(thanks.about).toBe('visit-thanks');
    expect(thanks.text).toContain('11월');
  });

  it('nothing is offered out of office hours or on a holiday', async () => {
    await business.until('2027-02-20 09:00');
    const events = (await business.table.rows<Event>('event')).filter(({ data }) => data.type === 'visit.offered');
    expect(events.length).toBeGreaterThanOrEqual(4);
    for (const { at } of events) expect(isOpen(starterPolicy.calendars.office!, fromText(at)), at).toBe(true);
  });

  it('never does a step early, nor twice', async () => {
    const events = await business.table.rows<Event>('event');
    for (const { data } of events) {
      if (!('latenessMs' in data) || data.latenessMs === null) continue;
      expect(data.latenessMs).toBeGreaterThanOrEqual(0);
      expect(data.latenessMs).toBeLessThan(jumpMs);
    }
    const steps = events.filter(({ entity }) => entity === 'visit').map(({ entityId, data }) => entityId + data.type);
    expect(new Set(steps).size).toBe(steps.length);
  });
});
