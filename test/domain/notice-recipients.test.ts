import { describe, expect, it } from 'vitest';
import type { Event } from '../../domain/events.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import { addMessage, resolveTicket } from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Actor, Role } from '../../domain/vocabulary.ts';
import { instantOf } from '../support/seoul.ts';
import { contextAt, must, openedTicket, policy, tellingsOf } from './message-samples.ts';

const { ticket, events } = openedTicket();

/** Who is told of what by a ticket whose clocks are looked at, by an instant in Seoul. */
function told(at: string, rules: Policy = policy, of: Ticket = ticket): string[] {
  const change = advanceTicket(of, contextAt(instantOf(at), undefined, rules))!;
  return toldOf(change.events, change.ticket, rules);
}

function toldOf(happened: readonly Event[], of: Ticket, rules: Policy = policy): string[] {
  return happened.flatMap((event) =>
    tellingsOf(event, of, rules).map(({ staffId, notice, critical }) =>
      [notice.kind, staffId, ...(critical ? ['critical'] : [])].join(' '),
    ),
  );
}

const away = (staff: string, from: string, to: string): Policy => ({
  ...policy,
  staff: policy.staff.map((person) => (person.id === 'jiwoo' ? { ...person, deputy: 'minho' } : person)),
  // At night nobody is told of what can wait.
  notices: { ...policy.notices, hotline: { hours: 'office', digest: 'PT5M' } },
  absences: [{ staff, from: instantOf(from), to: instantOf(to) }],
});

/** Who is told when the customer writes, by a time in Seoul. */
function toldOfMessage(
  at: string,
  {
    rules = policy,
    of = ticket,
    actor = { kind: 'customer' },
    needsAnswer = true,
  }: { rules?: Policy; of?: Ticket; actor?: Actor; needsAnswer?: boolean } = {},
): string[] {
  const change = must(addMessage(of, { text: 'When?', needsAnswer }, contextAt(instantOf(at), actor, rules)));
  return toldOf(change.events, change.ticket, rules);
}

const staff = (id: string, role: Role = 'hotline'): Actor => ({ kind: 'staff', id, role });

