import { readBacktestContract } from './backtests/read-backtest.ts';
import { startBacktestContract } from './backtests/start-backtest.ts';
import { changeDayContract } from './calendars/change-day.ts';
import { listCalendarsContract } from './calendars/list-calendars.ts';
import { readCalendarContract } from './calendars/read-calendar.ts';
import { restoreDayContract } from './calendars/restore-day.ts';
import { previewDeadlineContract } from './deadlines/preview-deadline.ts';
import { readLatenessContract } from './lateness/read-lateness.ts';
import { releaseAddressContract } from './mails/release-address.ts';
import { changeOrderDatesContract } from './orders/change-order-dates.ts';
import { readOrderDatesContract } from './orders/read-order-dates.ts';
import { activatePolicyContract } from './policies/activate-policy.ts';
import { comparePolicyContract } from './policies/compare-policy.ts';
import { draftPolicyContract } from './policies/draft-policy.ts';
import { listPoliciesContract } from './policies/list-policies.ts';
import { listPolicyChangesContract } from './policies/list-policy-changes.ts';
import { listPolicyEventsContract } from './policies/list-policy-events.ts';
import { readPolicyContract } from './policies/read-policy.ts';
import { rollBackPolicyContract } from './policies/roll-back-policy.ts';
import { validatePolicyContract } from './policies/validate-policy.ts';
import { withdrawPolicyContract } from './policies/withdraw-policy.ts';
import { cancelAbsenceContract } from './staff/cancel-absence.ts';
import { enterAbsenceContract } from './staff/enter-absence.ts';
import { listStaffContract } from './staff/list-staff.ts';
import { readConductContract } from './staff/read-conduct.ts';
import { readSummaryContract } from './summaries/read-summary.ts';
import { listTasksContract } from './tasks/list-tasks.ts';
import { addMessageContract } from './tickets/add-message.ts';
import { addTaskContract } from './tickets/add-task.ts';
import { assignTicketContract } from './tickets/assign-ticket.ts';
import { bookAppointmentContract } from './tickets/book-appointment.ts';
import { callOffAppointmentContract } from './tickets/call-off-appointment.ts';
import { completeTaskContract } from './tickets/complete-task.ts';
import { linkTicketContract } from './tickets/link-ticket.ts';
import { listTicketEventsContract } from './tickets/list-ticket-events.ts';
import { listTicketMailsContract } from './tickets/list-ticket-mails.ts';
import { listTicketsContract } from './tickets/list-tickets.ts';
import { mergeTicketContract } from './tickets/merge-ticket.ts';
import { noAnswerNeededContract } from './tickets/no-answer-needed.ts';
import { noteOnTicketContract } from './tickets/note-on-ticket.ts';
import { offerCompensationContract } from './tickets/offer-compensation.ts';
import { openJobContract } from './tickets/open-job.ts';
import { openTicketContract } from './tickets/open-ticket.ts';
import { pauseTicketContract } from './tickets/pause-ticket.ts';
import { prioritiseTicketContract } from './tickets/prioritise-ticket.ts';
import { reachMilestoneContract } from './tickets/reach-milestone.ts';
import { readClocksContract } from './tickets/read-clocks.ts';
import { readEntitlementContract } from './tickets/read-entitlement.ts';
import { readTicketContract } from './tickets/read-ticket.ts';
import { reopenTicketContract } from './tickets/reopen-ticket.ts';
import { replyToTicketContract } from './tickets/reply-to-ticket.ts';
import { repromiseTicketContract } from './tickets/repromise-ticket.ts';
import { resolveTicketContract } from './tickets/resolve-ticket.ts';
import { resumeTicketContract } from './tickets/resume-ticket.ts';
import { retypeTicketContract } from './tickets/retype-ticket.ts';
import { unlinkTicketContract } from './tickets/unlink-ticket.ts';
import { assignVisitContract } from './visits/assign-visit.ts';
import { callOffVisitContract } from './visits/call-off-visit.ts';
import { completeVisitContract } from './visits/complete-visit.ts';
import { confirmVisitContract } from './visits/confirm-visit.ts';
import { declineVisitContract } from './visits/decline-visit.ts';
import { listVisitEventsContract } from './visits/list-visit-events.ts';
import { listVisitMailsContract } from './visits/list-visit-mails.ts';
import { listVisitsContract } from './visits/list-visits.ts';
import { missVisitContract } from './visits/miss-visit.ts';
import { readVisitContract } from './visits/read-visit.ts';
import { listWebhookDeliveriesContract } from './webhooks/list-webhook-deliveries.ts';
import { listWebhookEndpointsContract } from './webhooks/list-webhook-endpoints.ts';
import { readWebhookDeliveryContract } from './webhooks/read-webhook-delivery.ts';
import { replayWebhookDeliveryContract } from './webhooks/replay-webhook-delivery.ts';
import { testWebhookEndpointContract } from './webhooks/test-webhook-endpoint.ts';

/** Every operation of the staff API. */
export const operations = [
  openTicketContract,
  listTicketsContract,
  readTicketContract,
  replyToTicketContract,
  noteOnTicketContract,
  assignTicketContract,
  prioritiseTicketContract,
  pauseTicketContract,
  resumeTicketContract,
  resolveTicketContract,
  reopenTicketContract,
  addMessageContract,
  noAnswerNeededContract,
  reachMilestoneContract,
  bookAppointmentContract,
  callOffAppointmentContract,
  offerCompensationContract,
  readEntitlementContract,
  retypeTicketContract,
  repromiseTicketContract,
  openJobContract,
  linkTicketContract,
  unlinkTicketContract,
  mergeTicketContract,
  addTaskContract,
  completeTaskContract,
  listTasksContract,
  listTicketEventsContract,
  listTicketMailsContract,
  readClocksContract,
  listVisitsContract,
  readVisitContract,
  listVisitEventsContract,
  listVisitMailsContract,
  releaseAddressContract,
  confirmVisitContract,
  completeVisitContract,
  missVisitContract,
  declineVisitContract,
  callOffVisitContract,
  assignVisitContract,
  readOrderDatesContract,
  changeOrderDatesContract,
  readSummaryContract,
  readLatenessContract,
  previewDeadlineContract,
  listWebhookEndpointsContract,
  testWebhookEndpointContract,
  listWebhookDeliveriesContract,
  readWebhookDeliveryContract,
  replayWebhookDeliveryContract,
  listPoliciesContract,
  validatePolicyContract,
  rollBackPolicyContract,
  listPolicyChangesContract,
  readPolicyContract,
  draftPolicyContract,
  comparePolicyContract,
  activatePolicyContract,
  withdrawPolicyContract,
  listPolicyEventsContract,
  startBacktestContract,
  readBacktestContract,
  listCalendarsContract,
  readCalendarContract,
  changeDayContract,
  restoreDayContract,
  listStaffContract,
  enterAbsenceContract,
  cancelAbsenceContract,
  readConductContract,
] as const;

export type OperationId = (typeof operations)[number]['id'];
