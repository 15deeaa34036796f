import { type Problem, problem } from '../errors.ts';
import { type Visit, type VisitStatus, visitStatuses } from './visit.ts';

const ahead = ['planned', 'due', 'offered', 'confirmed'] as const satisfies VisitStatus[];

/** Every way a visit may change: which states it may come from and where it leads (null: more than one place, or it stays). */
export const visitTransitions = {
  /** The day's planner found it due and gave it an execution. */
  summon: { from: ['planned'], to: 'due' },
  offer: { from: ['due'], to: 'offered' },
  /** An open matter of the same order has to be settled before anybody is asked. */
  'put-off': { from: ['due'], to: null },
  /** Such a matter came up once it was offered. */
  withdraw: { from: ['offered'], to: 'due' },
  /** The customer agreed to a time, maybe before it was offered or after the offer lapsed; to another one again is a move. */
  confirm: { from: [...ahead, 'lapsed'], to: 'confirmed' },
  remind: { from: ['confirmed'], to: null },
  /** It took place, early, on time or late, and maybe reported long after. */
  complete: { from: [...ahead, 'missed', 'lapsed'], to: 'done' },
  /** Nobody has reported on what was agreed. */
  ask: { from: ['confirmed'], to: null },
  /** Somebody reported that what was agreed did not take place. */
  miss: { from: ['confirmed'], to: 'missed' },
  /** The customer does not want it. */
  decline: { from: ['planned', 'due', 'offered'], to: 'declined' },
  /** Called off by us or by them; what they call off may be offered on. */
  'call-off': { from: ahead, to: null },
  /** Nobody recorded an answer to the offer. */
  lapse: { from: ['due', 'offered'], to: 'lapsed' },
  /** Its order was cancelled or refunded, or it has become pointless: nobody comes. */
  cancel: { from: ahead, to: 'cancelled' },
  /** A day its order's plans count from was told or corrected. */
  redate: { from: ahead, to: null },
  /** Its rule changed in the policy in force. */
  replan: { from: ['planned'], to: null },
  /** A day of the calendar changed. */
  retime: { from: ahead, to: null },
  /** Somebody else makes it. */
  'hand-over': { from: ahead, to: null },
  /** A mail about it came back, or was never sent. */
  'mail-returned': { from: visitStatuses, to: null },
  rearm: { from: ['due', 'offered', 'confirmed'], to: null },
} as const satisfies Record<string, { from: readonly VisitStatus[]; to: VisitStatus | null }>;

export type VisitTransitionName = keyof typeof visitTransitions;

/** Null when the visit may take the transition, else why not. */
export function visitRefusalOf(
  transition: VisitTransitionName,
  visit: Pick<Visit, 'visitId' | 'status'>,
): Problem<'transition-refused'> | null {
  const from: readonly string[] = visitTransitions[transition].from;
  if (from.includes(visit.status)) return null;
  return problem('transition-refused', {
    detail: `Visit ${visit.visitId} is ${visit.status}; ${transition} needs it to be ${from.join(' or ')}.`,
    field: '/status',
    expected: from.join(' or '),
  });
}
