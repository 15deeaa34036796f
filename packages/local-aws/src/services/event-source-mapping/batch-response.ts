import type { InvocationResult } from '../../service.ts';

/**
 * Which records of a batch a function has failed.
 * @param identifiers what the function calls the records: sequence numbers or message ids
 * @param reportsFailures whether the mapping asks for `ReportBatchItemFailures`
 * @returns their indexes. A failed function, or an answer that names something else, has failed them all.
 */
export function failedRecords(result: InvocationResult, identifiers: string[], reportsFailures: boolean): Set<number> {
  const all = () => new Set(identifiers.keys());
  if (!result.ok) return all();
  if (!reportsFailures) return new Set();
  const failures = (result.payload as { batchItemFailures?: unknown } | null | undefined)?.batchItemFailures ?? [];
  if (!Array.isArray(failures)) return all();
  const failed = failures.map((failure) => identifiers.indexOf(failure?.itemIdentifier));
  return failed.includes(-1) ? all() : new Set(failed);
}
