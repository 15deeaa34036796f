/** An error of the Lambda API itself; `name` is the error code a client sees. */
export class LambdaError extends Error {
  readonly status: number;
  constructor(name: string, status: number, message: string) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

export function functionNotFound(arn: string): LambdaError {
  return new LambdaError('ResourceNotFoundException', 404, `Function not found: ${arn}`);
}

export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;
export const MAX_ASYNC_PAYLOAD_BYTES = 1024 * 1024;

/** Why a request is too large, or nothing. */
export function payloadProblem(
  payload: string,
  limit: number,
  operation: 'Invoke' | 'InvokeAsync',
): LambdaError | undefined {
  if (Buffer.byteLength(payload) <= limit) return undefined;
  const message = `Request must be smaller than ${limit} bytes for the ${operation} operation`;
  return new LambdaError('RequestTooLargeException', 413, message);
}
