import type * as z from 'zod/mini';
import { standardComplaintSchema, standardOrderSchema } from '../../adapters/shops/standard.ts';
import { causeSchema } from '../../domain/cause.ts';
import { orderLineSchema } from '../../domain/order/order.ts';
import { customerSchema } from '../../domain/vocabulary-schemas.ts';
import { backtestReportSchema, backtestSchema } from './backtests.ts';
import { calendarDaysSchema, calendarsSchema } from './calendars.ts';
import { deadlineAnswerSchema, ledgerEntrySchema } from './deadlines.ts';
import { entitlementSchema } from './entitlements.ts';
import { latenessSchema } from './lateness.ts';
import { mailSchema, mailsSchema, suppressionSchema } from './mails.ts';
import { deliveryPageSchema, deliverySchema, endpointItemSchema, endpointsSchema } from './outgoing-webhooks.ts';
import {
  activationSchema,
  comparisonSchema,
  faultSchema,
  periodSchema,
  policiesSchema,
  policySchema,
  validationSchema,
  versionSchema,
} from './policies.ts';
import { conductSchema, staffMemberSchema, staffSchema } from './staff.ts';
import { summaryLineSchema, summarySchema } from './summaries.ts';
import {
  actorSchema,
  clockSchema,
  clocksSchema,
  eventPageSchema,
  eventSchema,
  orderDatesAnswerSchema,
  proofSchema,
  rungSchema,
  taskItemSchema,
  taskPageSchema,
  ticketItemSchema,
  ticketPageSchema,
  ticketSchema,
  timedClockSchema,
} from './tickets.ts';
import { visitItemSchema, visitPageSchema, visitSchema } from './visits.ts';

/** What the document calls the schemas it shares. */
export const namedSchemas: Readonly<Record<string, z.ZodMiniType>> = {
  Ticket: ticketSchema,
  TicketItem: ticketItemSchema,
  TicketPage: ticketPageSchema,
  Clock: clockSchema,
  ClockRung: rungSchema,
  TimedClock: timedClockSchema,
  Clocks: clocksSchema,
  Proof: proofSchema,
  Visit: visitSchema,
  VisitItem: visitItemSchema,
  VisitPage: visitPageSchema,
  Event: eventSchema,
  EventPage: eventPageSchema,
  Actor: actorSchema,
  Summary: summarySchema,
  SummaryLine: summaryLineSchema,
  Lateness: latenessSchema,
  Backtest: backtestSchema,
  BacktestReport: backtestReportSchema,
  Cause: causeSchema,
  Customer: customerSchema,
  OrderLine: orderLineSchema,
  StandardOrder: standardOrderSchema,
  StandardComplaint: standardComplaintSchema,
  Policies: policiesSchema,
  Policy: policySchema,
  PolicyVersion: versionSchema,
  PolicyPeriod: periodSchema,
  PolicyFault: faultSchema,
  PolicyValidation: validationSchema,
  PolicyComparison: comparisonSchema,
  PolicyActivation: activationSchema,
  Calendars: calendarsSchema,
  CalendarDays: calendarDaysSchema,
  Staff: staffSchema,
  StaffMember: staffMemberSchema,
  Conduct: conductSchema,
  DeadlineAnswer: deadlineAnswerSchema,
  LedgerEntry: ledgerEntrySchema,
  OrderDates: orderDatesAnswerSchema,
  TaskItem: taskItemSchema,
  TaskPage: taskPageSchema,
  Entitlement: entitlementSchema,
  Mail: mailSchema,
  MailPage: mailsSchema,
  Suppression: suppressionSchema,
  WebhookEndpoints: endpointsSchema,
  WebhookEndpoint: endpointItemSchema,
  WebhookDelivery: deliverySchema,
  WebhookDeliveryPage: deliveryPageSchema,
};
