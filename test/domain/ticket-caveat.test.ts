import { publicHolidays } from 'business-time/holidays';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../domain/policy/policy.ts';
import { governing, resolvePolicy } from '../../domain/policy/resolve.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import { replyToTicket } from '../../domain/ticket/commands.ts';
import { proofOf } from '../../domain/ticket/proof.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import { starterPolicy } from '../support/policy.ts';
import { at, clockOf, done, openedTicket, seoulTime } from '../support/promises.ts';

const document = policySchema.parse(starter);
const opened = (local: string) => openedTicket(local, { requestType: 'question' }, starterPolicy);
const caveat = (ticket: Ticket, name: string, now: string, policy: Policy = starterPolicy) =>
  proofOf(policy, ticket, clockOf(ticket, name), seoulTime(now)).caveat;
const warned = expect.stringMatching(/calendar office are known from 2025 to 2028 only.*taken for a working day/);

describe('a clock that counts where nobody knows the public holidays', () => {
  /** The last Friday of 2028, at ten: an answer is due that day, the settlement on Wednesday, 3 January 2029. */
  const last = opened('2028-12-29T10:00');

  it('is promised all the same, and says that a holiday may be counted as a working day', () => {
    expect(clockOf(last, 'resolution').dueAt).toBe('2029-01-03T01:00:00.000Z');
    expect(caveat(last, 'resolution', '2028-12-29T10:00')).toEqual(warned);
  });

  it('says nothing while it counts where they are known', () => {
    expect(caveat(last, 'first-response', '2028-12-29T10:00')).toBeNull();
    expect(caveat(opened('2028-06-05T10:00'), 'resolution', '2028-06-05T10:00')).toBeNull();
  });

  it('says it once it has been overdue for so long, unless it was kept before', () => {
    expect(caveat(last, 'first-response', '2029-01-02T10:00')).toEqual(warned);
    const answered = done(replyToTicket(last, { text: 'Yes.' }, at('2028-12-29T11:00', starterPolicy))).ticket;
    expect(caveat(answered, 'first-response', '2029-01-02T10:00')).toBeNull();
  });

  it('says it of years before, too', () => {
    expect(caveat(opened('2024-12-31T10:00'), 'resolution', '2024-12-31T10:00')).toEqual(warned);
  });

  it('goes by the year where the calendar is: the new year begins in Seoul before it does in London', () => {
    const due = (dueAt: string) => ({ ...last, clocks: [{ ...clockOf(last, 'resolution'), dueAt }] });
    expect(caveat(due('2028-12-31T15:00:00.000Z'), 'resolution', '2028-12-29T10:00')).toBeNull();
    expect(caveat(due('2028-12-31T15:00:01.000Z'), 'resolution', '2028-12-29T10:00')).toEqual(warned);
  });

  it('says nothing of calendars that close on no public holidays', () => {
    const complaint = openedTicket('2029-03-02T10:00', { requestType: 'complaint' }, starterPolicy);
    expect(caveat(complaint, 'first-response', '2029-03-02T10:00')).toBeNull();
  });

  describe('beyond what is published', () => {
    /** Its holidays of 2027 and 2028 are those of the law, without the make-up days of each year's plan. */
    const { office, ...others } = document.calendars;
    const calendars = { ...others, office: { ...office!, timeZone: 'Asia/Shanghai', publicHolidays: 'CN' } };
    const chinese = resolvePolicy({ ...document, calendars }, publicHolidays, { days: {}, absences: [] });
    const ticket = (local: string) => openedTicket(local, { requestType: 'question' }, chinese);
    const said = (of: Ticket, name: string, now: string) => caveat(of, name, now, chinese);
    const provisional = expect.stringMatching(
      /holidays of the calendar office are provisional from 2027 on.*make-up days.*may be/,
    );

    it('says that its holidays are provisional', () => {
      expect(said(ticket('2027-02-16T12:00'), 'resolution', '2027-02-16T12:00')).toEqual(provisional);
      expect(said(ticket('2028-02-16T12:00'), 'first-response', '2028-02-16T12:00')).toEqual(provisional);
      // Opened on the last Wednesday of 2026, settled in the new year.
      const last = ticket('2026-12-30T12:00');
      expect(said(last, 'first-response', '2026-12-30T12:00')).toBeNull();
      expect(said(last, 'resolution', '2026-12-30T12:00')).toEqual(provisional);
    });

    it('says nothing of that where they are published, and more where they are not known at all', () => {
      expect(said(ticket('2026-02-10T12:00'), 'resolution', '2026-02-10T12:00')).toBeNull();
      expect(said(ticket('2028-12-29T12:00'), 'resolution', '2028-12-29T12:00')).toEqual(warned);
    });
  });

  it('says it under a policy that was in force before, too', () => {
    const before = governing(starterPolicy, { ...starterPolicy, version: 'later', calendars: {}, holidaysKnown: {} });
    expect(caveat(last, 'resolution', '2028-12-29T10:00', before)).toEqual(warned);
  });
});
