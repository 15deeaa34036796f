/** An error of the SQS API. Clients know it by its shape name or, from the query protocol, by its code. */
export class SqsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(shape: string, code: string, message: string, status = 400) {
    super(message);
    this.name = shape;
    this.code = code;
    this.status = status;
  }
}

export function queueDoesNotExist(): SqsError {
  const message = 'The specified queue does not exist.';
  return new SqsError('QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue', message);
}

export function invalidParameter(message: string): SqsError {
  return new SqsError('InvalidParameterValue', 'InvalidParameterValue', message);
}
