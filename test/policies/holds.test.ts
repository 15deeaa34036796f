/** What every preset makes of a hold nobody ends: by its own rules, or as is usual. */
import { describe, expect, it } from 'vitest';
import { waitsFor } from '../../domain/policy/waits-for.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import { openTicket, pauseTicket } from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { contextAt, must } from '../domain/message-samples.ts';
import { presetNames, presetPolicy } from './presets.ts';

const customer = { name: 'Emma Wilson', email: 'emma@example.com', locale: 'en' };

describe.each(presetNames)('on hold, by the preset %s', (preset) => {
  const policy = presetPolicy(preset);
  const at = (instant: string) => contextAt(instant, { kind: 'system' }, policy);
  const opened = must(
    openTicket(
      { ticketId: 'T1', requestType: 'question', subject: 'When?', text: 'Well?', customer },
      at('2026-06-01T01:00:00Z'),
    ),
  ).ticket;

  it.each(waitsFor)('for %s, it has an end, by which somebody has been told and nobody twice at once', (what) => {
    const until = what === 'date' ? '2026-07-01T01:00:00.000Z' : undefined;
    const hold = { reason: 'wait', waitsFor: what, until };
    let ticket: Ticket = must(pauseTicket(opened, hold, at('2026-06-01T02:00:00Z'))).ticket;
    const end = ticket.holds[0]!.until!;
    const climbed: string[] = [];
    while (ticket.status === 'on-hold') {
      expect(ticket.nextDueAt).not.toBeNull();
      const change = advanceTicket(ticket, at(ticket.nextDueAt!))!;
      const rungs = change.events.flatMap(({ data }) =>
        data.type === 'rung.fired' && data.clock === 'hold' ? [data] : [],
      );
      const told = rungs.flatMap(({ notify }) => notify);
      expect(told.length).toBe(new Set(told).size);
      climbed.push(
        ...rungs.map(({ writes, alsoWrites, notify }) => writes ?? (alsoWrites ? 'offer' : notify.join('+'))),
      );
      ticket = change.ticket;
    }
    expect(ticket.holds[0]!.to).toBe(end);
    // The customer hears of it first, then whoever has the ticket, and in the end may close it.
    if (what === 'customer') expect(climbed).toEqual(['remind', 'assignee', expect.stringMatching(/offer|assignee/)]);
    else expect(climbed.at(-1)).toMatch(/^assignee/);
    if (what === 'parts' || what === 'partner') expect(climbed.length).toBeGreaterThan(1);
  });
});

it('for parts, a repair is not forgotten for as long as the law gives: within thirty days the manager knows', () => {
  const policy = presetPolicy('three-guarantees');
  const at = (instant: string) => contextAt(instant, { kind: 'system' }, policy);
  const repair = { ticketId: 'T1', requestType: 'repair', subject: 'Broken', text: 'It is.', customer };
  const opened = must(openTicket(repair, at('2026-06-01T01:00:00Z'))).ticket;
  const held = must(pauseTicket(opened, { reason: 'motor', waitsFor: 'parts' }, at('2026-06-01T02:00:00Z'))).ticket;
  expect(held.holds[0]!.until! < '2026-07-01').toBe(true);
});
