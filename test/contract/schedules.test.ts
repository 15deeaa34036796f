import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../adapters/dynamo/table.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { eventually } from '../support/eventually.ts';
import { openTarget } from './open-target.ts';
import { System } from './system.ts';

describe('what the timers run', () => {
  let system: System;
  beforeAll(async () => {
    system = await System.open(await openTarget());
  });
  afterAll(() => system?.close());

  it('the sweep gives a ticket whose execution was stopped another one', async () => {
    const ticket = await system.complain();
    const first = await system.waiting(ticket);
    // A row that has only just changed is left to the stream.
    await system.age(ticket);
    await system.stopExecution(first.execution);
    expect(await system.statusOf(first.execution)).toBe('ABORTED');
    // Lists of executions lag behind: a sweep that comes too soon leaves it to the next.
    const { execution } = await eventually('another execution', async () => {
      await system.runScheduled('Sweep');
      const row = await system.row<Ticket>(keys.ticket(ticket));
      return row?.execution !== first.execution && row;
    });
    await eventually('it waits', async () => (await system.waiting(ticket)).awaitToken !== first.awaitToken);
    expect(await system.statusOf(execution)).toBe('RUNNING');
  });

  it('the sweep leaves alone what is in order', async () => {
    const ticket = await system.complain();
    const { execution, awaitToken, version } = await system.waiting(ticket);
    await system.runScheduled('Sweep');
    expect(await system.waiting(ticket)).toMatchObject({ execution, awaitToken, version });
    expect(await system.statusOf(execution)).toBe('RUNNING');
  });

  it('the planner and the summary answer what they did', async () => {
    expect(await system.runScheduled('PlanVisits')).toEqual({
      summoned: expect.any(Number),
      handedOver: expect.any(Number),
      opened: expect.any(Number),
      replanned: expect.any(Number),
    });
    expect(await system.runScheduled('Summary')).toMatchObject({ made: expect.any(Boolean) });
  });
});
