import type { EpochMs, InvocationResult, InvokeOptions, Resource, Runtime } from '../../service.ts';
import { UnsupportedTemplate } from '../../service.ts';
import { transaction } from '../../transaction.ts';
import { MAX_ASYNC_PAYLOAD_BYTES, payloadProblem } from './errors.ts';
import { type FunctionDefinition, isQueue } from './function.ts';

/** Lambda waits one minute before the first retry of an asynchronous invocation and two before the second. */
const RETRY_DELAYS_MS = [60_000, 120_000];

/** An `AWS::Lambda::EventInvokeConfig`. Destinations are ARNs of SQS queues. */
export interface InvokeConfig {
  maximumRetryAttempts: number;
  maximumEventAgeMs: number;
  onSuccess?: string;
  onFailure?: string;
}

const defaultConfig: InvokeConfig = { maximumRetryAttempts: 2, maximumEventAgeMs: 6 * 3_600_000 };

/** @throws UnsupportedTemplate when a destination is not an SQS queue. */
export function readInvokeConfig({ logicalId, properties }: Resource): InvokeConfig {
  const { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: age, DestinationConfig: destinations } = properties;
  const onSuccess: string | undefined = destinations?.OnSuccess?.Destination;
  const onFailure: string | undefined = destinations?.OnFailure?.Destination;
  for (const arn of [onSuccess, onFailure]) {
    if (arn === undefined || isQueue(arn)) continue;
    throw new UnsupportedTemplate(
      `AWS::Lambda::EventInvokeConfig ${logicalId}: destination ${arn} is not an SQS queue`,
    );
  }
  return {
    maximumRetryAttempts: Number(retries ?? defaultConfig.maximumRetryAttempts),
    maximumEventAgeMs: age === undefined ? defaultConfig.maximumEventAgeMs : Number(age) * 1000,
    ...(onSuccess && { onSuccess }),
    ...(onFailure && { onFailure }),
  };
}

type Invocation = {
  request_id: string;
  function_name: string;
  event: string;
  accepted_at: EpochMs;
  attempts: number;
  due_at: EpochMs;
};

type Run = (
  definition: FunctionDefinition,
  event: string,
  options: InvokeOptions & { requestId: string },
) => Promise<InvocationResult>;

/**
 * The queue of asynchronous invocations. It is in the store before an invocation is acknowledged, and leaves it together
 * with the record sent to a destination, so that a killed process delivers again rather than never.
 */
export class AsyncInvocations {
  readonly #runtime: Runtime;
  readonly #find: (name: string) => FunctionDefinition;
  readonly #run: Run;
  readonly #configs = new Map<string, InvokeConfig>();
  /** Before `resume` invocations are only noted down. */
  #running = false;

  constructor(runtime: Runtime, find: (name: string) => FunctionDefinition, run: Run) {
    this.#runtime = runtime;
    this.#find = find;
    this.#run = run;
    runtime.db.exec(`CREATE TABLE IF NOT EXISTS lambda_async (
      request_id TEXT PRIMARY KEY, function_name TEXT NOT NULL, event TEXT NOT NULL,
      accepted_at INTEGER NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL)`);
  }

  configure(functionName: string, config: InvokeConfig): void {
    this.#configs.set(functionName, config);
  }

  /** Accepts an invocation durably (with the caller's transaction, if there is one). @throws LambdaError for an event too large. */
  add({ name }: FunctionDefinition, event: string, requestId: string): void {
    const refusal = payloadProblem(event, MAX_ASYNC_PAYLOAD_BYTES, 'InvokeAsync');
    if (refusal) throw refusal;
    const now = this.#runtime.clock.now();
    this.#runtime.db
      .prepare('INSERT INTO lambda_async VALUES (?, ?, ?, ?, 0, ?)')
      .run(requestId, name, event, now, now);
    if (this.#running) this.#wait(requestId, now);
  }

  /** Goes on with what was accepted before a restart, in order. */
  resume(): void {
    this.#running = true;
    const rows = this.#runtime.db.prepare('SELECT * FROM lambda_async ORDER BY due_at, rowid').all() as Invocation[];
    for (const row of rows) this.#wait(row.request_id, row.due_at);
  }

  stop(): void {
    this.#running = false;
  }

  #wait(requestId: string, due: EpochMs): void {
    this.#runtime.clock.at(due, () => this.#attempt(requestId));
  }

