import { invalidParameter, SqsError } from './errors.ts';

export const MAX_BATCH = 10;

/** Each entry on its own: one that fails does not keep the others from succeeding. */
export function batch(entries: any[] = [], work: (entry: any) => object | undefined) {
  const batchError = (name: string, message: string) => new SqsError(name, `AWS.SimpleQueueService.${name}`, message);
  if (entries.length === 0) throw batchError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (entries.length > MAX_BATCH) {
    throw batchError('TooManyEntriesInBatchRequest', `Maximum number of entries per request are ${MAX_BATCH}.`);
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw batchError('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.');
  }
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...work(entry) });
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      Failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return { Successful, Failed };
}

export function checkRange(name: string, value: unknown, least: number, most: number): void {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return;
  throw invalidParameter(
    `Value ${value} for parameter ${name} is invalid. Reason: Must be between ${least} and ${most}, if provided.`,
  );
}

export function missing(parameter: string): SqsError {
  return new SqsError('MissingParameter', 'MissingParameter', `The request must contain the parameter ${parameter}.`);
}
