import { openDatabase } from '../../adapters/dynamo/database.ts';
import { requeueStale } from '../../adapters/dynamo/mail-store.ts';
import { readTicket, saveTicket, ticketsOfStatus } from '../../adapters/dynamo/ticket-store.ts';
import { readVisit, saveVisit, visitsOfStatus } from '../../adapters/dynamo/visit-store.ts';
import { listRunning, openStepFunctions, stopExecution } from '../../adapters/stepfunctions/executions.ts';
import { routeUnownedTickets } from '../../application/hand-over.ts';
import type { Context } from '../../domain/context.ts';
import { millisBetween, toText } from '../../domain/instants.ts';
import { rearmTicket } from '../../domain/ticket/advance.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { transitions } from '../../domain/ticket/transitions.ts';
import { rearmVisit } from '../../domain/visit/commands.ts';
import { visitTransitions } from '../../domain/visit/transitions.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { deployedPolicy } from '../../policies/deployed.ts';
import { openDigestTimers, timersOf } from '../_kit/digest-timers.ts';
import { openPolicies } from '../_kit/policies.ts';
import { openTicketPorts } from '../_kit/ports.ts';
import { scheduled } from '../_kit/schedule.ts';
import { now, nowText } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';
import { retimeTickets } from './retime-tickets.ts';

const environment = readEnvironment('sweep');
const database = openDatabase(environment.TABLE_NAME);
const policies = openPolicies(database);
const sfn = openStepFunctions();
const digests = openDigestTimers({ database, policies, timers: timersOf(environment), now: nowText });

/** A row this young may still be on its way through the stream. */
const graceMs = 5 * 60_000;

/** One kind of row that executions time. */
interface Kind<Row extends Timed> {
  machineArn: string;
  /** Rows of a status, as the index has them. */
  listed(status: Row['status']): AsyncIterable<Listed>;
  /** Statuses in which a row needs its execution. */
  open: readonly Row['status'][];
  idOf(row: Listed): string;
  read(id: string): Promise<Row | null>;
  rearm(row: Row, context: Context): Promise<unknown>;
}

interface Timed {
  status: string;
  execution: string | null;
  updatedAt: string;
  nextDueAt: string | null;
  policyVersion: string;
}

/** What a list has of a row. */
type Listed = Pick<Timed, 'execution' | 'nextDueAt'> & { ticketId?: string; visitId?: string };

/**
 * Compares what is open with what is running and mends the difference: an open row without its execution, or with one
 * that overslept, gets another; an execution no open row names is stopped. Mails claimed but never noted as sent are
 * sent again. Open tickets are timed again where a day of their calendars has changed, and routed again where nobody has
 * them, or somebody who has left. Notices that wait for hours that begin earlier by now are told when they do.
 */
export const handler = scheduled('sweep', async () => {
  const [tickets, visits, mailsRequeued] = await Promise.all([
    sweep<Ticket>({
      machineArn: environment.TICKET_MACHINE_ARN,
      listed: (status) => ticketsOfStatus(database, status),
      open: transitions.rearm.from,
      idOf: ({ ticketId }) => ticketId!,
      read: (id) => readTicket(database, id),
      rearm: (ticket, context) => saveTicket(database, rearmTicket(ticket, context)),
    }),
    sweep<Visit>({
      machineArn: environment.VISIT_MACHINE_ARN,
      listed: (status) => visitsOfStatus(database, status),
      open: visitTransitions.rearm.from,
      idOf: ({ visitId }) => visitId!,
      read: (id) => readVisit(database, id),
      rearm: (visit, context) => saveVisit(database, rearmVisit(visit, context)),
    }),
    requeueStale(database, now()),
  ]);
  // Whether or not anything is open: a bundle that is not followed is told of by now.
  await policies.document(deployedPolicy.version);
  const retimed = await retimeTickets(database, policies);
  const { routed } = await routeUnownedTickets(openTicketPorts(database, policies));
  const broughtForward = await digests.bringForward();
  const started = tickets.started + visits.started;
  return { started, stopped: tickets.stopped + visits.stopped, mailsRequeued, retimed, routed, broughtForward };
});

async function sweep<Row extends Timed>(kind: Kind<Row>): Promise<{ started: number; stopped: number }> {
  // Executions are listed before rows: one started in between is not taken for an orphan.
  const orphans = await listRunning(sfn, kind.machineArn);
  const restarted = await Promise.all(kind.open.map((status) => restartListed(kind, status, orphans)));
  const started = restarted.reduce((sum, count) => sum + count, 0);
  let stopped = 0;
  for (const [name, arn] of orphans) {
    if (!(await isNamed(kind, name))) {
      await stopExecution(sfn, arn, 'no open row names this execution');
      stopped += 1;
    }
  }
  return { started, stopped };
}

/** Goes through the open rows of one status and gives those another execution that nothing times. */
async function restartListed<Row extends Timed>(kind: Kind<Row>, status: Row['status'], running: Map<string, string>) {
  let started = 0;
  for await (const listed of kind.listed(status)) {
    if (isTimed(listed, running)) continue;
    if (await restart(kind, listed, running)) started += 1;
  }
  return started;
}

/** Gives a row another execution, unless the index was behind or the row has only just changed. */
async function restart<Row extends Timed>(
  kind: Kind<Row>,
  listed: Listed,
  running: Map<string, string>,
): Promise<boolean> {
  const row = await kind.read(kind.idOf(listed));
  if (!row?.execution || isTimed(row, running)) return false;
  const at = now();
  if (millisBetween(row.updatedAt, toText(at)) < graceMs) return false;
  const policy = await policies.of(row.policyVersion);
  return !(await kind.rearm(row, { now: at, actor: { kind: 'system' }, policy }));
}

/**
 * Whether its execution runs and keeps time; then it is taken off the list of running ones. One that sleeps past the
 * instant it was to wake has lost its wake-up: it counts as an orphan, and its row gets another one.
 */
function isTimed({ execution, nextDueAt }: Listed, running: Map<string, string>): boolean {
  const oversleeps = nextDueAt !== null && millisBetween(nextDueAt, toText(now())) > graceMs;
  return execution !== null && !oversleeps && running.delete(execution);
}

/**
 * An execution's name is its row's id and version. It is no orphan while that row, read fresh, names it and is open,
 * or was closed so recently that the execution is still on its way out.
 */
async function isNamed<Row extends Timed>(kind: Kind<Row>, name: string): Promise<boolean> {
  const row = await kind.read(name.slice(0, name.lastIndexOf('-')));
  if (row?.execution !== name) return false;
  return kind.open.some((status) => status === row.status) || millisBetween(row.updatedAt, toText(now())) < graceMs;
}