  async #attempt(requestId: string): Promise<void> {
    if (!this.#running) return;
    // Gone when the transaction that accepted it was rolled back.
    const invocation = this.#load(requestId);
    if (!invocation) return;
    const definition = this.#find(invocation.function_name);
    const result = await this.#run(definition, invocation.event, { requestId, precedence: 'background' });
    const attempts = invocation.attempts + 1;
    if (result.ok) this.#conclude(definition, { ...invocation, attempts }, 'Success', result);
    else this.#retryOrGiveUp(definition, { ...invocation, attempts }, result);
  }

  #retryOrGiveUp(definition: FunctionDefinition, invocation: Invocation, result: InvocationResult): void {
    const { maximumRetryAttempts, maximumEventAgeMs } = this.#config(definition);
    const { request_id, attempts, accepted_at } = invocation;
    const due = this.#runtime.clock.now() + RETRY_DELAYS_MS[Math.min(attempts, RETRY_DELAYS_MS.length) - 1]!;
    if (attempts > maximumRetryAttempts) {
      this.#conclude(definition, invocation, 'RetriesExhausted', result);
    } else if (due > accepted_at + maximumEventAgeMs) {
      this.#conclude(definition, invocation, 'EventAgeExceeded', result);
    } else {
      this.#runtime.db
        .prepare('UPDATE lambda_async SET attempts = ?, due_at = ? WHERE request_id = ?')
        .run(attempts, due, request_id);
      this.#wait(request_id, due);
    }
  }

  #conclude(definition: FunctionDefinition, invocation: Invocation, condition: string, result: InvocationResult): void {
    const { onSuccess, onFailure } = this.#config(definition);
    const { request_id, event } = invocation;
    const destination = result.ok ? onSuccess : onFailure;
    const { deadLetterQueueArn } = definition;
    transaction(this.#runtime.db, () => {
      if (destination) {
        const record = this.#record(definition, invocation, condition, result);
        this.#runtime.sqs().send(destination, JSON.stringify(record));
      }
      if (!result.ok && deadLetterQueueArn) {
        const attributes = { RequestID: request_id, ErrorCode: '200', ErrorMessage: result.error.errorMessage };
        this.#runtime.sqs().send(deadLetterQueueArn, event, attributes);
      }
      this.#runtime.db.prepare('DELETE FROM lambda_async WHERE request_id = ?').run(request_id);
    });
    if (result.ok || destination || deadLetterQueueArn) return;
    this.#runtime.log('lambda', 'asynchronous invocation dropped: no destination for its failure', {
      function: definition.name,
      requestId: request_id,
      condition,
    });
  }

  /** The invocation record AWS sends to a destination. */
  #record({ arn }: FunctionDefinition, invocation: Invocation, condition: string, result: InvocationResult) {
    return {
      version: '1.0',
      timestamp: new Date(this.#runtime.clock.now()).toISOString(),
      requestContext: {
        requestId: invocation.request_id,
        functionArn: `${arn}:$LATEST`,
        condition,
        approximateInvokeCount: invocation.attempts,
      },
      requestPayload: JSON.parse(invocation.event),
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(!result.ok && { functionError: 'Unhandled' }),
      },
      responsePayload: result.ok ? result.payload : result.error,
    };
  }

  #config({ name }: FunctionDefinition): InvokeConfig {
    return this.#configs.get(name) ?? defaultConfig;
  }

  #load(requestId: string): Invocation | undefined {
    const query = this.#runtime.db.prepare('SELECT * FROM lambda_async WHERE request_id = ?');
    return query.get(requestId) as Invocation | undefined;
  }
}
