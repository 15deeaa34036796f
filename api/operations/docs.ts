import type { OperationDoc } from '../operation-doc.ts';
import { readBacktestDoc } from './backtests/read-backtest.doc.ts';
import { startBacktestDoc } from './backtests/start-backtest.doc.ts';
import { changeDayDoc } from './calendars/change-day.doc.ts';
import { listCalendarsDoc } from './calendars/list-calendars.doc.ts';
import { readCalendarDoc } from './calendars/read-calendar.doc.ts';
import { restoreDayDoc } from './calendars/restore-day.doc.ts';
import { previewDeadlineDoc } from './deadlines/preview-deadline.doc.ts';
import type { OperationId } from './index.ts';
import { readLatenessDoc } from './lateness/read-lateness.doc.ts';
import { releaseAddressDoc } from './mails/release-address.doc.ts';
import { changeOrderDatesDoc } from './orders/change-order-dates.doc.ts';
import { readOrderDatesDoc } from './orders/read-order-dates.doc.ts';
import { activatePolicyDoc } from './policies/activate-policy.doc.ts';
import { comparePolicyDoc } from './policies/compare-policy.doc.ts';
import { draftPolicyDoc } from './policies/draft-policy.doc.ts';
import { listPoliciesDoc } from './policies/list-policies.doc.ts';
import { listPolicyChangesDoc } from './policies/list-policy-changes.doc.ts';
import { listPolicyEventsDoc } from './policies/list-policy-events.doc.ts';
import { readPolicyDoc } from './policies/read-policy.doc.ts';
import { rollBackPolicyDoc } from './policies/roll-back-policy.doc.ts';
import { validatePolicyDoc } from './policies/validate-policy.doc.ts';
import { withdrawPolicyDoc } from './policies/withdraw-policy.doc.ts';
import { cancelAbsenceDoc } from './staff/cancel-absence.doc.ts';
import { enterAbsenceDoc } from './staff/enter-absence.doc.ts';
import { listStaffDoc } from './staff/list-staff.doc.ts';
import { readConductDoc } from './staff/read-conduct.doc.ts';
import { readSummaryDoc } from './summaries/read-summary.doc.ts';
import { listTasksDoc } from './tasks/list-tasks.doc.ts';
import { addMessageDoc } from './tickets/add-message.doc.ts';
import { addTaskDoc } from './tickets/add-task.doc.ts';
import { assignTicketDoc } from './tickets/assign-ticket.doc.ts';
import { bookAppointmentDoc } from './tickets/book-appointment.doc.ts';
import { callOffAppointmentDoc } from './tickets/call-off-appointment.doc.ts';
import { completeTaskDoc } from './tickets/complete-task.doc.ts';
import { linkTicketDoc } from './tickets/link-ticket.doc.ts';
import { listTicketEventsDoc } from './tickets/list-ticket-events.doc.ts';
import { listTicketMailsDoc } from './tickets/list-ticket-mails.doc.ts';
import { listTicketsDoc } from './tickets/list-tickets.doc.ts';
import { mergeTicketDoc } from './tickets/merge-ticket.doc.ts';
import { noAnswerNeededDoc } from './tickets/no-answer-needed.doc.ts';
import { noteOnTicketDoc } from './tickets/note-on-ticket.doc.ts';
import { offerCompensationDoc } from './tickets/offer-compensation.doc.ts';
import { openJobDoc } from './tickets/open-job.doc.ts';
import { openTicketDoc } from './tickets/open-ticket.doc.ts';
import { pauseTicketDoc } from './tickets/pause-ticket.doc.ts';
import { prioritiseTicketDoc } from './tickets/prioritise-ticket.doc.ts';
import { reachMilestoneDoc } from './tickets/reach-milestone.doc.ts';
import { readClocksDoc } from './tickets/read-clocks.doc.ts';
import { readEntitlementDoc } from './tickets/read-entitlement.doc.ts';
import { readTicketDoc } from './tickets/read-ticket.doc.ts';
import { reopenTicketDoc } from './tickets/reopen-ticket.doc.ts';
import { replyToTicketDoc } from './tickets/reply-to-ticket.doc.ts';
import { repromiseTicketDoc } from './tickets/repromise-ticket.doc.ts';
import { resolveTicketDoc } from './tickets/resolve-ticket.doc.ts';
import { resumeTicketDoc } from './tickets/resume-ticket.doc.ts';
import { retypeTicketDoc } from './tickets/retype-ticket.doc.ts';
import { unlinkTicketDoc } from './tickets/unlink-ticket.doc.ts';
import { assignVisitDoc } from './visits/assign-visit.doc.ts';
import { callOffVisitDoc } from './visits/call-off-visit.doc.ts';
import { completeVisitDoc } from './visits/complete-visit.doc.ts';
import { confirmVisitDoc } from './visits/confirm-visit.doc.ts';
import { declineVisitDoc } from './visits/decline-visit.doc.ts';
import { listVisitEventsDoc } from './visits/list-visit-events.doc.ts';
import { listVisitMailsDoc } from './visits/list-visit-mails.doc.ts';
import { listVisitsDoc } from './visits/list-visits.doc.ts';
import { missVisitDoc } from './visits/miss-visit.doc.ts';
import { readVisitDoc } from './visits/read-visit.doc.ts';
import { listWebhookDeliveriesDoc } from './webhooks/list-webhook-deliveries.doc.ts';
import { listWebhookEndpointsDoc } from './webhooks/list-webhook-endpoints.doc.ts';
import { readWebhookDeliveryDoc } from './webhooks/read-webhook-delivery.doc.ts';
import { replayWebhookDeliveryDoc } from './webhooks/replay-webhook-delivery.doc.ts';
import { testWebhookEndpointDoc } from './webhooks/test-webhook-endpoint.doc.ts';

