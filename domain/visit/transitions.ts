import type { Problem } from '../errors.ts';
import { type Visit, type VisitStatus, visitStatuses } from './visit.ts';

/** Every way a visit may change: which states it may come from and where it leads (null: it stays where it is). */
export const visitTransitions = {
  /** The day's planner found it due and gave it an execution. */
  summon: { from: ['planned'], to: 'due' },
  offer: { from: ['due'], to: 'offered' },
  /** The customer agreed to a time; agreeing to another one again is a move. */
  confirm: { from: ['due', 'offered', 'confirmed'], to: 'confirmed' },
  remind: { from: ['confirmed'], to: null },
  complete: { from: ['due', 'offered', 'confirmed'], to: 'done' },
  miss: { from: ['due', 'offered', 'confirmed'], to: 'missed' },
  /** Its order was cancelled or refunded: nobody comes, and nothing follows. */
  cancel: { from: ['planned', 'due', 'offered', 'confirmed'], to: 'cancelled' },
  /** A day its order's plans count from was told or corrected. */
  redate: { from: ['planned', 'due', 'offered', 'confirmed'], to: null },
  /** Its rule changed in the policy in force. */
  replan: { from: ['planned'], to: null },
  /** A day of the calendar changed. */
  retime: { from: ['planned', 'due', 'offered', 'confirmed'], to: null },
  /** Whoever was to make it is away. */
  'hand-over': { from: ['due', 'offered', 'confirmed'], to: null },
  /** A mail about it came back, or was never sent. */
  'mail-returned': { from: visitStatuses, to: null },
  rearm: { from: ['due', 'offered', 'confirmed'], to: null },
} as const satisfies Record<string, { from: readonly VisitStatus[]; to: VisitStatus | null }>;

export type VisitTransitionName = keyof typeof visitTransitions;

/** Null when the visit may take the transition, else why not. */
export function visitRefusalOf(
  transition: VisitTransitionName,
  visit: Pick<Visit, 'visitId' | 'status'>,
): Problem | null {
  const from: readonly string[] = visitTransitions[transition].from;
  if (from.includes(visit.status)) return null;
  return {
    type: 'transition-refused',
    title: 'The visit is not in a state that allows this',
    status: 409,
    detail: `Visit ${visit.visitId} is ${visit.status}; ${transition} needs it to be ${from.join(' or ')}.`,
    field: '/status',
    expected: from.join(' or '),
  };
}
