import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../domain/context.ts';
import { faultsOf } from '../../domain/input.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import type { Rung } from '../../domain/policy/ladder.ts';
import type { Staff } from '../../domain/policy/people.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import type { Result } from '../../domain/result.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import * as commands from '../../domain/ticket/commands.ts';
import {
  addTask,
  assignTicket,
  type OpenTicket,
  openTicket,
  reopenTicket,
  resolveTicket,
  retypeTicket,
} from '../../domain/ticket/commands.ts';
import { poolOf, routePending } from '../../domain/ticket/route-pending.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { starterPolicy } from '../support/policy.ts';
import { documentOf } from '../support/policy-document.ts';

const title = { en: 'Team', ko: '팀', zh: '组' };

const staff: Staff[] = (
  [
    ['tao', 'technician', 'after-sales', 'tim'],
    ['tim', 'technician', 'after-sales', 'tao'],
    ['lea', 'lead', 'after-sales', 'meg'],
    ['ivy', 'inspector', 'complaints', 'tao'],
    ['ian', 'inspector', 'complaints', 'ivy'],
    ['meg', 'manager', undefined, undefined],
    ['hal', 'hotline', undefined, undefined],
  ] as const
).map(([id, role, team, deputy]) => ({
  id,
  name: id,
  role,
  email: `${id}@aftercare.example`,
  locale: 'en',
  ...(team && { team }),
  ...(deputy && { deputy }),
}));

const ladder: Rung[] = [
  { name: 'lead', at: { share: 0.5 }, reassign: 'lead', task: { title, to: 'team:after-sales' } },
  { name: 'back', at: { share: 0.6 }, reassign: 'technician', task: { title, to: 'technician' } },
  { name: 'deputy', at: { share: 0.7 }, reassign: 'assignee' },
  { name: 'inspect', at: { share: 0.8 }, reassign: 'team:complaints' },
];

const { question } = starterPolicy.requestTypes;
const clocks = { resolution: { calendar: 'always', target: 'PT10H', ladder: 'restless' } };
const policy: Policy = {
  ...starterPolicy,
  staff,
  teams: { 'after-sales': { title }, complaints: { title, separateFrom: ['after-sales'] } },
  compensation: { currency: 'CNY', approvers: ['manager'], bands: { sorry: { title, most: 1000 } } },
  conduct: { steps: ['warning', 'penalty', 'management'], tell: ['lead'] },
  ladders: {
    ...starterPolicy.ladders,
    restless: ladder,
    calm: [{ name: 'up', at: { share: 1 }, reassign: 'manager' }],
  },
  requestTypes: {
    ...starterPolicy.requestTypes,
    /** Taken by the people complained about, too: only that it is about them keeps it from them. */
    grumble: { ...question!, assign: { role: 'technician', by: 'first' }, clocks },
    conduct: {
      ...question!,
      conduct: true,
      assign: { team: 'complaints', by: 'round-robin' },
      clocks: {
        ...clocks,
        report: {
          title,
          calendar: 'always',
          target: 'PT90H',
          ladder: 'calm',
          starts: 'milestone:heard',
          metBy: 'resolved',
        },
        arrival: { calendar: 'always', target: 'booked', ladder: 'calm' },
      },
    },
  },
};

