import { describe, expect, it } from 'vitest';
import type { Context } from '../../domain/context.ts';
import { openTicket, retypeTicket } from '../../domain/ticket/commands.ts';
import { routePending } from '../../domain/ticket/route-pending.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { done } from '../support/promises.ts';
import { instantIn, presetNames, presetPolicy } from './presets.ts';

const reason = 'No complaint: the customer asks how the handle is locked.';

describe.each(presetNames)('the complaint line of %s', (preset) => {
  const policy = presetPolicy(preset);
  const keptOut = policy.teams!['complaint-line']!.separateFrom!;
  const [line, colleague] = policy.staff.filter(({ team }) => team === 'complaint-line');
  const lead = policy.staff.find(({ role }) => role === 'lead')!;
  const hotline = policy.staff.find(({ role, team }) => role === 'hotline' && team === 'after-sales')!;
  const manager = policy.staff.find(({ role }) => role === 'manager')!;
  /** What the complaint really is. */
  const [other] = Object.entries(policy.requestTypes).find(([, { assign }]) => assign.team === 'after-sales')!;

  const as = ({ id, role }: Pick<typeof lead, 'id' | 'role'>): Context => ({
    now: instantIn(preset, '2026-06-02T10:00'),
    actor: { kind: 'staff', id, role },
    policy,
  });
  const opened = (requestType: string): Ticket => {
    const command = { ticketId: 'T1', requestType, subject: 's', text: 't', customer: null };
    const { ticket } = done(openTicket(command, as(hotline)));
    if (ticket.routing === null) return ticket;
    return routePending(ticket, as(hotline), { turn: 1, ahead: 0, open: {} }).ticket;
  };
  const misfiled = opened('complaint');

  it('makes another matter of what is no complaint, says why, and hands it to those who do such work', () => {
    expect(misfiled.team).toBe('complaint-line');
    for (const person of [line!, colleague!]) {
      const change = done(retypeTicket(misfiled, other, as(person), reason));
      expect(change.ticket).toMatchObject({ requestType: other, team: 'after-sales' });
      expect(change.ticket.assignee).not.toBe(misfiled.assignee);
      expect(change.events[0]!.data).toMatchObject({ type: 'ticket.retyped', from: 'complaint', to: other, reason });
    }
  });

  it('does not do so without a word, nor with what others take', () => {
    expect(retypeTicket(misfiled, other, as(line!))).toMatchObject({
      ok: false,
      error: { type: 'reason-missing', field: '/reason' },
    });
    expect(retypeTicket(opened(other), 'complaint', as(line!), reason)).toMatchObject({
      ok: false,
      error: { type: 'not-allowed' },
    });
  });

  it('is left alone by those it is separate from, their lead too; a manager may do without a reason', () => {
    expect(keptOut).toContain(lead.team);
    for (const person of [lead, hotline]) {
      expect(retypeTicket(misfiled, other, as(person), reason)).toMatchObject({
        ok: false,
        error: { type: 'actor-kept-out' },
      });
    }
    expect(done(retypeTicket(misfiled, other, as(manager))).ticket).toMatchObject({ team: 'after-sales' });
  });

  it('gets what turns out to be a complaint from the lead of those who took it', () => {
    const { ticket } = done(retypeTicket(opened(other), 'complaint', as(lead)));
    expect(ticket).toMatchObject({ requestType: 'complaint', assignee: null, routing: 'pending' });
  });
});
