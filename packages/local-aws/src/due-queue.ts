import type { Clock, EpochMs, TimerHandle } from './service.ts';

export interface DueQueue {
  /** Looks again at what is due when: call it after every change of the stored due instants, and in `start()`. */
  wake(): void;
  stop(): void;
}

/**
 * Works off due instants kept in the store with one timer: the earliest. `nextDue` says when that is; `runNext` does the
 * earliest piece of work and takes it, or puts it off, in the store. Whatever fell due while the process was away is done
 * one by one, in order.
 */
export function createDueQueue(
  clock: Clock,
  work: { nextDue: () => EpochMs | undefined; runNext: () => void },
): DueQueue {
  let timer: TimerHandle | undefined;
  let stopped = false;

  function wake(): void {
    timer?.cancel();
    timer = undefined;
    const due = stopped ? undefined : work.nextDue();
    if (due !== undefined) timer = clock.at(due, fire);
  }

  function fire(): void {
    timer = undefined;
    if (stopped) return;
    work.runNext();
    wake();
  }

  return {
    wake,
    stop() {
      stopped = true;
      timer?.cancel();
    },
  };
}
