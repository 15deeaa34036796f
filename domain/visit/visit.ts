import type { OrderDates } from '../order/dates.ts';
import type { Customer, InstantText, Role } from '../vocabulary.ts';

export const visitStatuses = ['planned', 'due', 'offered', 'confirmed', 'done', 'missed', 'cancelled'] as const;
export type VisitStatus = (typeof visitStatuses)[number];

/** The calls and visits plans make; the seasonal inspection comes from seasons. */
export const plannedVisitTypes = [
  'satisfaction-call',
  'return-visit',
  'maintenance-check',
  'phone-check',
  'technical-visit',
  'managers-patrol',
  'questionnaire',
] as const;
export const visitTypes = [...plannedVisitTypes, 'seasonal-inspection'] as const;
export type VisitType = (typeof visitTypes)[number];

/** What the visit's execution does by itself, and when. */
export interface VisitStep {
  name: 'offer' | 'remind' | 'miss';
  dueAt: InstantText;
  doneAt: InstantText | null;
}

/** A planned call or visit. */
export interface Visit {
  visitId: string;
  version: number;
  status: VisitStatus;
  visitType: VisitType;
  /** The plan or season of the policy that made it. */
  rule: string;
  shopId: string;
  orderId: string;
  customer: Customer | null;
  products: string[];
  /** What plans count from, unless they count from one of the dates. */
  deliveredAt: InstantText;
  dates?: OrderDates | undefined;
  /** The window it was promised in. */
  windowFrom: InstantText;
  windowTo: InstantText;
  agreedAt: InstantText | null;
  role: Role;
  assignee: string | null;
  steps: VisitStep[];
  /** What the calendar said when the steps were timed, in short. */
  calendarVersion?: string | null | undefined;
  nextDueAt: InstantText | null;
  report: string | null;
  satisfied: boolean | null;
  /** When a mail to the customer last did not arrive; absent as long as none has. */
  mailReturnedAt?: InstantText;
  createdAt: InstantText;
  updatedAt: InstantText;
  eventCount: number;
  policyVersion: string;
  /** Null until the planner finds it due. */
  execution: string | null;
}
