import { noticed } from './notices/noticed.ts';
import type { Notices } from './notices/notices.ts';
import { onEvents } from './reaction.ts';

export interface NotifyPort {
  notices: Notices;
}

/** What ladders, routing, tasks and customers' messages tell staff: at once, or gathered until it may be told. */
export const notifyStaff = onEvents(
  'notify staff',
  noticed,
  (event, { notices }: NotifyPort) => notices.note(event),
  ({ notices }) => notices.keep(),
);
