import { appointmentWrites, holderOfTicket, readAppointment, readDiary } from '../../adapters/dynamo/book-store.ts';
import { readConductBefore, saveConduct } from '../../adapters/dynamo/conduct-store.ts';
import type { Database } from '../../adapters/dynamo/database.ts';
import { putCarried } from '../../adapters/dynamo/event-rows.ts';
import { readEventOf, readEvents } from '../../adapters/dynamo/history-store.ts';
import { addCounts } from '../../adapters/dynamo/insight-store.ts';
import { addLateness } from '../../adapters/dynamo/lateness-store.ts';
import { noteTold, queueMail } from '../../adapters/dynamo/mail-store.ts';
import { keepNotices, noteClosing, takeFirstPlace } from '../../adapters/dynamo/notice-store.ts';
import { putUnits, readOrder, saveOrderDates } from '../../adapters/dynamo/order-store.ts';
import { dropTask, listTask } from '../../adapters/dynamo/task-store.ts';
import { readTicket, saveTicket } from '../../adapters/dynamo/ticket-store.ts';
import { transact } from '../../adapters/dynamo/transact.ts';
import { planVisit, readVisit, saveVisit, visitsOfOrder } from '../../adapters/dynamo/visit-store.ts';
import { handOverVisits, routeUnownedTickets } from '../../application/hand-over.ts';
import type { Policies } from '../../application/policies.ts';
import { retimeTickets, retimeVisits } from '../../application/retime.ts';
import type { LifecyclePorts } from '../../reactions/lifecycle.ts';
import type { NoticePort } from '../../reactions/notices/notices.ts';
import type { NotifyPort } from '../../reactions/notify-staff.ts';
import type { WebhookPort } from '../../reactions/queue-webhooks.ts';
import type { RetimePort } from '../../reactions/retime-by-day.ts';
import type { ExecutionPort } from '../../reactions/run-executions.ts';
import { log } from '../_kit/log.ts';
import { measure } from '../_kit/measure.ts';
import { openTicketPorts, openVisitPorts } from '../_kit/ports.ts';
import { now, nowText } from '../_kit/time.ts';

/** What reactions reach beside the table. */
type Outside = ExecutionPort & NotifyPort & WebhookPort & Pick<RetimePort, 'bringForward'>;

/** What reactions need of the table, the policies, the clock and the log. */
export function tablePorts(
  database: Database,
  policies: Policies,
): Omit<LifecyclePorts, keyof Outside> & NoticeTablePort {
  return {
    ...{ now, nowText, log, policies },
    readTicket: (ticketId) => readTicket(database, ticketId),
    readVisit: (visitId) => readVisit(database, visitId),
    readOrder: (shopId, orderId) => readOrder(database, shopId, orderId),
    readEvent: (of) => readEventOf(database, of),
    readEvents: (...page) => readEvents(database, ...page),
    visitsOfOrder: (shopId, orderId) => visitsOfOrder(database, shopId, orderId),

    saveVisit: (change) => saveVisit(database, change),
    planVisit: (visit) => planVisit(database, visit),
    putUnits: (units) => putUnits(database, units),
    saveOrderDates: (before, dates) => saveOrderDates(database, before, dates),
    appendSteps: (steps) => putCarried(database, steps),

    readAppointment: (ticketId) => readAppointment(database, ticketId),
    readDiaryBeside: (ticketId, staffId, around) => readDiary(database, [staffId], around, holderOfTicket(ticketId)),
    async saveAppointment(ticketId, before, booked, at) {
      const writes = appointmentWrites(database, ticketId, before, booked, at);
      return writes.length === 0 || (await transact(database, writes)) === null;
    },

    async saveReturn(mail, change) {
      const told = noteTold(database, mail);
      const conflict =
        'ticket' in change && !('visit' in change)
          ? await saveTicket(database, change, [told])
          : await saveVisit(database, change, [told]);
      // Of the writes the last says that it was told: there it fails for what has been told already.
      return conflict === null || conflict.failed.includes(change.events.length + 1);
    },
    queueMail: (mail, at) => queueMail(database, mail, at),
    noteClosing: (closing) => noteClosing(database, closing),
    keepNotices: (gathered) => keepNotices(database, gathered),
    takeFirstPlace: (...place) => takeFirstPlace(database, ...place),

    listTask: (...task) => listTask(database, ...task),
    dropTask: (...task) => dropTask(database, ...task),
    addCounts: (event, counts) => addCounts(database, event, counts),
    readConductBefore: (...of) => readConductBefore(database, ...of),
    saveConduct: (change) => saveConduct(database, change),
    addLateness: (date, lateness) => addLateness(database, date, lateness),
    measureLateness: (latenessMs) => measure('Lateness', latenessMs),

    retimeTickets: (limit) => retimeTickets(openTicketPorts(database, policies), limit),
    retimeVisits: (dates, limit) => retimeVisits(openVisitPorts(database, policies), dates, limit),
    handOverVisits: () => handOverVisits(openVisitPorts(database, policies)),
    routeUnowned: (limit) => routeUnownedTickets(openTicketPorts(database, policies), limit),
  };
}

/** What notices need of it. */
type NoticeTablePort = Omit<NoticePort, 'closeLater'>;
