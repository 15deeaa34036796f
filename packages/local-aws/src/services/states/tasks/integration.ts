import type { EpochMs, Runtime } from '../../../service.ts';
import { StatesError } from '../language/errors.ts';
import { isObject, type Json, type JsonObject } from '../language/json.ts';

/** What a task's call may use. */
export interface CallContext {
  runtime: Runtime;
  machineName: string;
  /** The same whenever this very attempt is made again after a restart. */
  attemptId: string;
  /** A call that has to wait for its turn says so, and when it begins: that time is none that AWS would count. */
  standsInLine(): void;
  begins(): void;
}

/**
 * Calls what a task's `Resource` names. An answer that is not a promise is recorded in the same transaction as
 * whatever the call wrote to the runtime's database.
 * @throws StatesError
 */
export type Call = (parameters: JsonObject, context: CallContext) => Json | Promise<Json>;

/** A required text parameter. @throws StatesError */
export function textParameter(parameters: JsonObject, name: string): string {
  const value = parameters[name];
  if (typeof value !== 'string') throw new StatesError('States.Runtime', `The field '${name}' is required`);
  return value;
}

/** A parameter that optimised integrations take as JSON and SDK integrations as text. */
export function jsonTextParameter(parameters: JsonObject, name: string): string | undefined {
  const value = parameters[name];
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What optimised integrations add to an answer. */
export function httpMetadata(requestId: string): JsonObject {
  return {
    SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

export function asObject(parameters: Json): JsonObject {
  if (!isObject(parameters)) throw new StatesError('States.Runtime', 'Parameters are an object');
  return parameters;
}

export function isoInstant(instant: EpochMs): string {
  return new Date(instant).toISOString();
}
