import type { Route } from '../_kit/http-routes.ts';
import { previewDeadlineRoute } from './deadlines/preview.ts';
import { readLatenessRoute } from './lateness/read.ts';
import { releaseAddressRoute } from './mails/release.ts';
import { changeOrderDatesRoute, readOrderDatesRoute } from './orders/dates.ts';
import { readSummaryRoute } from './summaries/read.ts';
import { listTasksRoute } from './tasks/list.ts';
import { addTaskRoute } from './tickets/add-task.ts';
import { bookAppointmentRoute, callOffAppointmentRoute } from './tickets/appointment.ts';
import { assignTicketRoute } from './tickets/assign.ts';
import { readClocksRoute } from './tickets/clocks.ts';
import { offerCompensationRoute } from './tickets/compensation.ts';
import { completeTaskRoute } from './tickets/complete-task.ts';
import { readEntitlementRoute } from './tickets/entitlement.ts';
import { listTicketEventsRoute } from './tickets/events.ts';
import { linkTicketRoute, mergeTicketRoute, unlinkTicketRoute } from './tickets/links.ts';
import { listTicketsRoute } from './tickets/list.ts';
import { listTicketMailsRoute } from './tickets/mails.ts';
import { addMessageRoute } from './tickets/message.ts';
import { reachMilestoneRoute } from './tickets/milestone.ts';
import { noAnswerNeededRoute } from './tickets/no-answer.ts';
import { noteOnTicketRoute } from './tickets/note.ts';
import { openTicketRoute } from './tickets/open.ts';
import { openJobRoute } from './tickets/open-job.ts';
import { pauseTicketRoute } from './tickets/pause.ts';
import { prioritiseTicketRoute } from './tickets/prioritise.ts';
import { readTicketRoute } from './tickets/read.ts';
import { reopenTicketRoute } from './tickets/reopen.ts';
import { replyToTicketRoute } from './tickets/reply.ts';
import { repromiseTicketRoute } from './tickets/repromise.ts';
import { resolveTicketRoute } from './tickets/resolve.ts';
import { resumeTicketRoute } from './tickets/resume.ts';
import { retypeTicketRoute } from './tickets/retype.ts';
import { assignVisitRoute } from './visits/assign.ts';
import { callOffVisitRoute } from './visits/call-off.ts';
import { completeVisitRoute } from './visits/complete.ts';
import { confirmVisitRoute } from './visits/confirm.ts';
import { declineVisitRoute } from './visits/decline.ts';
import { listVisitEventsRoute } from './visits/events.ts';
import { listVisitsRoute } from './visits/list.ts';
import { listVisitMailsRoute } from './visits/mails.ts';
import { missVisitRoute } from './visits/miss.ts';
import { readVisitRoute } from './visits/read.ts';
import { listDeliveriesRoute } from './webhooks/deliveries.ts';
import { listEndpointsRoute } from './webhooks/endpoints.ts';
import { readDeliveryRoute } from './webhooks/read.ts';
import { replayDeliveryRoute } from './webhooks/replay.ts';
import { testEndpointRoute } from './webhooks/test.ts';

/** Every operation of the staff API. */
export const routes: readonly Route[] = [
  openTicketRoute,
  listTicketsRoute,
  readTicketRoute,
  replyToTicketRoute,
  noteOnTicketRoute,
  assignTicketRoute,
  prioritiseTicketRoute,
  pauseTicketRoute,
  resumeTicketRoute,
  resolveTicketRoute,
  reopenTicketRoute,
  addMessageRoute,
  noAnswerNeededRoute,
  reachMilestoneRoute,
  bookAppointmentRoute,
  callOffAppointmentRoute,
  offerCompensationRoute,
  readEntitlementRoute,
  retypeTicketRoute,
  repromiseTicketRoute,
  openJobRoute,
  linkTicketRoute,
  unlinkTicketRoute,
  mergeTicketRoute,
  addTaskRoute,
  completeTaskRoute,
  listTasksRoute,
  listTicketEventsRoute,
  listTicketMailsRoute,
  readClocksRoute,
  listVisitsRoute,
  readVisitRoute,
  listVisitEventsRoute,
  listVisitMailsRoute,
  releaseAddressRoute,
  confirmVisitRoute,
  completeVisitRoute,
  missVisitRoute,
  declineVisitRoute,
  callOffVisitRoute,
  assignVisitRoute,
  readOrderDatesRoute,
  changeOrderDatesRoute,
  readSummaryRoute,
  readLatenessRoute,
  previewDeadlineRoute,
  listEndpointsRoute,
  testEndpointRoute,
  listDeliveriesRoute,
  readDeliveryRoute,
  replayDeliveryRoute,
];
