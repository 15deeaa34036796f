import type { Construct } from 'constructs';
import { AwaitLoop, type AwaitLoopProps } from '../await-loop/machine.ts';

/** Times one ticket's promises: climbs the ladder's rungs as they fall due until the ticket is resolved. */
export class TicketMachine extends AwaitLoop {
  constructor(scope: Construct, id: string, props: Omit<AwaitLoopProps, 'idField' | 'stateNames'>) {
    super(scope, id, {
      ...props,
      idField: 'ticketId',
      stateNames: {
        advance: 'Climb the rungs that are due',
        isOpen: 'Is the ticket still open?',
        await: 'Wait for a change or the next rung',
        lastSecond: 'Wait out the last second',
        done: 'Ticket is closed',
      },
    });
  }
}
