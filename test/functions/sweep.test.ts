import { beginStates, machineArn, type StatesUnderTest } from 'local-aws/testing/states';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readTicket, saveTicket } from '../../adapters/dynamo/ticket-store.ts';
import { startExecution } from '../../adapters/stepfunctions/executions.ts';
import { fromText } from '../../domain/instants.ts';
import { openTicket } from '../../domain/ticket/commands.ts';
import { startDatabase, type TestDatabase } from '../support/dynamodb.ts';
import { starterPolicy } from '../support/policy.ts';

/** Executions that sleep through everything, as one does whose wake-up was lost. */
const sleeper = { StartAt: 'Sleep', States: { Sleep: { Type: 'Wait', Seconds: 86_400, End: true } } };

let database: TestDatabase;
let states: StatesUnderTest;
let sweep: (event: unknown, context: never) => Promise<unknown>;
beforeAll(async () => {
  database = await startDatabase();
  states = await beginStates({ machines: { Tickets: sleeper, Visits: sleeper } });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SFN: states.runtime.endpoint,
    TICKET_MACHINE_ARN: machineArn('Tickets'),
    VISIT_MACHINE_ARN: machineArn('Visits'),
    DIGEST_GROUP: 'digests',
    DIGEST_FUNCTION_ARN: 'no timer is set',
    DIGEST_ROLE_ARN: 'no timer is set',
    DIGEST_DEAD_LETTERS_ARN: 'no timer is set',
  });
  sweep = (await import('../../functions/schedule/sweep.ts')).handler as never;
});
afterAll(async () => {
  vi.useRealTimers();
  await states?.kill();
  await database?.stop();
});

async function openAndStart(ticketId: string, at: string): Promise<string> {
  const context = { now: fromText(at), actor: { kind: 'system' as const }, policy: starterPolicy };
  const opened = openTicket({ ticketId, requestType: 'question', subject: 's', text: 't', customer: null }, context);
  if (!opened.ok) throw new Error('refused');
  await saveTicket(database, opened.value);
  await startExecution(states.sfn, machineArn('Tickets'), opened.value.ticket.execution, { ticketId, loops: 0 });
  return opened.value.ticket.execution;
}

it('gives a ticket another execution when its own sleeps past the instant it was to wake', async () => {
  // Answers are due within four working hours; the warning after three.
  const overslept = await openAndStart('T1', '2026-06-01T00:00:00.000Z');
  const waiting = await openAndStart('T2', '2026-06-01T01:00:00.000Z');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T03:04:00.000Z') });
  expect(await sweep({}, {} as never)).toMatchObject({ started: 0 });
  vi.setSystemTime(new Date('2026-06-01T04:10:00.000Z'));
  expect(await sweep({}, {} as never)).toMatchObject({ started: 1 });
  expect((await readTicket(database, 'T1'))?.execution).not.toBe(overslept);
  expect((await readTicket(database, 'T2'))?.execution).toBe(waiting);
});
