import { randomUUID } from 'node:crypto';
import { createDueQueue } from '../../due-queue.ts';
import type { EpochMs, Runtime } from '../../service.ts';
import { attemptDelivery } from '../../target-delivery.ts';
import { transaction } from '../../transaction.ts';
import type { Rule } from './rules.ts';
import { createEventStore, type EventDelivery } from './store.ts';

export interface IncomingEvent {
  source: string;
  'detail-type': string;
  detail: unknown;
  resources?: string[];
  time?: EpochMs;
}

export type Bus = ReturnType<typeof createBus>;

/** The default event bus: what matches a rule is in the store, once for each target, when `put` returns. */
export function createBus(runtime: Runtime) {
  const { clock, db } = runtime;
  const store = createEventStore(db);
  const rules: Rule[] = [];
  const queue = createDueQueue(clock, {
    nextDue: () => store.earliest()?.due,
    runNext() {
      const delivery = store.earliest();
      if (delivery) deliver(delivery);
    },
  });

  function ruleArn(name: string): string {
    return `arn:aws:events:${runtime.region}:${runtime.accountId}:rule/${name}`;
  }

  function deliver(delivery: EventDelivery): void {
    const { id, ruleName, targetArn, event, input, deadLetterArn } = delivery;
    attemptDelivery(runtime, {
      ...delivery,
      origin: ruleArn(ruleName),
      invoke() {
        if (targetArn.includes(':sqs:')) runtime.sqs().send(targetArn, input);
        else runtime.lambda().invokeAsync(targetArn, JSON.parse(input));
        runtime.meter.add('events.delivered', ruleName, 1);
      },
      forget: () => store.remove(id),
      putOff: (attempt, due) => store.putOff(id, attempt, due),
      deadLetter: deadLetterArn
        ? { queueArn: deadLetterArn, body: event, attributes: { RULE_ARN: ruleArn(ruleName) } }
        : undefined,
    });
  }

  return {
    add: (rule: Rule) => void rules.push(rule),

    /** @returns the event's id */
    put({ time, ...event }: IncomingEvent): string {
      const now = clock.now();
      const envelope = {
        version: '0',
        id: randomUUID(),
        'detail-type': event['detail-type'],
        source: event.source,
        account: runtime.accountId,
        time: `${new Date(time ?? now).toISOString().slice(0, 19)}Z`,
        region: runtime.region,
        resources: event.resources ?? [],
        detail: event.detail,
      };
      transaction(db, () => {
        for (const { name, targets } of rules.filter(({ matches }) => matches(envelope))) {
          for (const { arn, input, retryPolicy, deadLetterArn } of targets) {
            store.add({
              ruleName: name,
              targetArn: arn,
              retryPolicy,
              deadLetterArn,
              event: JSON.stringify(envelope),
              input: input(envelope),
              since: now,
              attempt: 1,
              due: now,
            });
          }
        }
      });
      queue.wake();
      return envelope.id;
    },

    start: queue.wake,
    stop: queue.stop,
  };
}
