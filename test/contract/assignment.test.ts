import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../adapters/dynamo/table.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { eventually } from '../support/eventually.ts';
import { granted } from '../support/http.ts';
import { starterPolicy } from '../support/policy.ts';
import { System } from './system.ts';
import { openTarget } from './target.ts';

const title = { en: 'Bench', ko: '작업대', zh: '工作台' };
const type = { title, priority: 'normal', assign: { team: 'bench', by: 'round-robin' }, clocks: {} };

describe('tickets that go by turns', () => {
  let system: System;
  let lead: string;
  /** Three technicians nobody else knows. */
  let bench: string[];
  beforeAll(async () => {
    system = await System.open(await openTarget());
    lead = await system.signIn('lead');
    bench = ['ana', 'ben', 'cho'].map((name) => `${name}-${system.run}`);
    const hands = bench.map((id) => ({
      ...{ id, name: id, role: 'technician', team: 'bench' },
      ...{ email: system.addressOf(id), locale: 'en' },
    }));
    await system.bringIntoForce(lead, {
      extends: 'starter',
      teams: { bench: { title } },
      staff: [...starterPolicy.staff, ...hands],
      conduct: { steps: ['warning', 'penalty', 'management'], tell: [] },
      requestTypes: {
        'bench-work': { ...type, complaint: false },
        'bench-conduct': { ...type, complaint: true, conduct: true },
      },
    });
  });
  afterAll(() => system?.close());

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
    expect(assignees.toSorted()).toEqual(bench);
  });

  it('complaints about one of them never go to that one, and before management when the third is found true', async () => {
    const [ana] = bench;
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
    expect(findings.map(({ step }: { step: string }) => step)).toEqual(['warning', 'penalty', 'management']);
  });
});
