import { types } from 'node:util';
import type { FunctionError } from '../protocol.ts';

/** The error names of Lambda's own Node.js runtime. */
export class ImportModuleError extends Error {
  override readonly name = 'Runtime.ImportModuleError';
}
export class UserCodeSyntaxError extends Error {
  override readonly name = 'Runtime.UserCodeSyntaxError';
}
export class HandlerNotFound extends Error {
  override readonly name = 'Runtime.HandlerNotFound';
}
export class MalformedHandlerName extends Error {
  override readonly name = 'Runtime.MalformedHandlerName';
}
export class UnhandledPromiseRejection extends Error {
  override readonly name = 'Runtime.UnhandledPromiseRejection';
  constructor(reason: unknown) {
    super(String(reason), { cause: reason });
  }
}

/** Whatever was thrown, in the shape Lambda answers with. */
export function toFunctionError(thrown: unknown): FunctionError {
  if (types.isNativeError(thrown) || thrown instanceof Error) {
    return { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') };
  }
  return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
}
