import type { EpochMs, Runtime } from './service.ts';
import { transaction } from './transaction.ts';

export interface RetryPolicy {
  MaximumEventAgeInSeconds: number;
  MaximumRetryAttempts: number;
}

/** One attempt to hand something durable over to its target. */
export interface DeliveryAttempt {
  /** Names it in the log: the ARN of the schedule or rule. */
  origin: string;
  targetArn: string;
  /** From 1. */
  attempt: number;
  /** When the first attempt was due. */
  since: EpochMs;
  retryPolicy: RetryPolicy;
  /** Hands it over; throws when the target cannot be reached. */
  invoke(): void;
  /** Forgets it in the store: in one transaction with handing it over. */
  forget(): void;
  /** Notes the next attempt in the store. */
  putOff(attempt: number, due: EpochMs): void;
  deadLetter: { queueArn: string; body: string; attributes: Record<string, string> } | undefined;
}

/** Errors no retry can mend. */
const PERMANENT = /NotFound|DoesNotExist|NonExistent|Invalid|Validation|SyntaxError|AccessDenied/;

/** EventBridge and its Scheduler fill in these defaults. */
export function readRetryPolicy(policy: Record<string, unknown> | undefined): RetryPolicy {
  return {
    MaximumEventAgeInSeconds: Number(policy?.MaximumEventAgeInSeconds ?? 86_400),
    MaximumRetryAttempts: Number(policy?.MaximumRetryAttempts ?? 185),
  };
}

/**
 * Delivers as EventBridge and its Scheduler do: a failure to deliver (never a failure of the function) is retried as the
 * retry policy says, then goes to the dead-letter queue, if there is one, with the attributes AWS gives it.
 */
export function attemptDelivery(runtime: Runtime, delivery: DeliveryAttempt): void {
  try {
    transaction(runtime.db, () => {
      delivery.invoke();
      delivery.forget();
    });
  } catch (error) {
    const failure = error as Error;
    const { MaximumEventAgeInSeconds, MaximumRetryAttempts } = delivery.retryPolicy;
    const due = runtime.clock.now() + backoffMs(delivery.attempt);
    const tooOld = due - delivery.since > MaximumEventAgeInSeconds * 1000;
    const retriesUsed = delivery.attempt > MaximumRetryAttempts;
    if (!PERMANENT.test(failure.name) && !tooOld && !retriesUsed) {
      delivery.putOff(delivery.attempt + 1, due);
      return;
    }
    runtime.log('delivery', `given up: ${failure.message}`, { origin: delivery.origin, target: delivery.targetArn });
    const exhausted = tooOld ? 'MaximumEventAgeInSeconds' : retriesUsed ? 'MaximumRetryAttempts' : undefined;
    giveUp(runtime, delivery, failure, exhausted);
  }
}

function giveUp(runtime: Runtime, delivery: DeliveryAttempt, failure: Error, exhausted: string | undefined): void {
  const { deadLetter, targetArn, attempt } = delivery;
  transaction(runtime.db, () => {
    delivery.forget();
    if (!deadLetter) return;
    try {
      runtime.sqs().send(deadLetter.queueArn, deadLetter.body, {
        ...deadLetter.attributes,
        ERROR_CODE: failure.name,
        ERROR_MESSAGE: failure.message,
        RETRY_ATTEMPTS: String(attempt - 1),
        TARGET_ARN: targetArn,
        ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
      });
    } catch (error) {
      runtime.log('delivery', `dead-letter queue not reached: ${(error as Error).message}`, {
        queue: deadLetter.queueArn,
      });
    }
  });
}

/** Doubling from one second to an hour: AWS says no more than "exponential backoff". */
function backoffMs(attempt: number): number {
  return Math.min(1000 * 2 ** (attempt - 1), 3_600_000);
}
