import { expect, it } from 'vitest';
import type { Event } from '../../domain/events.ts';
import { countChanges } from '../../domain/insight/count.ts';
import { mergeTicket, openTicket, resolveTicket, retypeTicket } from '../../domain/ticket/commands.ts';
import { presetPolicy } from '../policies/presets.ts';
import { contextAt, must } from './message-samples.ts';

const policy = presetPolicy('web-shop');
const at = (instant: string) => contextAt(instant, { kind: 'system' }, policy);
const opened = (ticketId: string, requestType: string) =>
  must(
    openTicket(
      { ticketId, requestType, subject: 'Lamp', text: 'Too bright.', customer: null, product: 'Lamp' },
      at('2026-05-30T01:00:00Z'),
    ),
  );
const changes = ({ events }: { events: readonly Event[] }) =>
  events
    .flatMap((event) => countChanges(event, 'Asia/Shanghai'))
    .map(({ month, group, reason, count }) => `${month} ${group}/${reason} ${count}`);

it('counts returns by cause beside complaints, in the month they were opened, whatever becomes of them', () => {
  const back = opened('T1', 'return');
  expect(changes(back)).toEqual(['RETURNS#2026-05 unknown/unknown 1']);
  const reasons = policy.causes.buyer!;
  const cause = { group: 'buyer' as const, reason: reasons[0]! };
  const settled = must(resolveTicket(back.ticket, { resolution: 'Refunded.', cause }, at('2026-06-02T01:00:00Z')));
  expect(changes(settled)).toEqual(['RETURNS#2026-05 unknown/unknown -1', `RETURNS#2026-05 buyer/${cause.reason} 1`]);
  // What turns out to be a complaint about its quality is none; and the other way round.
  const quality = must(retypeTicket(back.ticket, 'quality', at('2026-06-02T01:00:00Z')));
  expect(changes(quality)).toEqual(['2026-05 unknown/unknown 1', 'RETURNS#2026-05 unknown/unknown -1']);
  const again = must(retypeTicket(quality.ticket, 'return', at('2026-06-02T02:00:00Z')));
  expect(changes(again)).toEqual(['2026-05 unknown/unknown -1', 'RETURNS#2026-05 unknown/unknown 1']);
  const context = at('2026-06-02T01:00:00Z');
  expect(changes(must(mergeTicket(back.ticket, opened('T2', 'return').ticket, {}, context, context)))).toEqual([
    'RETURNS#2026-05 unknown/unknown -1',
  ]);
  expect(changes(opened('T3', 'question'))).toEqual([]);
});
