/** What follows from complaints about somebody that were found true. */
export interface ConductRecorded {
  type: 'conduct.recorded';
  staff: string;
  /** How many have been found true so far, this one included. */
  count: number;
  step: 'warning' | 'penalty' | 'management';
  /** The complaint it follows from. */
  ticketId: string;
}

/** What happened to a member of staff. */
export type StaffEventData =
  | ConductRecorded
  /** A complaint that counted was found untrue after all; `count` is what is left. */
  | { type: 'conduct.withdrawn'; staff: string; count: number; ticketId: string };
