import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Policy } from '../../domain/policy/policy.ts';
import { advanceVisit, completeVisit, declineVisit } from '../../domain/visit/commands.ts';
import { recountVisit } from '../../domain/visit/rearrange.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { starterPolicy } from '../support/policy.ts';
import { must, offered, plannedVisit } from './message-samples.ts';

const seoul = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Seoul').toInstant();
const repeating = (repeat: true | 'from-completion'): Policy => ({
  ...starterPolicy,
  plans: starterPolicy.plans.map((plan) => (plan.name === 'quarterly-visit' ? { ...plan, repeat } : plan)),
});
const at = (text: string, policy: Policy) => ({
  now: seoul(text),
  actor: { kind: 'system' as const },
  policy,
  ticket: { ticketId: 'T1', subject: 'Visit' },
});
const firstDay = (visit: Visit | null) =>
  visit &&
  `${visit.visitId.slice(-1)} ${Temporal.Instant.from(visit.windowFrom).toZonedDateTimeISO('Asia/Seoul').toPlainDate()}`;
const report = { report: 'Tight.', satisfied: true };

/** The first quarter's visit of an order delivered on 1 May; its window is 1 to 14 August. */
const offer = (policy: Policy) => offered(plannedVisit('return-visit', 'en', policy), policy).visit;

describe('the visit after one that is over', () => {
  test('counts from the day the plan does, however late the one before was made', () => {
    const policy = repeating(true);
    const { next } = must(completeVisit(offer(policy), report, at('2026-08-28T15:00', policy)));
    expect(firstDay(next)).toBe('2 2026-11-01');
    expect(next).not.toHaveProperty('countsFrom');
  });

  test('counts from the day the one before was made, where the plan says so, and from its window where it was not', () => {
    const policy = repeating('from-completion');
    const late = must(completeVisit(offer(policy), report, at('2026-08-28T15:00', policy))).next;
    expect([firstDay(late), late!.countsFrom]).toEqual(['2 2026-11-28', '2026-08-28']);
    const early = completeVisit(plannedVisit('return-visit', 'en', policy), report, at('2026-07-06T15:00', policy));
    expect(firstDay(must(early).next)).toBe('2 2026-10-06');
    expect(firstDay(must(declineVisit(offer(policy), null, at('2026-08-05T15:00', policy))).next)).toBe('2 2026-11-01');
    // The third counts from the second.
    const third = must(completeVisit(offered(late!, policy).visit, report, at('2026-12-20T15:00', policy))).next;
    expect(firstDay(third)).toBe('3 2027-03-20');
  });

  test('moves when the one before, given up, turns out to have been made after all', () => {
    const policy = repeating('from-completion');
    const visit = offer(policy);
    const lapsed = advanceVisit(visit, {
      ...at('2026-08-20T10:00', policy),
      now: Temporal.Instant.from(visit.nextDueAt!),
    })!;
    expect([lapsed.visit.status, firstDay(lapsed.next)]).toEqual(['lapsed', '2 2026-11-01']);
    const told = must(
      completeVisit(lapsed.visit, { ...report, heldAt: '2026-08-25T05:00:00.000Z' }, at('2026-09-01T10:00', policy)),
    );
    expect(told.next).toBeNull();
    const context = at('2026-09-01T10:00', policy);
    expect(firstDay(recountVisit(lapsed.next!, '2026-08-25', context)!.visit)).toBe('2 2026-11-25');
    expect(recountVisit(offered(lapsed.next!, policy).visit, '2026-08-25', context)).toBeNull();
    expect(recountVisit(lapsed.next!, '2026-08-25', at('2026-09-01T10:00', repeating(true)))).toBeNull();
  });
});
