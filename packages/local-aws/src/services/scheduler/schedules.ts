import { randomUUID } from 'node:crypto';
import { createDueQueue } from '../../due-queue.ts';
import type { Runtime } from '../../service.ts';
import { transaction } from '../../transaction.ts';
import { nextFire, readDefinition, type ScheduleDefinition } from './definition.ts';
import { deliver } from './delivery.ts';
import { createScheduleStore, type StoredSchedule } from './store.ts';

class ScheduleConflict extends Error {
  override readonly name = 'ConflictException';
}
class ScheduleNotFound extends Error {
  override readonly name = 'ResourceNotFoundException';
}

export type Schedules = ReturnType<typeof createSchedules>;

/** The schedules themselves: what is defined, when it fires next, and its invocations on their way. */
export function createSchedules(runtime: Runtime) {
  const { clock, db } = runtime;
  const store = createScheduleStore(db);
  const groups = new Set(['default']);
  const queue = createDueQueue(clock, {
    nextDue() {
      const dues = [store.earliestDelivery()?.due, store.earliest()?.nextFire].filter((due) => due !== undefined);
      return dues.length > 0 ? Math.min(...dues) : undefined;
    },
    runNext() {
      const delivery = store.earliestDelivery();
      const schedule = store.earliest();
      if (delivery && (!schedule || delivery.due <= schedule.nextFire!)) deliver(runtime, store, delivery);
      else if (schedule) fire(schedule);
    },
  });

  function arn(group: string, name: string): string {
    return `arn:aws:scheduler:${runtime.region}:${runtime.accountId}:schedule/${group}/${name}`;
  }

  /** Notes the invocation and the schedule's next instant in one step. */
  function fire(schedule: StoredSchedule): void {
    const scheduledTime = schedule.nextFire!;
    const { definition, group, name } = schedule;
    const next = nextFire(definition, schedule.modified, scheduledTime);
    const completed = next === undefined && definition.ActionAfterCompletion === 'DELETE';
    transaction(db, () => {
      store.enqueue({
        scheduleArn: arn(group, name),
        executionId: randomUUID(),
        scheduledTime,
        target: definition.Target,
        attempt: 1,
        due: scheduledTime,
      });
      if (completed && schedule.origin === 'api') store.remove(group, name);
      else store.save({ ...schedule, nextFire: next, deleted: completed });
    });
  }

  function save(
    schedule: Pick<StoredSchedule, 'group' | 'name' | 'origin' | 'created'>,
    definition: ScheduleDefinition,
  ) {
    const now = clock.now();
    // A recurrence counts from the last change; the instant of the change itself may still fire.
    const next = nextFire(definition, now, now - 1);
    store.save({ ...schedule, definition, modified: now, nextFire: next, deleted: false });
    queue.wake();
  }

  function find(group: string, name: string): StoredSchedule {
    const schedule = store.find(group, name);
    if (!schedule || schedule.deleted) throw new ScheduleNotFound(`Schedule ${name} does not exist.`);
    return schedule;
  }

  return {
    arn,
    groups,
    find,
    list: store.list,

    create(group: string, name: string, input: Record<string, any>): void {
      if (!groups.has(group)) throw new ScheduleNotFound(`Schedule group ${group} does not exist.`);
      const known = store.find(group, name);
      if (known && !known.deleted) throw new ScheduleConflict(`Schedule ${name} already exists.`);
      save({ group, name, origin: 'api', created: clock.now() }, readDefinition(input));
    },

    update(group: string, name: string, input: Record<string, any>): void {
      save(find(group, name), readDefinition(input));
    },

    remove(group: string, name: string): void {
      find(group, name);
      store.remove(group, name);
      queue.wake();
    },

    /** Brings the store in line with the template: what did not change keeps its next instant, so nothing missed is lost. */
    start(declared: ReadonlyArray<{ group: string; name: string; definition: ScheduleDefinition }>): void {
      transaction(db, () => {
        const kept = new Set(declared.map(({ group, name }) => arn(group, name)));
        for (const { group, name } of store.fromTemplate()) if (!kept.has(arn(group, name))) store.remove(group, name);
        for (const { group, name, definition } of declared) {
          if (!groups.has(group)) throw new ScheduleNotFound(`Schedule group ${group} does not exist.`);
          const known = store.find(group, name);
          if (known && JSON.stringify(known.definition) === JSON.stringify(definition)) continue;
          save({ group, name, origin: 'template', created: clock.now() }, definition);
        }
      });
      queue.wake();
    },

    stop: queue.stop,
  };
}
