import { countComplaints } from './count-complaints.ts';
import { countLateness } from './count-lateness.ts';
import { followAppointment } from './follow-appointment.ts';
import { followLateVisit } from './follow-late-visit.ts';
import { followOrder } from './follow-order.ts';
import { followReturnedMail } from './follow-returned-mail.ts';
import { handOverByAbsence } from './hand-over-by-absence.ts';
import { listTasks } from './list-tasks.ts';
import { notifyStaff } from './notify-staff.ts';
import { queueDelivery, queueWebhooks } from './queue-webhooks.ts';
import type { Reaction } from './reaction.ts';
import { recordConduct } from './record-conduct.ts';
import { retimeByDay } from './retime-by-day.ts';
import { runExecutions } from './run-executions.ts';
import { setOrderDay } from './set-order-day.ts';
import { withdrawOffers } from './withdraw-offers.ts';
import { writeHistory } from './write-history.ts';

/** What follows from the table's changes beside mails, in this order: first of all, executions run. */
export const lifecycleReactions = [
  runExecutions,
  writeHistory,
  followOrder,
  followLateVisit,
  followAppointment,
  withdrawOffers,
  setOrderDay,
  listTasks,
  notifyStaff,
  queueWebhooks,
  queueDelivery,
  followReturnedMail,
  recordConduct,
  countComplaints,
  retimeByDay,
  handOverByAbsence,
  countLateness,
] as const;

/** What they all need. */
export type LifecyclePorts = PortsOf<(typeof lifecycleReactions)[number]>;

/** Everything that each of some reactions asks for. */
export type PortsOf<R> = (R extends Reaction<infer P, never> ? (ports: P) => void : never) extends (
  ports: infer All,
) => void
  ? All
  : never;
