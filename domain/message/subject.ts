import type { Summary } from '../insight/summary.ts';
import type { Digest } from '../notice/digest.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Visit } from '../visit/visit.ts';

/** A member of staff, as what an event of theirs is about. */
export interface StaffSubject {
  staffId: string;
}

/** What mails are about. */
export type Subject = Ticket | Visit | Summary | Digest | StaffSubject;
