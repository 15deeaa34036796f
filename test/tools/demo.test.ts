import { publicHolidays } from 'business-time/holidays';
import { expect, it } from 'vitest';
import type { Event, EventData } from '../../domain/events.ts';
import { readWritten } from '../../domain/policy-validation/written.ts';
import { writeProof } from '../../tools/demo/proof.ts';
import { start } from '../../tools/demo/story.ts';
import { summerPolicy } from '../../tools/demo/summer-policy.ts';
import { entryOfEvent } from '../../tools/demo/timeline.ts';

it('the demo tells a proof in lines: what counted, what was skipped and why, what was on hold', () => {
  const at = (time: string) => `2026-05-${time}:00+09:00`;
  const text = writeProof({
    name: 'first-response',
    dueAt: '2026-05-26T06:30:00.000Z',
    target: 'PT4H',
    calendar: 'office',
    policyVersion: 'starter-1',
    proof: {
      ledger: [
        { kind: 'counted', from: at('22T16:30'), to: at('22T18:00'), seconds: 5400 },
        { kind: 'skipped', from: at('22T18:00'), to: at('25T00:00'), seconds: 194_400, reason: 'outside-hours' },
        {
          kind: 'skipped',
          from: at('25T00:00'),
          to: at('26T00:00'),
          seconds: 86_400,
          reason: 'holiday',
          name: 'Vesak',
        },
        { kind: 'skipped', from: at('26T00:00'), to: at('26T09:00'), seconds: 32_400, reason: 'outside-hours' },
        { kind: 'paused', from: at('26T09:00'), to: at('26T13:00'), seconds: 14_400 },
        { kind: 'counted', from: at('26T13:00'), to: at('26T15:30'), seconds: 9000 },
      ],
    },
  });
  expect(text.split('\n')).toEqual([
    'proof: first-response, PT4H of office by starter-1, was due Tue 26 May 15:30',
    'counted  1 h 30 min  Fri 22 May 16:30 to 18:00',
    'skipped        87 h  Fri 22 May 18:00 to Tue 26 May 09:00  (outside office hours, Vesak)',
    'paused          4 h  Tue 26 May 09:00 to 13:00',
    'counted  2 h 30 min  Tue 26 May 13:00 to 15:30',
  ]);
});

it('the policy the demo puts in force has no faults', () => {
  const library = { presets: {}, holidays: publicHolidays, now: new Date(start).toISOString() };
  expect(readWritten(summerPolicy, summerPolicy.version, library).faults).toEqual([]);
});

it('the demo begins too late in its month for a summary of the one before, which would be empty', () => {
  // The daily run looks for a summary to make on the first twelve days of a month.
  expect(Number(start.slice(8, 10))).toBeGreaterThan(12);
});

const told = (entity: Event['entity'], entityId: string, data: EventData, more: Partial<Event> = {}) => {
  const happened: Event = {
    eventId: `${entityId}#1`,
    entity,
    entityId,
    sequence: 1,
    at: '2026-06-25T02:10:00.000Z',
    actor: { kind: 'staff', id: 'mina', role: 'lead' },
    data,
    ...more,
  };
  return entryOfEvent(happened).text;
};

it('the demo says with whom a visit is, and puts one stop between what it tells', () => {
  const report = 'One seal replaced.';
  const done = {
    type: 'visit.completed' as const,
    report,
    satisfied: true,
    heldAt: '2026-06-25T02:10:00.000Z',
    late: false,
    ticketId: null,
  };
  expect(told('visit', 'lumen-727-rainy-2026', { ...done, nextVisitId: 'lumen-727-rainy-2027' })).toBe(
    'rainy 2026 for 王伟 done: One seal replaced; the next one is planned',
  );
  expect(told('visit', 'hanbit-1001-satisfaction-call-1', { ...done, nextVisitId: null })).toBe(
    'satisfaction-call 1 for 김서연 done: One seal replaced.',
  );
});