const at = (hours: number, absent: string[] = [], actor = 'meg'): Context => ({
  now: Temporal.Instant.from('2026-06-01T00:00:00Z').add({ hours }),
  actor: { kind: 'staff', id: actor, role: 'manager' },
  policy: {
    ...policy,
    absences: absent.map((id) => ({ staff: id, from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' })),
  },
});

function done(result: Result<TicketChange>): Ticket {
  if (!result.ok) throw new Error(result.error.detail);
  return result.value.ticket;
}

const opened = (command: Partial<OpenTicket>, context = at(0)) =>
  done(
    openTicket(
      { ticketId: 'T1', requestType: 'grumble', subject: 'Rude!', text: '', customer: null, ...command },
      context,
    ),
  );

/** Everybody who has ever had the ticket, or a task beside it, when its whole ladder is climbed. */
function hands(command: Partial<OpenTicket>, absent: string[], turn: number): string[] {
  let ticket = opened(command, at(0, absent));
  const held = [ticket.assignee];
  const waiting = poolOf(ticket, at(0, absent));
  if (waiting) {
    ticket = routePending(ticket, at(0, absent), { turn, ahead: 0, open: {} }).ticket;
    held.push(ticket.assignee);
  }
  for (let hour = 1; hour <= 11; hour++) {
    ticket = advanceTicket(ticket, at(hour, absent))?.ticket ?? ticket;
    held.push(ticket.assignee);
  }
  return [...held, ...ticket.tasks.map(({ assignee }) => assignee)].filter((id) => id !== null);
}

const ids = staff.map(({ id }) => id);
const story = fc.record({
  about: fc.oneof(
    fc.record({ staff: fc.constantFrom(...ids) }),
    fc.record({ team: fc.constantFrom('after-sales', 'complaints') }),
    fc.record({ staff: fc.constantFrom(...ids), team: fc.constantFrom('after-sales', 'complaints') }),
  ),
  absent: fc.subarray(ids),
  turn: fc.integer({ min: 1, max: 9 }),
});

describe('a complaint about a person or a team', () => {
  it('never comes to them, whoever is away and whatever its ladder says', () => {
    fc.assert(
      fc.property(story, fc.constantFrom('grumble', 'conduct'), ({ about, absent, turn }, requestType) => {
        const about_ = about as { staff?: string; team?: string };
        for (const id of hands({ requestType, about }, absent, turn)) {
          expect(id).not.toBe(about_.staff);
          if (about_.team) expect(staff.find((person) => person.id === id)?.team).not.toBe(about_.team);
        }
      }),
    );
  });

  it('of a type whose line is separate never comes to the teams it is separate from', () => {
    fc.assert(
      fc.property(story, ({ about, absent, turn }) => {
        const teams = hands({ requestType: 'conduct', about }, absent, turn).map(
          (id) => staff.find((person) => person.id === id)?.team,
        );
        expect(teams).not.toContain('after-sales');
      }),
    );
  });

  it('is not handed to them, nor is a task, and the refusal says why', () => {
    const ticket = opened({ about: { staff: 'tao' } });
    const refusal = {
      ok: false,
      error: { type: 'complaint-about-assignee', field: '/assignee', expected: expect.any(String) },
    };
    expect(assignTicket(ticket, 'tao', at(1))).toMatchObject(refusal);
    expect(addTask(ticket, { title: 'Call', assignee: 'tao' }, at(1))).toMatchObject(refusal);
    expect(assignTicket(ticket, 'tim', at(1)).ok).toBe(true);
    const aboutTeam = opened({ about: { team: 'after-sales' } });
    expect(assignTicket(aboutTeam, 'tim', at(1))).toMatchObject(refusal);
  });

  it('is not handed to a team its line is separate from', () => {
    const ticket = opened({ requestType: 'conduct', about: { staff: 'tao' } });
    expect(assignTicket(ticket, 'tim', at(1))).toMatchObject({
      ok: false,
      error: { type: 'team-kept-out', expected: 'somebody who is not in after-sales' },
    });
  });
});

/** What somebody may try with a complaint about conduct, and the state in which others could. */
const { addMessage: _message, noteOnTicket: _note, openTicket: _open, ...decisions } = commands;
const finding = { resolution: 'Never happened.', founded: false };
const waiting = (ticket: Ticket) => done(commands.addMessage(ticket, { text: 'Well?', needsAnswer: true }, at(0)));
const withTask = (ticket: Ticket) => done(addTask(ticket, { title: 'Hear both', assignee: null }, at(0)));
const booked = '2026-06-05T00:00:00.000Z';
const same = (ticket: Ticket) => ticket;
const other = (ticket: Ticket) => ({ ...ticket, ticketId: 'T3' });
type Attempt = [(ticket: Ticket) => Ticket, (ticket: Ticket, context: Context) => Result<TicketChange>];
const attempts: Record<keyof typeof decisions, Attempt> = {
  noAnswerNeeded: [waiting, commands.noAnswerNeeded],
  replyToTicket: [same, (ticket, context) => commands.replyToTicket(ticket, { text: 'Sorry.' }, context)],
  pauseTicket: [same, (ticket, context) => commands.pauseTicket(ticket, { reason: 'Later.' }, context)],
  resumeTicket: [(ticket) => done(commands.pauseTicket(ticket, { reason: 'Later.' }, at(0))), commands.resumeTicket],
  assignTicket: [same, (ticket, context) => assignTicket(ticket, 'ian', context)],
  prioritiseTicket: [same, (ticket, context) => commands.prioritiseTicket(ticket, 'low', context)],
  retypeTicket: [same, (ticket, context) => retypeTicket(ticket, 'question', context)],
  repromiseTicket: [same, commands.repromiseTicket],
  reachMilestone: [same, (ticket, context) => commands.reachMilestone(ticket, 'heard', context)],
  bookAppointment: [same, (ticket, context) => commands.bookAppointment(ticket, booked, context)],
  callOffAppointment: [(ticket) => done(commands.bookAppointment(ticket, booked, at(0))), commands.callOffAppointment],
  offerCompensation: [
    same,
    (ticket, context) => commands.offerCompensation(ticket, { band: 'sorry', amount: 500 }, context),
  ],
  addTask: [same, (ticket, context) => addTask(ticket, { title: 'Forget it', assignee: null }, context)],
  completeTask: [withTask, (ticket, context) => commands.completeTask(ticket, '1', context)],
  openJob: [
    same,
    (ticket, context) =>
      commands.openJob(ticket, { ticketId: 'T2', requestType: 'repair', subject: 'Mend it', text: 'Now.' }, context),
  ],
  linkTickets: [same, (ticket, context) => commands.linkTickets(ticket, other(ticket), 'duplicate', context)],
  unlinkTickets: [
    (ticket) => done(commands.linkTickets(ticket, other(ticket), 'duplicate', at(0))),
    (ticket, context) => commands.unlinkTickets(ticket, other(ticket), context),
  ],
  mergeTicket: [same, (ticket, context) => commands.mergeTicket(ticket, other(ticket), {}, context, context)],
  resolveTicket: [same, (ticket, context) => resolveTicket(ticket, finding, context)],
  reopenTicket: [
    (ticket) => done(resolveTicket(ticket, finding, at(0))),
    (ticket, context) => reopenTicket(ticket, 'Not so.', context),
  ],
};

describe.each(Object.entries(attempts))('%s, of a complaint', (_, [prepare, attempt]) => {
  const complaint = (about: OpenTicket['about']) => prepare(opened({ requestType: 'conduct', about }));
  const keptOut = (detail: string) => ({
    ok: false,
    error: { type: 'actor-kept-out', detail: expect.stringContaining(detail) },
  });

  it('is refused to whom it is about, and to their team where it is about the team', () => {
    expect(attempt(complaint({ staff: 'ivy' }), at(1, [], 'ivy'))).toMatchObject(keptOut('about ivy'));
    expect(attempt(complaint({ team: 'complaints' }), at(1, [], 'ian'))).toMatchObject(keptOut('team of ian'));
  });

  it('is refused to a team its line is separate from, its lead too', () => {
    for (const id of ['tim', 'lea']) {
      expect(attempt(complaint({ staff: 'tao' }), at(1, [], id))).toMatchObject(keptOut('team after-sales'));
    }
  });

  it.each(['ian', 'meg', 'hal'])('is open to %s', (id) => {
    expect(attempt(complaint({ staff: 'ivy' }), at(1, [], id)).ok).toBe(true);
  });

  it('is refused to whom the policy does not know: they may be the very person it is about', () => {
    const refused = { ok: false, error: { type: 'not-on-the-staff' } };
    expect(attempt(complaint({ staff: 'ivy' }), at(1, [], 'sub-of-ivy'))).toMatchObject(refused);
  });
});

describe('those kept out of a complaint', () => {
  it('may note what they know, and what the customer tells them', () => {
    const ticket = opened({ requestType: 'conduct', about: { staff: 'tao' } });
    for (const id of ['tim', 'lea']) {
      expect(commands.noteOnTicket(ticket, 'He was polite.', at(1, [], id)).ok).toBe(true);
      expect(commands.addMessage(ticket, { text: 'Well?', needsAnswer: true }, at(1, [], id)).ok).toBe(true);
    }
  });

  it('may not even do that where it is about them: they do not know of it', () => {
    const ticket = opened({ requestType: 'conduct', about: { staff: 'tao' } });
    const refused = { ok: false, error: { type: 'actor-kept-out' } };
    expect(commands.noteOnTicket(ticket, 'I was polite.', at(1, [], 'tao'))).toMatchObject(refused);
    expect(commands.addMessage(ticket, { text: 'Never mind.', needsAnswer: false }, at(1, [], 'tao'))).toMatchObject(
      refused,
    );
  });
});

describe('a complaint about conduct', () => {
  it.each([undefined, null, {}])('is not taken without whom it is about: %j', (about) => {
    const command = { ticketId: 'T1', requestType: 'conduct', subject: 'Rude!', text: '', customer: null, about };
    expect(openTicket(command, at(0))).toMatchObject({ ok: false, error: { type: 'about-nobody', field: '/about' } });
  });

  it('is not made of a ticket about nobody', () => {
    expect(retypeTicket(opened({}), 'conduct', at(1))).toMatchObject({ ok: false, error: { field: '/about' } });
  });

  it('is settled by a finding, and nothing else is', () => {
    const complaint = opened({ requestType: 'conduct', about: { staff: 'tao' } });
    expect(resolveTicket(complaint, { resolution: 'Talked.' }, at(1))).toMatchObject({
      ok: false,
      error: { type: 'finding-mismatch', field: '/founded', expected: 'true or false' },
    });
    const other = resolveTicket(opened({}), { resolution: 'Done.', founded: true }, at(1));
    expect(other).toMatchObject({ ok: false, error: { type: 'finding-mismatch', field: '/founded' } });
  });
});

describe('another request type', () => {
  it('leaves a ticket with whoever has it', () => {
    expect(done(retypeTicket(opened({}), 'question', at(1)))).toMatchObject({ assignee: 'tao', routing: null });
  });

  it('takes it from whom the new type keeps out', () => {
    const ticket = opened({ about: { staff: 'tim' } });
    const retyped = done(retypeTicket(ticket, 'conduct', at(1)));
    expect([ticket.assignee, retyped.assignee, retyped.routing]).toEqual(['tao', null, 'pending']);
  });

  it('finds somebody for a ticket nobody has', () => {
    const lost = opened({}, at(0, ids));
    expect(lost.assignee).toBeNull();
    expect(done(retypeTicket(lost, 'question', at(1)))).toMatchObject({ assignee: 'hal' });
  });

  it('of a ticket settled before anybody had it is looked for when it is taken up again', () => {
    const lost = opened({}, at(0, ids));
    const settled = done(resolveTicket(lost, { resolution: 'Done.' }, at(1)));
    expect(done(reopenTicket(settled, 'Not so.', at(2)))).toMatchObject({ assignee: 'tao' });
  });
});

describe('a policy in which nobody could take what it gives', () => {
  const faults = (change: (document: PolicyDocument) => void) => {
    const document = documentOf(policy);
    const again = { name: 'again', at: { after: 'P1D' }, repeat: 'P1D', notify: ['manager'] };
    document.ladders.restless = [{ name: 'inspect', at: { share: 0.5 }, reassign: 'manager' }, again];
    document.ladders.calm!.push(again);
    document.notices = {};
    for (const type of ['grumble', 'conduct']) {
      const answer = { calendar: 'always', target: 'P10D', ladder: 'calm' };
      Object.assign(document.requestTypes[type]!.clocks, { 'next-response': answer });
    }
    change(document as PolicyDocument);
    const parsed = policySchema.safeParse(document);
    return parsed.success ? [] : faultsOf(parsed.error, '').map(({ field, detail }) => [field, detail]);
  };

  it('is accepted as long as somebody can', () => {
    expect(faults(() => undefined)).toEqual([]);
  });

  it('is refused for a ladder that names only people kept out', () => {
    expect(faults(({ ladders }) => ladders.restless!.push({ name: 'up', at: { share: 1 }, reassign: 'lead' }))).toEqual(
      [['/requestTypes/conduct/clocks/resolution/ladder', expect.stringContaining('not in after-sales')]],
    );
  });

  it('is refused for a skill nobody has in that team', () => {
    const change = ({ requestTypes }: PolicyDocument) =>
      Object.assign(requestTypes.conduct!.assign, { skill: 'patience' });
    expect(faults(change)).toEqual([['/requestTypes/conduct/assign', expect.stringContaining('skill')]]);
  });

  it('is refused when nothing follows from complaints about conduct', () => {
    expect(faults((document) => delete document.conduct)).toEqual([
      ['/conduct', expect.stringContaining('found true')],
    ]);
  });
});
