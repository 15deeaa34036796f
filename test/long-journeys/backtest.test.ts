import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backtest } from '../support/backtest-command.ts';
import { Business } from '../support/business.ts';

const question = { requestType: 'question', subject: 'Cleaning the rails', text: 'How?' };

describe('a draft tried out on past tickets', () => {
  let business: Business;
  beforeAll(async () => {
    business = await Business.open('2026-06-08 10:30');
    // Four answers after a little more than three working hours, where four are promised; one that never comes.
    const tickets: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      tickets.push((await business.does('jiwoo', 'POST /tickets', question)).ticketId);
    }
    await business.until('2026-06-08 14:45');
    for (const ticketId of tickets.slice(1)) {
      await business.does('jiwoo', `POST /tickets/${ticketId}/replies`, { text: 'With a brush.' });
      await business.does('jiwoo', `POST /tickets/${ticketId}/resolve`, { resolution: 'Answered.' });
    }
    await business.until('2026-06-20 10:00');
    await business.does('mina', 'PUT /policies/quick-1', {
      document: {
        extends: 'starter',
        requestTypes: { question: { clocks: { 'first-response': { target: 'PT2H' } } } },
      },
    });
  });
  afterAll(() => business.close());

  it('says which promises would have been broken, and whom it would have told', async () => {
    const asked = await business.as('mina', 'POST /policies/quick-1/backtest', {
      from: '2026-06-01',
      to: '2026-06-30',
    });
    expect(asked.status).toBe(202);
    await business.settle();
    const done = await business.does('jiwoo', `GET ${asked.headers.get('location')}`);
    expect(done).toMatchObject({
      status: 'done',
      policy: 'quick-1',
      against: 'starter-1',
      report: { tickets: 5, unknownType: 0 },
    });
    expect(done.report.clocks).toContainEqual({
      requestType: 'question',
      clock: 'first-response',
      runs: [5, 5],
      breaches: [1, 5],
      gained: 4,
      lost: 0,
    });
    expect(done.report.mostChanged).toHaveLength(5);
    const { before, after } = done.report.workload.lead;
    // Asked on Monday at half past ten: two hours are over at half past one, after lunch, which five tickets break; four
    // at half past three, which only the silent one does. On Wednesday at half past one the lead, who has that by then, is
    // warned of its settlement.
    expect(before[13]).toBe(1);
    // With two hours, what the silent one comes to is heard at that time, too: the call is overdue, and brought up again
    // after one working day and seven more; and the promise is brought up again after seven.
    expect(after[13]).toBe(5 + 1 + 3 + 1);
    // At half past five the new time is broken, on the same day as the escalation, and brought up on two more.
    expect(after[17]).toBe(1 + 1 + 2);
    // At half past three: the breach, again after seven days; the call overdue on three; and from Thursday the late
    // settlement, which is escalated while its new time breaks, and is brought up on one more.
    expect(before[15]).toBe(1 + 1 + 3 + 1 + 1 + 1);
  });

  it('is compared from the command line with what is in force there, by the days and the clock of the stack', async () => {
    const span = ['--from', '2026-06-01', '--to', '2026-06-30', '--endpoint', business.endpoint, '--json'];
    const { code, out, err } = await backtest(['--policy', 'quick-1', ...span, '--workers', '1']);
    expect(code, err).toBe(0);
    const result = JSON.parse(out);
    expect(result).toMatchObject({ policy: 'quick-1', against: 'starter-1, in force', tickets: 5 });
    expect(Math.abs(Date.parse(result.until) - Date.parse(await business.now()))).toBeLessThan(600_000);
    expect(result.clocks).toContainEqual(
      expect.objectContaining({ clock: 'first-response', breaches: [1, 5], gained: 4 }),
    );

    // Closed on the day the tickets were opened: the answers were in time, even for two hours.
    await business.does('mina', 'PUT /calendars/office/days/2026-06-08', { closed: true });
    const after = JSON.parse((await backtest(['--policy', 'quick-1', ...span, '--workers', '1'])).out);
    expect(after.clocks).toContainEqual(
      expect.objectContaining({ clock: 'first-response', breaches: [1, 1], gained: 0 }),
    );
    await business.does('mina', 'DELETE /calendars/office/days/2026-06-08');
  });

  it('leaves out tickets opened on other days', async () => {
    const { backtestId } = await business.does('mina', 'POST /policies/quick-1/backtest', {
      from: '2026-06-09',
      to: '2026-06-30',
    });
    expect(await business.does('mina', `GET /backtests/${backtestId}`)).toMatchObject({
      status: 'done',
      report: { tickets: 0, clocks: [] },
    });
  });

  it('refuses what cannot be tried', async () => {
    const span = { from: '2026-06-01', to: '2026-06-30' };
    expect(await business.as('mina', 'POST /policies/nowhere/backtest', span)).toMatchObject({ status: 404 });
    expect(await business.as('mina', 'POST /policies/quick-1/backtest', { ...span, to: '2026-05-01' })).toMatchObject({
      status: 400,
      body: { field: '/to' },
    });
    expect(await business.as('jiwoo', 'POST /policies/quick-1/backtest', span)).toMatchObject({ status: 403 });
    expect(await business.as('mina', 'GET /backtests/B00000000000')).toMatchObject({ status: 404 });
  });

  it('shows how late timers fired meanwhile', async () => {
    const { days } = await business.does('jiwoo', 'GET /lateness?from=2026-06-08&to=2026-06-09');
    const [monday] = days;
    expect(monday).toMatchObject({ date: '2026-06-08' });
    // Five warnings at half past two, and what became of the ticket nobody answered.
    expect(monday.count).toBeGreaterThanOrEqual(6);
    expect(monday.p99Ms).toBeGreaterThanOrEqual(monday.p50Ms);
  });
});
