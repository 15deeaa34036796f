import { openDatabase } from '../../adapters/dynamo/database.ts';
import { putCarried } from '../../adapters/dynamo/event-rows.ts';
import { addCounts } from '../../adapters/dynamo/insight-store.ts';
import { awaitAttributes, carriedEvents } from '../../adapters/dynamo/table.ts';
import { openStepFunctions, startExecution, wakeExecution } from '../../adapters/stepfunctions/executions.ts';
import { openQueue } from '../../adapters/webhooks/queue.ts';
import { handOverVisits, routeUnownedTickets } from '../../application/hand-over.ts';
import type { MailRow } from '../../application/records.ts';
import { retimeTickets, retimeVisits } from '../../application/retime.ts';
import type { BacktestJob } from '../../domain/backtest/job.ts';
import type { Event } from '../../domain/events.ts';
import { countChanges } from '../../domain/insight/count.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import { startTicket } from '../../workflows/ticket/contract.ts';
import { startVisit } from '../../workflows/visit/contract.ts';
import { timersOf } from '../_kit/digest-timers.ts';
import { openEndpoints } from '../_kit/endpoints.ts';
import { openPolicies } from '../_kit/policies.ts';
import { openTicketPorts, openVisitPorts } from '../_kit/ports.ts';
import { type RowChange, streamConsumer } from '../_kit/stream.ts';
import { nowText } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';
import { followAppointment } from './appointments.ts';
import { recordConduct } from './conduct.ts';
import { countLateness } from './lateness.ts';
import { followReturn, isReturn } from './mail-returned.ts';
import { openNotices } from './notices.ts';
import { followMatter } from './offers.ts';
import { followLateVisit, followOrder } from './order.ts';
import { setOrderDay } from './order-day.ts';
import { queueWebhooks } from './outgoing.ts';
import { followTasks } from './tasks.ts';

const environment = readEnvironment('lifecycle');
const database = openDatabase(environment.TABLE_NAME);
const policies = openPolicies(database);
const sfn = openStepFunctions();
const outgoing = {
  queue: openQueue(environment.WEBHOOK_QUEUE_URL),
  endpoints: openEndpoints(environment.ENDPOINTS_SECRET_ARN),
};
const notices = openNotices({
  database,
  policies,
  timers: timersOf(environment),
  now: nowText,
});

/** So many tickets and visits of each status are timed again at once: in its 60 seconds the function is done with these. */
const mostRetimed = 1000;

/**
 * What follows from a row's change: what executions did written into the history, executions started and woken, a
 * delivered order's visits planned, offers taken back, complaints counted, findings about conduct recorded, days of orders set, tasks listed, staff notified, webhooks queued,
 * mails that did not arrive told of, tickets and visits timed again by a day that changed, visits handed over by an absence.
 */
export const handler = streamConsumer(async (change) => {
  switch (change.after?.kind) {
    case 'ticket': {
      const { ticketId } = change.after as unknown as Ticket;
      return follow(change, environment.TICKET_MACHINE_ARN, startTicket(ticketId));
    }
    case 'visit': {
      const { visitId } = change.after as unknown as Visit;
      await followLateVisit(database, policies, change);
      return follow(change, environment.VISIT_MACHINE_ARN, startVisit(visitId));
    }
    case 'order':
      return followOrder(database, policies, change);
    case 'event': {
      if (changedDay(change) !== null || isAbsence(change)) return;
      const event = change.after as unknown as Event;
      await addCounts(database, event, countChanges(event, (await policies.active()).business.timeZone));
      await recordConduct(database, policies, event);
      await followAppointment(database, policies, event);
      await followMatter(database, policies, event);
      await setOrderDay(database, policies, event);
      await followTasks(database, event);
      if (change.before === null) await notices.note(event);
      return queueWebhooks(outgoing, change);
    }
    case 'backtest': {
      const { backtestId } = change.after as unknown as BacktestJob;
      return follow(change, environment.BACKTEST_MACHINE_ARN, { backtestId });
    }
    case 'delivery':
      return queueWebhooks(outgoing, change);
    case 'returned-mail':
      if (isReturn(change))
        await followReturn({ database, policies, now: nowText }, change.after as unknown as MailRow);
      return;
  }
}, finish);

/** What is done once for a batch. */
async function finish(handled: readonly RowChange[]): Promise<void> {
  await putCarried(database, handled.map(carriedBy));
  const changedDays = handled.flatMap((change) => changedDay(change) ?? []);
  if (changedDays.length > 0) await retimeNow([...new Set(changedDays)]);
  if (handled.some(isAbsence)) await handOverNow();
  await notices.keep();
  await countLateness(database, handled, (await policies.active()).business.timeZone);
}

/** The events a row brings from its execution's own step. */
function carriedBy({ after }: RowChange): Event[] {
  return (after?.[carriedEvents] ?? []) as Event[];
}

/** The date of a day that was changed; null for any other change. */
function changedDay({ after }: RowChange): string | null {
  const data = after?.kind === 'event' ? (after as unknown as Event).data : null;
  return data?.type === 'policy.day-changed' ? data.date : null;
}

function isAbsence({ after }: RowChange): boolean {
  return after?.kind === 'event' && (after as unknown as Event).data.type === 'policy.absence-changed';
}

/** An opening added wakes nobody by itself: whoever would sleep past a due time that is now earlier is woken by this. */
async function retimeNow(dates: readonly string[]): Promise<void> {
  policies.refresh();
  // Those that fail, and those beyond, are the sweep's.
  await retimeTickets(openTicketPorts(database, policies), mostRetimed);
  await retimeVisits(openVisitPorts(database, policies), dates, mostRetimed);
  await notices.bringForward();
}

/**
 * Whom somebody has an appointment with is not to learn that they are away by waiting; and what arrived while nobody was
 * there goes to whoever is back. Those that fail are the planner's, and the sweep's.
 */
async function handOverNow(): Promise<void> {
  policies.refresh();
  await handOverVisits(openVisitPorts(database, policies));
  await routeUnownedTickets(openTicketPorts(database, policies), mostRetimed);
}

/**
 * A row that names another execution than before gets it started; a task token taken off a row is answered, unless the
 * execution itself took it off.
 */
async function follow(change: RowChange, machineArn: string, input: object): Promise<void> {
  if (carriedBy(change).length > 0) return;
  const { before, after } = change;
  const execution = after!.execution as string | null;
  if (execution !== null && execution !== before?.execution) await startExecution(sfn, machineArn, execution, input);
  const token = before?.[awaitAttributes.token] as string | undefined;
  if (token && !after![awaitAttributes.token]) await wakeExecution(sfn, token);
}
