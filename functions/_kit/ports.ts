import { readDiary } from '../../adapters/dynamo/book-store.ts';
import type { Database } from '../../adapters/dynamo/database.ts';
import { takeTurn } from '../../adapters/dynamo/roster-store.ts';
import {
  readTicket,
  readTicketsOfOrder,
  saveTicket,
  saveOwnStep as saveTicketStep,
  ticketsOfStatus,
} from '../../adapters/dynamo/ticket-store.ts';
import {
  holderOf,
  readVisit,
  saveVisit,
  saveOwnStep as saveVisitStep,
  visitsOfStatus,
} from '../../adapters/dynamo/visit-store.ts';
import type { Policies } from '../../application/policies.ts';
import type { Ports, TicketPort, TurnPort, VisitPort } from '../../application/ports.ts';
import { faultOf, log } from './log.ts';
import { now } from './time.ts';

/** What use cases need of the clock, the log and the policies. */
function openPorts(policies: Policies): Ports {
  return {
    policies,
    now,
    failed: (what, id, reason) => log('error', `${what} failed`, { id, ...faultOf(reason) }),
  };
}

/** And of tickets. */
export function openTicketPorts(database: Database, policies: Policies): Ports & TicketPort & TurnPort {
  return {
    ...openPorts(policies),
    readTicket: (ticketId) => readTicket(database, ticketId),
    saveTicket: (change, also) => saveTicket(database, change, also),
    saveTicketStep: (change) => saveTicketStep(database, change),
    ticketsOfStatus: (status) => ticketsOfStatus(database, status),
    takeTurn: (pool, at) => takeTurn(database, pool, at),
  };
}

/** And of visits. */
export function openVisitPorts(database: Database, policies: Policies): Ports & VisitPort {
  return {
    ...openPorts(policies),
    readVisit: (visitId) => readVisit(database, visitId),
    saveVisit: (change, also) => saveVisit(database, change, also),
    saveVisitStep: (change) => saveVisitStep(database, change),
    visitsOfStatus: (status, due) => visitsOfStatus(database, status, due),
    readDiaryBeside: (visit, staff, around) => readDiary(database, staff, around, holderOf(visit)),
    ticketsOfOrder: (shopId, orderId) => readTicketsOfOrder(database, shopId, orderId),
  };
}
