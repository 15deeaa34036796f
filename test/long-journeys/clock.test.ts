import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Business } from '../support/business.ts';
import { allFiredRungs, ofItsPromises } from '../support/history.ts';
import { jumpMs } from '../support/jump.ts';
import { seoul } from '../support/seoul.ts';

describe('moving the clock', () => {
  let business: Business;
  const tickets: string[] = [];
  beforeAll(async () => {
    business = await Business.open('2026-06-01 09:00');
  });
  afterAll(() => business.close());

  it('over an afternoon of complaints, a night and more than a week', async () => {
    const logistics = { cause: { group: 'logistics', reason: 'late' } } as const;
    for (const time of ['09:10', '09:25', '11:50', '13:00', '17:59', '23:30']) {
      await business.until(`2026-06-01 ${time}`);
      tickets.push(await business.complain(tickets.length % 2 === 0 ? {} : logistics));
    }
    await business.pass('P8D');
    await business.pass('PT15H');
  });

  it('fires every rung of every ticket, each once', async () => {
    const fired = ofItsPromises(await allFiredRungs(business.table));
    const names = fired.map(({ ticketId, clock, rung }) => `${ticketId} ${clock} ${rung}`);
    expect(names.toSorted()).toEqual(
      tickets
        .flatMap((ticket) => ['first-response', 'resolution'].map((clock) => `${ticket} ${clock}`))
        .flatMap((clock) => ['warn', 'breach', 'escalate'].map((rung) => `${clock} ${rung}`))
        .toSorted(),
    );
  });

  it('fires them in the order they fall due, none early, each at its own instant', async () => {
    const fired = await allFiredRungs(business.table);
    expect(fired.map(({ dueAt }) => dueAt)).toEqual(fired.map(({ dueAt }) => dueAt).toSorted());
    for (const { at, dueAt, latenessMs } of fired) {
      expect(Date.parse(at) - Date.parse(dueAt)).toBe(latenessMs);
      expect(latenessMs).toBeGreaterThanOrEqual(0);
      expect(latenessMs).toBeLessThan(jumpMs);
    }
  });

  it('jumps over a month at once without skipping anything', async () => {
    // What stays broken is brought up again and again: a month of all of them would be nothing but that.
    const done = { resolution: 'A new one was sent.', cause: { group: 'logistics', reason: 'late' } };
    for (const ticket of tickets) await business.does('mina', `POST /tickets/${ticket}/resolve`, done);
    const late = await business.complain();
    await business.pass('P1M');
    const fired = (await allFiredRungs(business.table)).filter(({ ticketId }) => ticketId === late);
    expect(ofItsPromises(fired).map(({ clock, rung, dueAt }) => `${seoul(dueAt)} ${clock} ${rung}`)).toEqual([
      '2026-06-11 08:30 first-response warn',
      '2026-06-11 14:30 first-response breach',
      '2026-06-11 18:30 first-response escalate',
      '2026-06-16 11:30 resolution warn',
      '2026-06-17 14:30 resolution breach',
      '2026-06-18 09:30 resolution escalate',
    ]);
    for (const { latenessMs } of fired) expect(latenessMs).toBeLessThan(jumpMs);
  });

  it('never goes back', async () => {
    await expect(business.until('2026-06-01 09:00')).rejects.toThrow('never goes back');
  });
});
