import { keys } from '../../adapters/dynamo/table.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { eventually } from '../support/eventually.ts';
import { type FiredRung, firedRungs } from '../support/history.ts';
import type { System } from './system.ts';

/**
 * The rungs each ticket has climbed, once it has climbed the one of this name. Where timers never fire it is the sweep
 * that finds what overslept: then they are late, but all that follows from them is the same.
 */
export async function climbedUpTo(rung: string, tickets: readonly string[], system: System): Promise<FiredRung[][]> {
  const needsSweep = system.target.gaps.timers !== undefined;
  if (needsSweep) await oversleep(rung, tickets, system);
  return eventually(`${rung} of ${tickets.join(', ')}`, async () => {
    if (needsSweep) await system.runScheduled('Sweep');
    const all = await Promise.all(tickets.map((ticket) => firedRungs(system.table, ticket)));
    return all.every((fired) => fired.some((one) => one.rung === rung)) && all;
  });
}

/** Lets the rung's instant go by, and makes it look as if the execution had slept through it for long. */
async function oversleep(rung: string, tickets: readonly string[], system: System): Promise<void> {
  for (const ticket of tickets) {
    const { clocks } = (await system.row<Ticket>(keys.ticket(ticket)))!;
    const dueAt = clocks.flatMap(({ rungs }) => rungs).find(({ name }) => name === rung)!.dueAt;
    await system.target.pass(Math.max(0, Date.parse(dueAt) - system.target.now()) / 1000);
    const { execution } = await system.waiting(ticket);
    await system.age(ticket);
    await system.stopExecution(execution);
  }
}
