/**
 * The small interfaces every part of the local runtime meets at.
 *
 * The runtime reads a synthesized cloud assembly, gives every resource an identity (what `Ref` and `Fn::GetAtt` answer),
 * resolves the template with them, hands each resolved resource to the service that owns its type, and then starts.
 */
import type { DatabaseSync } from 'node:sqlite';

/** Milliseconds since the epoch on the runtime's movable clock. */
export type EpochMs = number;

export interface TimerHandle {
  cancel(): void;
}

/**
 * The movable clock. Everything that waits in the runtime waits here and nowhere else, so that moving the clock fires
 * everything due on the way in order, each at its own instant. Timers live in memory: a service that must survive a
 * restart keeps its due instants in the store and sets its timers again in `start()`.
 */
export interface Clock {
  now(): EpochMs;
  /** Runs `fire` once when the clock has reached `due` (at once, but asynchronously, when that is past). A promise it returns counts as activity. */
  at(due: EpochMs, fire: () => void | Promise<void>): TimerHandle;
}

/**
 * What is going on right now. The clock is moved past an instant only when nothing is: an invocation running, a stream
 * record undelivered, a state being entered, an event on its way.
 */
export interface Activity {
  /** Counts as going on until the returned function is called (calling it twice is harmless). `label` names it in diagnostics. */
  begin(label: string): () => void;
  track<T>(label: string, work: Promise<T>): Promise<T>;
  /** Resolves when nothing has been going on for a full turn of the event loop. */
  idle(): Promise<void>;
}

/** Counts what AWS would bill. A dimension is a function, table, state machine or template name. */
export interface Meter {
  add(
    metric:
      | 'lambda.invocations'
      | 'lambda.errors'
      | 'lambda.billedMs'
      | 'lambda.initMs'
      | 'lambda.gbSeconds'
      | 'sfn.transitions'
      | 'sfn.executions'
      | 'dynamodb.writeUnits'
      | 'dynamodb.readUnits'
      | 'ses.messages'
      | 'scheduler.invocations'
      | 'apigateway.requests'
      | 'sqs.requests'
      | 'events.delivered',
    dimension: string,
    amount: number,
  ): void;
  /** `{ 'lambda.invocations': { 'Orders-Webhook': 3 } }` */
  snapshot(): Record<string, Record<string, number>>;
}

/** A line for the person watching the terminal; never personal data. One with the detail `level: 'debug'` is only shown on request. */
export type Log = (source: string, message: string, detail?: Record<string, unknown>) => void;

/** A resource of the template, its properties resolved to plain JSON. */
export interface Resource {
  logicalId: string;
  type: string;
  properties: Record<string, any>;
}

/** What `Ref` and `Fn::GetAtt` answer for a resource. Made from the logical id alone, so that order never matters. */
export interface Identity {
  ref: string;
  attributes: Record<string, string>;
}

export interface IdentityContext {
  logicalId: string;
  /** Unresolved properties: a literal name may be honoured, an intrinsic must not be relied on. */
  properties: Record<string, any>;
  stackName: string;
  region: string;
  accountId: string;
  partition: string;
  /** Address the runtime listens on, e.g. `http://localhost:8787`. */
  endpoint: string;
}

export interface ResourceKind {
  /** Property names this kind understands; any other makes the runtime refuse the template by name. `'*'` where the whole resource has no effect locally. */
  properties: readonly string[] | '*';
  identify(context: IdentityContext): Identity;
  /** Takes the resolved resource. Absent for kinds that have no effect here (roles, alarms, log groups). May throw `UnsupportedTemplate`. */
  declare?(resource: Resource): void;
}

/** A template that asks for what the runtime cannot do is refused at start, by name. */
export class UnsupportedTemplate extends Error {
  override readonly name = 'UnsupportedTemplate';
}

/** A request to an AWS API as an SDK sends it. */
export interface AwsRequest {
  method: string;
  /** Path and query as sent, e.g. `/schedules/x?groupName=y`. */
  url: string;
  headers: Record<string, string>;
  body: Buffer;
  /** The function that signed it: the runtime gives each function an access key id of its own (`LOCAL` + its name) so that calls can be metered. */
  caller: string;
}

export interface AwsResponse {
  status: number;
  headers?: Record<string, string>;
  /** Each is sent as a `set-cookie` header of its own. */
  cookies?: readonly string[];
  body: string | Buffer;
}

/** Thrown by `handle` when the answer is to be lost on the way: the server closes the connection without a byte (fault injection). */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped';
}

/** One emulated AWS service: a folder under `services/` exporting a factory `(runtime: Runtime) => Service`. */
export interface Service {
  /** The name requests are signed for: `dynamodb`, `states`, `lambda`, `ses`, `scheduler`, `secretsmanager`, `sqs`, `cognito-idp`, `events`. */
  readonly name: string;
  readonly kinds: Readonly<Record<string, ResourceKind>>;
  /** After every resource of the template has been declared and before any service starts: begins, without waiting, what takes long. */
  launch?(): void;
  /** After every resource of the template has been declared. Picks up what was under way before a restart. */
  start?(): Promise<void>;
  /** Orderly end, perhaps of a service that has not started; a `kill -9` must be survived without it. */
  stop?(): Promise<void>;
  /** Answers the AWS API. */
  handle?(request: AwsRequest): Promise<AwsResponse>;
  /** Pages and JSON below `/_local/<path>`: keys are `'GET executions'`, `'GET inbox/:id'`. */
  readonly pages?: Readonly<Record<string, LocalPage>>;
}