/** What the reference says of each operation. */
export const operationDocs: Readonly<Record<OperationId, OperationDoc>> = {
  openTicket: openTicketDoc,
  listTickets: listTicketsDoc,
  readTicket: readTicketDoc,
  replyToTicket: replyToTicketDoc,
  noteOnTicket: noteOnTicketDoc,
  assignTicket: assignTicketDoc,
  prioritiseTicket: prioritiseTicketDoc,
  pauseTicket: pauseTicketDoc,
  resumeTicket: resumeTicketDoc,
  resolveTicket: resolveTicketDoc,
  reopenTicket: reopenTicketDoc,
  addMessage: addMessageDoc,
  noAnswerNeeded: noAnswerNeededDoc,
  reachMilestone: reachMilestoneDoc,
  bookAppointment: bookAppointmentDoc,
  callOffAppointment: callOffAppointmentDoc,
  offerCompensation: offerCompensationDoc,
  readEntitlement: readEntitlementDoc,
  retypeTicket: retypeTicketDoc,
  repromiseTicket: repromiseTicketDoc,
  openJob: openJobDoc,
  linkTicket: linkTicketDoc,
  unlinkTicket: unlinkTicketDoc,
  mergeTicket: mergeTicketDoc,
  addTask: addTaskDoc,
  completeTask: completeTaskDoc,
  listTasks: listTasksDoc,
  listTicketEvents: listTicketEventsDoc,
  listTicketMails: listTicketMailsDoc,
  readClocks: readClocksDoc,
  listVisits: listVisitsDoc,
  readVisit: readVisitDoc,
  listVisitEvents: listVisitEventsDoc,
  listVisitMails: listVisitMailsDoc,
  releaseAddress: releaseAddressDoc,
  confirmVisit: confirmVisitDoc,
  completeVisit: completeVisitDoc,
  missVisit: missVisitDoc,
  declineVisit: declineVisitDoc,
  callOffVisit: callOffVisitDoc,
  assignVisit: assignVisitDoc,
  readOrderDates: readOrderDatesDoc,
  changeOrderDates: changeOrderDatesDoc,
  readSummary: readSummaryDoc,
  readLateness: readLatenessDoc,
  previewDeadline: previewDeadlineDoc,
  listWebhookEndpoints: listWebhookEndpointsDoc,
  testWebhookEndpoint: testWebhookEndpointDoc,
  listWebhookDeliveries: listWebhookDeliveriesDoc,
  readWebhookDelivery: readWebhookDeliveryDoc,
  replayWebhookDelivery: replayWebhookDeliveryDoc,
  listPolicies: listPoliciesDoc,
  validatePolicy: validatePolicyDoc,
  rollBackPolicy: rollBackPolicyDoc,
  listPolicyChanges: listPolicyChangesDoc,
  readPolicy: readPolicyDoc,
  draftPolicy: draftPolicyDoc,
  comparePolicy: comparePolicyDoc,
  activatePolicy: activatePolicyDoc,
  withdrawPolicy: withdrawPolicyDoc,
  listPolicyEvents: listPolicyEventsDoc,
  startBacktest: startBacktestDoc,
  readBacktest: readBacktestDoc,
  listCalendars: listCalendarsDoc,
  readCalendar: readCalendarDoc,
  changeDay: changeDayDoc,
  restoreDay: restoreDayDoc,
  listStaff: listStaffDoc,
  enterAbsence: enterAbsenceDoc,
  cancelAbsence: cancelAbsenceDoc,
  readConduct: readConductDoc,
};
