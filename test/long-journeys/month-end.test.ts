import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCounts, readSummary } from '../../adapters/dynamo/insight-store.ts';
import { Business } from '../support/business.ts';
import { seoul } from '../support/seoul.ts';

describe('the end of a month', () => {
  let business: Business;
  beforeAll(async () => {
    business = await Business.open('2026-10-20 10:00');
  });
  afterAll(() => business.close());

  const summary = async (month: string) => (await readSummary(business.table.database, month))!;
  const summaryMails = async () => (await business.mails()).filter(({ about }) => about === 'monthly-summary');
  const defect = { product: 'Hanbit Tilt 80', cause: { group: 'product', reason: 'defect' } } as const;
  const colour = { product: 'Hanbit Tilt 80', cause: { group: 'product', reason: 'colour' } } as const;
  const late = { product: 'Lumen Lamp', cause: { group: 'logistics', reason: 'late' } } as const;

  /** Settled at once: what stays broken would be brought up again all the months to come. */
  async function complainAndSettle(complaint: typeof defect | typeof colour | typeof late): Promise<void> {
    const ticket = await business.complain(complaint);
    const { cause } = complaint;
    await business.does('jiwoo', `POST /tickets/${ticket}/resolve`, { resolution: 'A new one was sent.', cause });
  }

  it('sums up its complaints on the first working day: not on Sunday, the first', async () => {
    for (const complaint of [defect, late]) await complainAndSettle(complaint);
    await business.until('2026-11-02 07:00');
    expect(await summary('2026-10')).toBeNull();
    await business.until('2026-11-02 08:30');
    expect(seoul((await summary('2026-10')).madeAt)).toBe('2026-11-02 08:00');
    expect(await summary('2026-10')).toMatchObject({ total: 2, totalBefore: 0 });
  });

  it('is compared with the month before', async () => {
    for (const complaint of [defect, defect, colour]) await complainAndSettle(complaint);
    await business.until('2026-12-01 08:30');
    expect(await summary('2026-11')).toMatchObject({
      total: 3,
      totalBefore: 2,
      byCause: [
        { label: 'product/defect', count: 2, before: 1 },
        { label: 'product/colour', count: 1, before: 0 },
        { label: 'logistics/late', count: 0, before: 1 },
      ],
      byProduct: [
        { label: 'Hanbit Tilt 80', count: 3, before: 1 },
        { label: 'Lumen Lamp', count: 0, before: 1 },
      ],
    });
  });

  it('waits until New Year is over', async () => {
    await business.until('2027-01-04 07:00');
    expect(await summary('2026-12')).toBeNull();
    await business.until('2027-01-04 08:30');
    expect(await summary('2026-12')).toMatchObject({ total: 0 });
  });

  it('is mailed to the manager, once each month', async () => {
    await business.until('2027-01-20 09:00');
    const mails = await summaryMails();
    expect(mails.map(({ at, to }) => `${seoul(at)} ${to.split('@')[0]}`)).toEqual([
      '2026-11-02 08:00 alex',
      '2026-12-01 08:00 alex',
      '2027-01-04 08:00 alex',
    ]);
    expect(mails[1]!.text).toContain('3');
  });

  it('counts a cause found out later in the month the complaint was raised', async () => {
    const ticket = await business.complain(colour);
    await business.until('2027-02-03 10:00');
    await business.does('jiwoo', `POST /tickets/${ticket}/resolve`, {
      resolution: 'The coating was faulty.',
      cause: { group: 'product', reason: 'defect' },
    });
    const counts = (await readCounts(business.table.database, '2027-01')).filter(({ count }) => count !== 0);
    expect(counts).toMatchObject([{ group: 'product', reason: 'defect', count: 1 }]);
    expect(await readCounts(business.table.database, '2027-02')).toEqual([]);
  });

  it('counts an event once, however often the stream brings it', async () => {
    const ticket = await business.complain(late);
    const [opened] = await business.table.history('ticket', ticket);
    for (let times = 0; times < 3; times++) await business.redeliver(opened!);
    expect(await readCounts(business.table.database, '2027-02')).toMatchObject([{ reason: 'late', count: 1 }]);
    expect((await business.mails()).filter(({ mailId }) => mailId.startsWith(`${ticket}#1`))).toHaveLength(1);
  });
});
