/** What the runtime and an execution environment (one worker thread) say to each other. Payloads travel as JSON text, as they do on AWS. */

/** An error as Lambda answers it. */
export interface FunctionError {
  errorType: string;
  errorMessage: string;
  trace?: string[];
}

/** What a worker is started with (`workerData`). The rest it learns from its environment variables. */
export interface BootstrapData {
  clockMemory: SharedArrayBuffer;
  /** `index.handler` */
  handler: string;
}

export interface InvokeMessage {
  requestId: string;
  functionArn: string;
  timeoutMs: number;
  event: string;
  clientContext?: unknown;
}

export type EnvironmentMessage =
  | { type: 'ready' }
  | { type: 'response'; requestId: string; payload: string }
  | { type: 'error'; requestId: string; error: FunctionError }
  /** The environment has come to its end: it could not load the function, or something nobody caught was thrown. */
  | { type: 'fatal'; error: FunctionError }
  | { type: 'log'; line: string };
