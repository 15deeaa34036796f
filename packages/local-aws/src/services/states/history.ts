/** History events, under the names and with the details AWS gives them. */
import type { EpochMs } from '../../service.ts';
import type { Branch, Execution, HistoryEvent } from './execution.ts';
import { StatesError } from './language/errors.ts';
import type { Json } from './language/json.ts';

const MOST_EVENTS = 25_000;
export const MOST_PAYLOAD_BYTES = 262_144;

/** The history is full: only the event that ends the execution still fits. */
export class HistoryFull extends Error {}

/** Notes an event, to be saved with the step. @returns its id. @throws HistoryFull */
export function record(branch: Branch, now: EpochMs, type: string, detail: HistoryEvent['detail'] = {}): number {
  const { execution, position } = branch;
  if (execution.lastEvent >= MOST_EVENTS - 1 && type !== 'ExecutionSucceeded') throw new HistoryFull();
  const id = append(execution, position.event, now, type, detail);
  position.event = id;
  return id;
}

/** Notes an event that belongs to the execution as a whole. */
export function recordForExecution(
  execution: Execution,
  now: EpochMs,
  type: string,
  detail: HistoryEvent['detail'],
): void {
  append(execution, execution.lastEvent, now, type, detail);
}

function append(
  execution: Execution,
  previous: number,
  at: EpochMs,
  type: string,
  detail: HistoryEvent['detail'],
): number {
  execution.lastEvent += 1;
  execution.unsaved.push({ id: execution.lastEvent, previous, at, type, detail });
  return execution.lastEvent;
}

/** Data as it crosses from state to state. @throws StatesError `States.DataLimitExceeded` */
export function payloadText(value: Json, what: string): string {
  const text = JSON.stringify(value);
  if (isTooLarge(text)) {
    throw new StatesError(
      'States.DataLimitExceeded',
      `The ${what} exceeds the maximum number of bytes service limit (${MOST_PAYLOAD_BYTES}).`,
    );
  }
  return text;
}

/** Whether a text is over the quota for payloads. */
export function isTooLarge(text: string): boolean {
  return text.length > MOST_PAYLOAD_BYTES / 3 && Buffer.byteLength(text) > MOST_PAYLOAD_BYTES;
}

/** The field of the API's answer that holds an event's details, e.g. `stateEnteredEventDetails`. */
export function detailField(type: string): string {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type[0]!.toLowerCase()}${type.slice(1)}EventDetails`;
}
