import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../adapters/dynamo/table.ts';
import type { Event } from '../../domain/events.ts';
import type { DigestEventData } from '../../domain/notice/events.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { eventually } from '../support/eventually.ts';
import { granted } from '../support/http.ts';
import { starterPolicy } from '../support/policy.ts';
import { climbedUpTo } from './due-rungs.ts';
import { openTarget } from './open-target.ts';
import { System } from './system.ts';

/** So many promises are broken at once. */
const inOneGo = 6;
/** A timer may run at the end of its minute, and what comes late in a slot waits for the next one. */
const patienceMs = 100_000;

const title = { en: 'Bench', ko: '작업대', zh: '工作台' };
const clocks = {
  'next-response': { calendar: 'always', target: 'P30D', ladder: 'standard' },
  resolution: { calendar: 'always', target: 'P30D', ladder: 'standard' },
};
const bench = { title, priority: 'normal', assign: { team: 'bench', by: 'round-robin' }, clocks };

let system: System;
let lead: string;
/** Three technicians nobody else knows, and an inspector. */
let hands: string[];
let inspector: string;
beforeAll(async () => {
  system = await System.open(await openTarget());
  lead = await system.signIn('lead');
  hands = ['ana', 'ben', 'cho'].map((name) => `${name}-${system.run}`);
  inspector = `ines-${system.run}`;
  const person = (id: string, job: object) => ({ id, name: id, email: system.addressOf(id), locale: 'en', ...job });
  await system.bringIntoForce(lead, {
    extends: 'starter',
    teams: { bench: { title } },
    staff: [
      ...starterPolicy.staff,
      ...hands.map((id) => person(id, { role: 'technician', team: 'bench' })),
      person(inspector, { role: 'inspector' }),
    ],
    // Not shorter: a slot that closes within seconds is told of a minute later.
    notices: { inspector: { hours: null, digest: 'PT20S' } },
    conduct: { steps: ['warning', 'penalty', 'management'], tell: [] },
    requestTypes: {
      'bench-work': { ...bench, complaint: false },
      'bench-conduct': { ...bench, complaint: true, conduct: true },
      'bench-rush': {
        ...{ ...bench, complaint: false },
        clocks: { ...clocks, 'first-response': { calendar: 'always', target: 'PT3S', ladder: 'inspected' } },
      },
    },
    ladders: { inspected: [{ name: 'late', at: { share: 1 }, notify: [`staff:${inspector}`], repeat: 'P1D' }] },
  });
});
afterAll(() => system?.close());

describe('tickets that go by turns', () => {
  /** Opens three at once. @returns their ids and who got them */
  async function three(command: object): Promise<{ tickets: string[]; assignees: string[] }> {
    const tickets = await Promise.all([1, 2, 3].map(() => system.openTicket(lead, command)));
    const assignees = await Promise.all(
      tickets.map((ticket) =>
        eventually(`${ticket} is somebody's`, async () => (await system.row<Ticket>(keys.ticket(ticket)))?.assignee),
      ),
    );
    return { tickets, assignees };
  }

  it('three go to three people, though they come at once', async () => {
    const { assignees } = await three({ requestType: 'bench-work' });
    expect(assignees.toSorted()).toEqual(hands);
  });

  it('complaints about one of them never go to that one, and before management when the third is found true', async () => {
    const [ana] = hands;
    const { tickets, assignees } = await three({ requestType: 'bench-conduct', about: { staff: ana } });
    expect(assignees).not.toContain(ana);
    const byHand = await system.ask(lead, `PUT /tickets/${tickets[0]}/assignee`, { assignee: ana });
    expect(byHand).toMatchObject({ status: 409, body: { type: expect.stringContaining('complaint-about-assignee') } });
    for (const ticket of tickets) {
      const finding = { resolution: 'Heard both.', founded: true };
      granted(await system.ask(lead, `POST /tickets/${ticket}/resolve`, finding));
    }
    const { findings } = await eventually('all three count', async () => {
      const { body } = await system.ask(lead, `GET /staff/${ana}/conduct`);
      return body.count === 3 && body;
    });
    // Whichever was taken into account first: streams keep the order of one ticket, not of several.
    const steps = Object.fromEntries(findings.map(({ count, step }: any) => [count, step]));
    expect(steps).toEqual({ 1: 'warning', 2: 'penalty', 3: 'management' });
  });
});

describe('promises that are broken', () => {
  /** The mails about one broken promise each. */
  async function alone(tickets: string[]): Promise<{ mailId: string; ticket: string }[]> {
    const events = (await Promise.all(tickets.map((ticket) => system.table.history('ticket', ticket)))).flat();
    const mails = events
      .filter(({ data }) => data.type === 'rung.fired')
      .map(({ eventId, entityId }) => ({ mailId: `${eventId}#promise-broken#${inspector}`, ticket: entityId }));
    const rows = await Promise.all(mails.map(({ mailId }) => system.row(keys.mail(mailId))));
    return mails.filter((_, index) => rows[index] !== null);
  }

  /** The mails with a list. */
  async function lists(): Promise<{ mailId: string; tickets: string[] }[]> {
    const closings = (await system.table.rows<Event>('event')).filter(
      (event): event is Event<DigestEventData> => event.data.type === 'digest.closed' && event.data.staff === inspector,
    );
    return closings.map(({ eventId, data }) => ({
      mailId: `${eventId}#digest#${inspector}`,
      tickets: data.shown.map(({ ticketId }) => ticketId),
    }));
  }

  it('at once are told of in a mail at first and a list of the others', async ({ skip }) => {
    const opened = Array.from({ length: inOneGo }, () => system.openTicket(lead, { requestType: 'bench-rush' }));
    const tickets = await Promise.all(opened);
    await climbedUpTo('late', tickets, system);
    const told = await eventually(
      'all are told',
      async () => {
        const mails = [
          ...(await alone(tickets)).map(({ mailId, ticket }) => ({ mailId, tickets: [ticket] })),
          ...(await lists()),
        ];
        if (new Set(mails.flatMap((mail) => mail.tickets)).size >= inOneGo) return mails;
        await system.target.pass(5);
        return null;
      },
      patienceMs,
    );
    expect(new Set(told.flatMap((mail) => mail.tickets))).toEqual(new Set(tickets));
    // Two mails, or four when the end of a slot came in between.
    expect(told.length).toBeLessThan(inOneGo);
    for (const { mailId } of told) {
      const { state } = await system.mailed(mailId);
      skip(system.target.name === 'AWS' && state === 'failed', 'SES refuses the sender: verify its identity first');
      expect(state).toBe('sent');
    }
  }, 180_000);
});
