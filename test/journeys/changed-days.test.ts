import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Business } from '../support/business.ts';
import { firedRungs } from '../support/history.ts';
import { seoul } from '../support/seoul.ts';

const repair = { requestType: 'repair', priority: 'urgent', subject: 'The belt is torn', text: 'Since this morning.' };

describe('a Monday on which nobody goes to lunch, and no sweep runs', () => {
  let business: Business;
  let ticketId: string;
  let answered: string;
  beforeAll(async () => {
    business = await Business.open('2026-06-08 11:00');
  });
  afterAll(() => business.close());

  async function answerBy(): Promise<string> {
    const { clocks } = await business.does('jiwoo', `GET /tickets/${ticketId}`);
    return seoul(clocks.find(({ name }: { name: string }) => name === 'first-response').dueAt);
  }

  /** What the proof of the first answer's clock adds up to, and whether its calendar has changed. */
  async function proven(id: string): Promise<{ state: string; counted: number; hasChanged: boolean }> {
    const { clocks } = await business.does('jiwoo', `GET /tickets/${id}/clocks`);
    const { state, proof } = clocks.find(({ name }: { name: string }) => name === 'first-response');
    const counted = proof.ledger.filter(({ kind }: { kind: string }) => kind === 'counted');
    const sum = counted.reduce((seconds: number, entry: { seconds: number }) => seconds + entry.seconds, 0);
    return { state, counted: sum, hasChanged: proof.calendar.hasChanged };
  }

  async function climbed(): Promise<[string, string][]> {
    const fired = await firedRungs(business.table, ticketId);
    return fired.filter(({ clock }) => clock === 'first-response').map(({ rung, dueAt }) => [rung, seoul(dueAt)]);
  }

  it('begins with two office hours promised, of which one is after lunch', async () => {
    ({ ticketId } = await business.does('jiwoo', 'POST /tickets', repair));
    expect(await answerBy()).toBe('2026-06-08 14:00');
    ({ ticketId: answered } = await business.does('jiwoo', 'POST /tickets', repair));
    await business.does('jiwoo', `POST /tickets/${answered}/replies`, { text: 'Somebody will come.' });
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

  it('leaves the proof of what is over as it was: two hours, by the calendar of then', async () => {
    expect(await proven(answered)).toEqual({ state: 'met', counted: 7200, hasChanged: true });
    await business.does('jiwoo', `POST /tickets/${ticketId}/replies`, { text: 'We are late.' });
    expect(await proven(ticketId)).toEqual({ state: 'met', counted: 7200, hasChanged: false });
    await business.does('mina', 'DELETE /calendars/office/days/2026-06-08');
    await business.pass('PT10S');
    expect(await proven(answered)).toEqual({ state: 'met', counted: 7200, hasChanged: false });
    expect(await proven(ticketId)).toEqual({ state: 'met', counted: 7200, hasChanged: true });
  });
});
