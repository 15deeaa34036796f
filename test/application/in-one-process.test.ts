import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { MemoryTable } from '../../adapters/memory/memory-table.ts';
import { advanceTicket } from '../../application/advance-ticket.ts';
import { changeTicket } from '../../application/change-ticket.ts';
import type { Ports, TicketPort, TurnPort } from '../../application/ports.ts';
import { retimeTickets } from '../../application/retime.ts';
import type { Event } from '../../domain/events.ts';
import { noteOnTicket, openTicket } from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { starterPolicy } from '../support/policy.ts';

const monday = '2026-06-01T03:00:00.000Z';
const aMonthLater = '2026-07-01T03:00:00.000Z';

let now = Temporal.Instant.from(monday);
const world: Ports = {
  policies: { active: async () => starterPolicy, of: async () => starterPolicy },
  now: () => now,
  failed: (what, id, reason) => {
    throw new Error(`${what}: ${id}`, { cause: reason });
  },
};

type TicketPorts = Ports & TicketPort & TurnPort;

let database: TestDatabase;
let inTable: TicketPorts;
beforeAll(async () => {
  database = await startDatabase();
  const { openTicketPorts } = await import('../../functions/_kit/ports.ts');
  inTable = { ...openTicketPorts(database, world.policies as never), now: world.now };
});
afterAll(() => database?.stop());
beforeEach(async () => {
  await database.clear();
  now = Temporal.Instant.from(monday);
});

/** A month of a ticket that nobody looks after but its execution: what became of it, and all that was written. */
async function month(ports: TicketPorts, requestType: string): Promise<{ ticket: Ticket; events: Event[] }> {
  const events: Event[] = [];
  const noted: TicketPorts = {
    ...ports,
    async saveTicket(change, also) {
      const conflict = await ports.saveTicket(change, also);
      if (!conflict) events.push(...change.events);
      return conflict;
    },
    async saveTicketStep(change) {
      const isSaved = await ports.saveTicketStep(change);
      if (isSaved) events.push(...change.events);
      return isSaved;
    },
  };
  const said = { ticketId: 'T1', requestType, subject: 'Sealant', text: 'It has a crack.', customer: null };
  const opened = openTicket(said, { now, actor: { kind: 'system' }, policy: starterPolicy });
  if (!opened.ok) throw new Error(opened.error.detail);
  await noted.saveTicket(opened.value);
  for (let loops = 0; ; loops++) {
    const { execution } = (await noted.readTicket('T1'))!;
    const next = await advanceTicket(noted, 'T1', { execution: execution!, loops, startedAt: monday });
    if (next.next === 'done' || next.until > aMonthLater) break;
    now = Temporal.Instant.from(next.until);
  }
  return { ticket: (await noted.readTicket('T1'))!, events };
}

it.each(Object.keys(starterPolicy.requestTypes))(
  'a month of a %s is the same in memory as in the table',
  async (type) => {
    const kept = await month(inTable, type);
    now = Temporal.Instant.from(monday);
    const remembered = await month(new MemoryTable().ports(world), type);

    expect(kept.events.length).toBeGreaterThan(3);
    expect(remembered.events).toEqual(kept.events);
    expect(JSON.parse(JSON.stringify(remembered.ticket))).toEqual(kept.ticket);
  },
);

it('decides again on what is there by then, in memory as in the table', async () => {
  for (const ports of [inTable, new MemoryTable().ports(world)]) {
    const { ticket } = await month(ports, Object.keys(starterPolicy.requestTypes)[0]!);
    let tries = 0;
    const note = (before: Ticket, text: string) => {
      const noted = noteOnTicket(before, text, { now, actor: { kind: 'system' }, policy: starterPolicy });
      if (!noted.ok) throw new Error(noted.error.detail);
      return noted.value;
    };
    const contended: typeof ports = {
      ...ports,
      async saveTicket(change) {
        tries += 1;
        if (tries === 1) await ports.saveTicket(note((await ports.readTicket('T1'))!, 'Meanwhile.'));
        return ports.saveTicket(change);
      },
    };
    expect(await changeTicket(contended, 'T1', (before) => note(before, 'Then.'))).toBe(true);
    expect(tries).toBe(2);
    expect((await ports.readTicket('T1'))!.version).toBe(ticket.version + 2);
    expect(await retimeTickets(ports)).toEqual({ retimed: 0, failed: 0 });
    await database.clear();
  }
});
