import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../domain/events.ts';
import { mailsFor } from '../../domain/message/mails-for.ts';
import type { Absence, Policy } from '../../domain/policy/policy.ts';
import {
  advanceVisit,
  completeVisit,
  confirmVisit,
  handOverVisit,
  type ReportContext,
} from '../../domain/visit/commands.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { starterPolicy } from '../support/policy.ts';
import { must, offered, plannedVisit } from './message-samples.ts';

const utc = (seoul: string) =>
  Temporal.PlainDateTime.from(seoul)
    .toZonedDateTime('Asia/Seoul')
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });

const technician = starterPolicy.staff.find(({ id }) => id === 'minho')!;
const away = (staff: string, from: string, to: string): Absence => ({ staff, from: utc(from), to: utc(to) });

/** Two technicians, and a deputy of the first who is none. */
function staffed(...absences: Absence[]): Policy {
  const people = starterPolicy.staff.filter(({ id }) => id !== 'minho');
  const staff = [
    ...people,
    { ...technician, deputy: 'chen' },
    { ...technician, id: 'sora', name: '정소라', email: 'sora@aftercare.example' },
  ];
  return { ...starterPolicy, staff, absences };
}
const at = (seoul: string, policy: Policy): ReportContext => ({
  now: Temporal.Instant.from(utc(seoul)),
  actor: { kind: 'system' },
  policy,
  ticket: { ticketId: 'T1', subject: 'A visit' },
});

/** The first quarter's visit, offered; its window is 4 to 17 August. */
const visit = offered(plannedVisit('return-visit', 'ko', staffed()), staffed()).visit;
const agreed = (policy: Policy) => must(confirmVisit(visit, utc('2026-08-06T14:00'), at('2026-08-05T10:00', policy)));
const mails = (events: readonly Event[], of: Visit, policy: Policy) =>
  events
    .flatMap((event) => mailsFor(event, of, policy))
    .map(({ template, recipientId }) => `${template} ${recipientId}`);

describe('a visit whose person is away', () => {
  const weekOff = away('minho', '2026-08-05T00:00', '2026-08-08T00:00');

  test('goes to the deputy with the appointment, who is told of it, and the customer reads the right name', () => {
    const policy = staffed(weekOff);
    const { visit: confirmed, events } = agreed(policy);
    expect(confirmed.assignee).toBe('chen');
    expect(events[0]!.data).toMatchObject({ type: 'visit.confirmed', assignee: 'chen' });
    expect(mails(events, confirmed, policy)).toEqual(['visit-confirmed customer', 'visit-agreed-staff chen']);
    expect(mailsFor(events[0]!, confirmed, policy)[0]!.text).toContain('陈静');
  });

  test('goes to another of the role when the deputy is away, too', () => {
    const policy = staffed(weekOff, away('chen', '2026-08-06T00:00', '2026-08-07T00:00'));
    expect(agreed(policy).visit.assignee).toBe('sora');
  });

  test('stays with whoever is back by then', () => {
    const policy = staffed(away('minho', '2026-08-05T00:00', '2026-08-06T12:00'));
    expect(agreed(policy).visit.assignee).toBe('minho');
  });

  test('is handed over when the absence is entered afterwards, and the deputy told at once', () => {
    const { visit: confirmed } = agreed(staffed());
    const policy = staffed(weekOff);
    const change = handOverVisit(confirmed, at('2026-08-05T11:00', policy))!;
    expect(change.visit.assignee).toBe('chen');
    expect(change.events[0]!.data).toEqual({ type: 'visit.handed-over', from: 'minho', to: 'chen', reason: 'away' });
    // The customer has read the other name: what changed is told, once.
    expect(mails(change.events, change.visit, policy)).toEqual([
      'visit-handed-over customer',
      'visit-reminder-staff chen',
      'visit-off-staff minho',
    ]);
    const [, letter] = mailsFor(change.events[0]!, change.visit, policy);
    expect(letter!.subject).toBe('定期上门回访 · 슬라이딩 창호 SW-230');
    expect(handOverVisit(change.visit, at('2026-08-05T11:00', policy))).toBeNull();
  });

  test('is handed over when whoever has it has left, and no number stands for their name', () => {
    const { visit: confirmed } = agreed(staffed());
    const whole = staffed();
    const policy = { ...whole, staff: whole.staff.filter(({ id }) => id !== 'minho') };
    const change = handOverVisit(confirmed, at('2026-08-05T11:00', policy))!;
    expect(mails(change.events, change.visit, policy)).toEqual([
      'visit-handed-over customer',
      'visit-reminder-staff sora',
    ]);
    const [letter] = mailsFor(change.events[0]!, change.visit, policy);
    expect(letter!.text).toContain('정소라');
    expect(letter!.text).not.toContain('minho');
  });

  test('is handed over after the reminder, too, and never once its time has come', () => {
    const early = must(confirmVisit(visit, utc('2026-08-10T14:00'), at('2026-08-05T10:00', staffed()))).visit;
    const reminded = advanceVisit(early, at('2026-08-09T14:00', staffed()))!.visit;
    const suddenly = staffed(
      away('minho', '2026-08-09T00:00', '2026-08-11T00:00'),
      away('chen', '2026-08-10T08:00', '2026-08-11T00:00'),
    );
    const handed = handOverVisit(reminded, at('2026-08-10T08:00', suddenly))!;
    expect(mails(handed.events, handed.visit, suddenly)).toEqual([
      'visit-handed-over customer',
      'visit-reminder-staff sora',
      'visit-off-staff minho',
    ]);
    expect(handOverVisit(reminded, at('2026-08-10T14:00', suddenly))).toBeNull();
  });

  test('is the lead’s business when everybody who could come is away', () => {
    const all = ['minho', 'chen', 'sora'].map((id) => away(id, '2026-08-06T00:00', '2026-08-07T00:00'));
    const policy = staffed(...all);
    const { visit: confirmed, events } = agreed(policy);
    expect(confirmed.assignee).toBe('minho');
    expect(mails(events, confirmed, policy)).toEqual(['visit-confirmed customer', 'visit-agreed-staff mina']);
  });

  test('goes to somebody else before it is agreed only if nothing is left of its window', () => {
    const aFewDays = staffed(weekOff);
    expect(handOverVisit(visit, at('2026-08-05T06:00', aFewDays))).toBeNull();
    const tillTheEnd = staffed(away('minho', '2026-08-05T00:00', '2026-08-31T00:00'));
    const handed = handOverVisit(visit, at('2026-08-05T06:00', tillTheEnd))!;
    expect(handed.visit.assignee).toBe('chen');
    expect(mails(handed.events, handed.visit, tillTheEnd)).toEqual([]);
  });

  test('is nobody else’s in the next quarter', () => {
    const policy = staffed(weekOff);
    const done = must(
      completeVisit(agreed(policy).visit, { report: 'Tight.', satisfied: true }, at('2026-08-06T16:00', policy)),
    );
    expect(done.visit.assignee).toBe('chen');
    expect(done.next!.assignee).toBe('minho');
  });
});