describe('a notice', () => {
  it('goes to whoever routing gives a ticket to, not to whom a colleague does', () => {
    expect(toldOf(events, ticket)).toEqual(['ticket-assigned jiwoo']);
    const byHand = { ...events[1]!, data: { ...events[1]!.data, reason: 'staff' } } as Event;
    expect(toldOf([byHand], ticket)).toEqual([]);
  });

  it('goes to those a rung names, to the new owner, and to whoever had the ticket', () => {
    expect(told('2026-06-02 04:00')).toEqual(['promise-warning jiwoo']);
    expect(told('2026-06-02 14:00')).toEqual([
      // The warning is late itself: there is no time left.
      'promise-broken jiwoo',
      'promise-broken jiwoo',
      'promise-broken mina',
      'promise-escalated mina',
      'promise-escalated alex',
      'ticket-taken-over jiwoo',
    ]);
  });

  it('of a rung that would hand the ticket to whoever has it says that the promise is broken, not that it is escalated', () => {
    const withLead = { ...ticket, assignee: 'mina' };
    expect(told('2026-06-02 14:00', policy, withLead).slice(-2)).toEqual([
      'promise-broken mina',
      'promise-broken alex',
    ]);
    const withNobody = { ...ticket, assignee: null };
    expect(told('2026-06-02 14:00', policy, withNobody)).toContain('promise-escalated mina');
  });

  it('of a rung that finds nobody to hand the ticket to says that it is escalated', () => {
    const rules = { ...policy, staff: policy.staff.filter(({ role }) => role !== 'lead' && role !== 'manager') };
    expect(told('2026-06-02 14:00', rules)).toContain('promise-escalated jiwoo');
  });

  it('goes to the leads while nobody has the ticket', () => {
    expect(told('2026-06-02 04:00', policy, { ...ticket, assignee: null })).toEqual(['promise-warning mina']);
  });

  it('breaks through when the request type is critical; that somebody else took over never does', () => {
    const critical = structuredClone(policy);
    critical.requestTypes.complaint!.critical = true;
    expect(told('2026-06-02 14:00', critical)).toEqual([
      'promise-broken jiwoo critical',
      'promise-broken jiwoo critical',
      'promise-broken mina critical',
      'promise-escalated mina critical',
      'promise-escalated alex critical',
      'ticket-taken-over jiwoo',
    ]);
  });

  it('goes to the deputy of somebody who is away when it can be told, not when it happened', () => {
    const overnight = away('jiwoo', '2026-06-01 18:00', '2026-06-02 08:00');
    expect(told('2026-06-02 04:00', overnight)).toEqual(['promise-warning jiwoo']);
    const morning = away('jiwoo', '2026-06-02 08:00', '2026-06-03 00:00');
    expect(told('2026-06-02 04:00', morning)).toEqual(['promise-warning minho']);
  });

  it('goes to the leads when there is no deputy, and never to nobody', () => {
    const alone = away('jiwoo', '2026-06-02 00:00', '2026-06-03 00:00');
    const noDeputy = { ...alone, staff: policy.staff };
    expect(told('2026-06-02 04:00', noDeputy)).toEqual(['promise-warning mina']);
    const allAway = policy.staff.map(({ id }) => ({ ...noDeputy.absences![0]!, staff: id }));
    expect(told('2026-06-02 04:00', { ...policy, absences: allAway })).toEqual(['promise-warning jiwoo']);
  });

  it('goes to whoever has the ticket when the customer writes again and needs an answer', () => {
    expect(toldOfMessage('2026-06-02 10:00')).toEqual(['customer-wrote jiwoo']);
    expect(toldOfMessage('2026-06-02 10:00', { needsAnswer: false })).toEqual([]);
    const { ticket: settled } = must(
      resolveTicket(ticket, { resolution: 'New seal.' }, contextAt(instantOf('2026-06-02 10:00'), staff('jiwoo'))),
    );
    expect(toldOfMessage('2026-06-02 11:00', { of: settled })).toEqual(['customer-wrote jiwoo']);
  });

  it('does not go to whoever took the message down', () => {
    expect(toldOfMessage('2026-06-02 10:00', { actor: staff('jiwoo') })).toEqual([]);
    expect(toldOfMessage('2026-06-02 10:00', { actor: staff('mina', 'lead') })).toEqual(['customer-wrote jiwoo']);
    const rules = away('jiwoo', '2026-06-02 09:00', '2026-06-03 09:00');
    expect(toldOfMessage('2026-06-02 10:00', { rules, actor: staff('minho', 'technician') })).toEqual([]);
  });

  it('of a message goes to the deputy of whoever is away by the morning, to the leads while nobody has it', () => {
    const morning = away('jiwoo', '2026-06-02 08:00', '2026-06-03 00:00');
    expect(toldOfMessage('2026-06-01 23:00', { rules: morning })).toEqual(['customer-wrote minho']);
    expect(toldOfMessage('2026-06-02 10:00', { of: { ...ticket, assignee: null } })).toEqual(['customer-wrote mina']);
    const gone = { ...ticket, assignee: 'somebody who left' };
    expect(toldOfMessage('2026-06-02 10:00', { of: gone })).toEqual(['customer-wrote mina']);
  });

  it('of a message about something critical breaks through', () => {
    const critical = structuredClone(policy);
    critical.requestTypes.complaint!.critical = true;
    expect(toldOfMessage('2026-06-02 03:00', { rules: critical })).toEqual(['customer-wrote jiwoo critical']);
  });

  it('never goes to whom a complaint is about', () => {
    const about = { ...ticket, assignee: 'alex', about: { staff: 'mina' } };
    expect(told('2026-06-02 09:40', policy, about)).not.toContain('promise-broken mina');
    const nobody = { ...ticket, assignee: null, about: { staff: 'mina' } };
    expect(toldOfMessage('2026-06-02 10:00', { of: nobody })).toEqual(['customer-wrote alex']);
  });
});

describe('a mail that did not arrive', () => {
  const event = (recipient: string, told = true): Event => ({
    ...events[0]!,
    sequence: 9,
    at: instantOf('2026-06-02 10:00'),
    actor: { kind: 'system' },
    data: {
      type: 'ticket.mail-returned',
      ...{ mailId: 'm', template: 'ticket-reply', recipient, reason: 'bounced', detail: null, of: 3, told },
    },
  });

  it('to the customer is told to whoever has the ticket, or stands in, or else to the leads', () => {
    expect(toldOf([event('customer')], ticket)).toEqual(['mail-returned jiwoo']);
    const gone = away('jiwoo', '2026-06-02 00:00', '2026-06-04 00:00');
    expect(toldOf([event('customer')], ticket, gone)).toEqual(['mail-returned minho']);
    expect(toldOf([event('customer')], { ...ticket, assignee: null })).toEqual(['mail-returned mina']);
    expect(toldOf([event('customer', false)], ticket)).toEqual([]);
    // A digest says whom to call.
    expect(tellingsOf(event('customer'), ticket, policy)[0]!.notice.recipient).toBe('customer');
  });

  it('to somebody on the staff is told to the leads, and what a lead did not get to the managers', () => {
    expect(toldOf([event('jiwoo')], ticket)).toEqual(['mail-returned mina']);
    expect(toldOf([event('mina')], ticket)).toEqual(['mail-returned alex']);
  });

  it('is told to nobody it is about', () => {
    const about = { ...ticket, assignee: null, about: { staff: 'mina' } };
    expect(toldOf([event('customer')], about)).toEqual(['mail-returned alex']);
  });
});