/** A page of the application for people, e.g. `{ label: 'API reference', path: '/reference' }`. */
export interface PageLink {
  label: string;
  path: string;
}

export type LocalPage = (request: {
  params: Record<string, string>;
  query: URLSearchParams;
  body: Buffer;
  headers: Record<string, string>;
}) => Promise<AwsResponse> | AwsResponse;

/** How a function ended. `error` has the shape Lambda answers with: `errorType`, `errorMessage`, `trace`. */
export type InvocationResult =
  | { ok: true; payload: unknown; billedMs: number }
  | { ok: false; error: { errorType: string; errorMessage: string; trace?: string[] }; billedMs: number };

export interface InvokeOptions {
  clientContext?: unknown;
  /** When many wait, a state machine's task goes before what goes on in the background; without it, nothing waits. */
  precedence?: 'task' | 'background';
  /** Told when it has its turn and an execution environment, and so begins to run. */
  onBegin?: () => void;
}

/** Who goes first on a busy machine. */
export interface Order {
  /** A state machine's task. */
  task<T>(work: () => Promise<T>): Promise<T>;
  /** What can wait a moment while tasks pile up: mails, reading streams, keeping task tokens. */
  background<T>(work: () => Promise<T>): Promise<T>;
}

/** What other services ask of Lambda. */
export interface LambdaApi {
  /** Runs the function (a name or ARN, with or without a qualifier) and waits for its answer. Throws only for an unknown function. */
  invoke(functionNameOrArn: string, payload: unknown, options?: InvokeOptions): Promise<InvocationResult>;
  /** Queues an asynchronous invocation durably (retried as its EventInvokeConfig says, two retries unless told otherwise, then its on-failure destination). */
  invokeAsync(functionNameOrArn: string, payload: unknown): void;
}

export interface SqsApi {
  /** Durably puts a message on a queue (by ARN or URL). */
  send(queue: string, body: string, attributes?: Record<string, string>): void;
}

/** What event source mappings ask of SQS. */
export interface QueuesApi {
  /** Takes up to `limit` visible messages off a queue (by ARN) for its visibility time-out. */
  receive(queue: string, limit: number): ReceivedMessage[];
  /** Forgets received messages for good. */
  remove(queue: string, receiptHandles: string[]): void;
  /** When the next message of the queue is or becomes visible. */
  nextVisible(queue: string): EpochMs | undefined;
  /** Calls `arrived` after each change of what is or becomes visible on the queue. */
  onChange(queue: string, arrived: () => void): void;
}

/** A message as Lambda hands it to a function; binary attribute values are base64. */
export interface ReceivedMessage {
  messageId: string;
  receiptHandle: string;
  body: string;
  attributes: Record<string, string>;
  messageAttributes: Record<string, { dataType: string; stringValue?: string; binaryValue?: string }>;
  md5OfBody: string;
}

/** What other services ask of DynamoDB. */
export interface DynamoDbApi {
  /** Answers a request (`UpdateItem`; the body as JSON text) as it answers one over the wire, and meters it for `caller`. */
  request(operation: string, body: string, caller: string): Promise<AwsResponse>;
  /** Calls `written` after each request that may have changed an item, before it is answered. */
  onWrite(written: () => void): void;
  /** Calls the DynamoDB Streams API as an SDK would, with the ARNs of the template. Throws errors named as AWS names them. */
  streams(operation: 'DescribeStream' | 'GetShardIterator' | 'GetRecords', input: object): Promise<any>;
}

export interface EventsApi {
  /** Puts an event on the default bus; matching rules deliver it durably. The envelope's `time`, `id`, `account`, `region` are filled in. */
  put(event: { source: string; 'detail-type': string; detail: unknown; resources?: string[] }): void;
}

export interface StatesApi {
  startExecution(
    stateMachineArn: string,
    name: string | undefined,
    input: string,
  ): { executionArn: string; startDate: EpochMs };
}

/** What a service is given. Other services are reached late (inside handlers), never in a factory. */
export interface Runtime {
  readonly clock: Clock;
  /** Where `readClock` of `clock-memory.ts` reads the same clock from another thread. */
  readonly clockMemory: SharedArrayBuffer;
  readonly activity: Activity;
  readonly meter: Meter;
  readonly precedence: Order;
  /** `runtime.sqlite` in the data folder, in WAL mode. Each service makes its own tables, prefixed with its name. */
  readonly db: DatabaseSync;
  /** The data folder, absolute. */
  readonly dataDir: string;
  /** Nothing is kept: `db` is in memory, and a service keeps its own files in memory too where it can. */
  readonly inMemory?: boolean;
  /** It ends within a minute or so: what only pays in the long run is left out. */
  readonly shortLived?: boolean;
  readonly log: Log;
  readonly region: string;
  readonly accountId: string;
  readonly stackName: string;
  readonly endpoint: string;
  readonly assembly: Assembly;
  lambda(): LambdaApi;
  sqs(): SqsApi;
  queues(): QueuesApi;
  dynamodb(): DynamoDbApi;
  events(): EventsApi;
  states(): StatesApi;
}

/** What was read from `cdk.out`. */
export interface Assembly {
  /** Absolute. */
  directory: string;
  /** The absolute path of a file asset by its hash (as in `Code.S3Key`, without `.zip`). */
  assetPath(hash: string): string;
  resources: Record<string, { Type: string; Properties?: Record<string, any>; DependsOn?: string | string[] }>;
  outputs: Record<string, unknown>;
}
