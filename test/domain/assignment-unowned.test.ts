/** What arrived while nobody was there, or belongs to somebody who has left, goes to whoever is there. */
import { expect, it } from 'vitest';
import { noticesOfTicket } from '../../domain/notice/notices-of.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { openTicket, reopenTicket, resolveTicket } from '../../domain/ticket/commands.ts';
import { isToBeRouted, routePending, routeUnowned } from '../../domain/ticket/route-pending.ts';
import { starterPolicy } from '../support/policy.ts';
import { at, done, utc } from '../support/promises.ts';

const hotline = starterPolicy.staff.filter(({ role }) => role === 'hotline').map(({ id }) => id);
const others = new Set(starterPolicy.staff.filter(({ role }) => role !== 'hotline').map(({ id }) => id));
const alone: Policy = {
  ...starterPolicy,
  staff: starterPolicy.staff.map(({ deputy: _, ...person }) => person),
  absences: hotline.map((staff) => ({ staff, from: utc('2026-06-01T00:00'), to: utc('2026-06-03T09:00') })),
};
const opened = done(
  openTicket(
    { ticketId: 'T1', requestType: 'question', subject: 's', text: 't', customer: null },
    at('2026-06-01T10:00', alone),
  ),
);

it('a lead knows at once', () => {
  const event = opened.events.find(({ data }) => data.type === 'ticket.unrouted')!;
  const told = noticesOfTicket(event, opened.ticket, alone);
  expect(told).toMatchObject([{ notice: { kind: 'ticket-unrouted' } }]);
  expect(others.has(told[0]!.staffId)).toBe(true);
});

it('it is routed at the instant somebody is back', () => {
  expect(opened.ticket).toMatchObject({ assignee: null, routing: 'nobody', routeAt: utc('2026-06-03T09:00') });
  expect(isToBeRouted(opened.ticket, at('2026-06-03T08:59', alone))).toBe(false);
  expect(isToBeRouted(opened.ticket, at('2026-06-03T09:00', alone))).toBe(true);
  const { ticket } = routePending(opened.ticket, at('2026-06-03T09:00', alone), null);
  expect(hotline).toContain(ticket.assignee);
});

it('it is routed when somebody is back sooner than was said, or joins', () => {
  expect(routeUnowned(opened.ticket, at('2026-06-02T09:00', alone))).toBeNull();
  const back = { ...alone, absences: [] };
  expect(hotline).toContain(routeUnowned(opened.ticket, at('2026-06-02T09:00', back))!.ticket.assignee);
});

it('what somebody has who left is given to somebody else, also when it is reopened', () => {
  const theirs = { ...opened.ticket, assignee: 'gone', routing: null };
  const present = { ...alone, absences: [] };
  expect(hotline).toContain(routeUnowned(theirs, at('2026-06-02T09:00', present))!.ticket.assignee);
  const settled = done(resolveTicket(theirs, { resolution: 'Done' }, at('2026-06-02T09:00', present))).ticket;
  expect(hotline).toContain(done(reopenTicket(settled, 'Again', at('2026-06-02T10:00', present))).ticket.assignee);
});
