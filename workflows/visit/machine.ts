import type { Construct } from 'constructs';
import { AwaitLoop, type AwaitLoopProps } from '../await-loop/machine.ts';

/** Sees one visit through: offers it, reminds of it, notices when it was missed. */
export class VisitMachine extends AwaitLoop {
  constructor(scope: Construct, id: string, props: Omit<AwaitLoopProps, 'idField' | 'stateNames'>) {
    super(scope, id, {
      ...props,
      idField: 'visitId',
      stateNames: {
        advance: 'Take the steps that are due',
        isOpen: 'Is the visit still ahead?',
        await: 'Wait for a change or the next step',
        lastSecond: 'Wait out the last second',
        done: 'Visit is over',
      },
    });
  }
}
