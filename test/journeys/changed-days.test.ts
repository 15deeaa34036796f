import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Business } from '../support/business.ts';
import { firedRungs } from '../support/history.ts';
import { seoul } from '../support/seoul.ts';

const repair = { requestType: 'repair', priority: 'urgent', subject: 'The belt is torn', text: 'Since this morning.' };

describe('a Monday on which nobody goes to lunch, and no sweep runs', () => {
  let business: Business;
  let ticketId: string;
  beforeAll(async () => {
    business = await Business.open('2026-06-08 11:00');
  });
  afterAll(() => business.close());

  async function answerBy(): Promise<string> {
    const { clocks } = await business.does('jiwoo', `GET /tickets/${ticketId}`);
    return seoul(clocks.find(({ name }: { name: string }) => name === 'first-response').dueAt);
  }

  async function climbed(): Promise<[string, string][]> {
    const fired = await firedRungs(business.table, ticketId);
    return fired.filter(({ clock }) => clock === 'first-response').map(({ rung, dueAt }) => [rung, seoul(dueAt)]);
  }

  it('begins with two office hours promised, of which one is after lunch', async () => {
    ({ ticketId } = await business.does('jiwoo', 'POST /tickets', repair));
    expect(await answerBy()).toBe('2026-06-08 14:00');
  });

  it('moves the promise at once when the office is opened over lunch', async () => {
    await business.until('2026-06-08 11:30');
    await business.does('mina', 'PUT /calendars/office/days/2026-06-08', { windows: [['09:00', '18:00']] });
    expect(await answerBy()).toBe('2026-06-08 13:00');
  });

  it('and wakes who slept until the old instant: each rung is climbed at its new one', async () => {
    await business.until('2026-06-08 12:29');
    expect(await climbed()).toEqual([]);
    await business.until('2026-06-08 12:31');
    expect(await climbed()).toEqual([['warn', '2026-06-08 12:30']]);
    await business.until('2026-06-08 13:01');
    expect(await climbed()).toEqual([
      ['warn', '2026-06-08 12:30'],
      ['breach', '2026-06-08 13:00'],
    ]);
  });
});
