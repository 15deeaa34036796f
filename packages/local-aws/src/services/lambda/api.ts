import { randomUUID } from 'node:crypto';
import type { AwsRequest, AwsResponse, InvocationResult } from '../../service.ts';
import { LambdaError, MAX_PAYLOAD_BYTES, payloadProblem } from './errors.ts';
import type { FunctionDefinition } from './function.ts';

export interface LambdaOperations {
  /** @throws LambdaError for an unknown function. */
  find(nameOrArn: string): FunctionDefinition;
  run(
    definition: FunctionDefinition,
    event: string,
    options: { requestId: string; clientContext?: unknown },
  ): Promise<InvocationResult>;
  enqueue(definition: FunctionDefinition, event: string, requestId: string): void;
}

const ROUTE = /^\/2015-03-31\/functions\/([^/?]+)(\/invocations)?\/?(?:\?.*)?$/;

/** The part of the AWS API that is answered: Invoke and GetFunction. */
export function createLambdaApi(operations: LambdaOperations): (request: AwsRequest) => Promise<AwsResponse> {
  return async (request) => {
    try {
      const [, name, invocations] = ROUTE.exec(request.url) ?? [];
      if (name && invocations && request.method === 'POST') {
        return await invoke(operations, decodeURIComponent(name), request);
      }
      if (name && !invocations && request.method === 'GET') {
        return json(200, describe(operations.find(decodeURIComponent(name))));
      }
      throw new LambdaError('UnknownOperationException', 404, `${request.method} ${request.url} is not supported`);
    } catch (error) {
      if (!(error instanceof LambdaError)) throw error;
      return json(error.status, { Type: 'User', Message: error.message }, { 'x-amzn-ErrorType': error.name });
    }
  };
}

async function invoke(operations: LambdaOperations, name: string, request: AwsRequest): Promise<AwsResponse> {
  const definition = operations.find(name);
  const event = request.body.length > 0 ? request.body.toString('utf8') : '{}';
  assertJson(event);
  const requestId = randomUUID();
  const headers = { 'x-amzn-requestid': requestId, 'X-Amz-Executed-Version': '$LATEST' };
  switch (request.headers['x-amz-invocation-type'] ?? 'RequestResponse') {
    case 'DryRun':
      return { status: 204, headers, body: '' };
    case 'Event':
      operations.enqueue(definition, event, requestId);
      return { status: 202, headers, body: '' };
    default: {
      const refusal = payloadProblem(event, MAX_PAYLOAD_BYTES, 'Invoke');
      if (refusal) throw refusal;
      const encoded = request.headers['x-amz-client-context'];
      const clientContext = encoded && JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
      const result = await operations.run(definition, event, { requestId, clientContext });
      if (result.ok) return json(200, result.payload, headers);
      return json(200, result.error, { ...headers, 'X-Amz-Function-Error': 'Unhandled' });
    }
  }
}

function assertJson(text: string): void {
  try {
    JSON.parse(text);
  } catch (error) {
    const message = `Could not parse request body into json: ${(error as Error).message}`;
    throw new LambdaError('InvalidRequestContentException', 400, message);
  }
}

function describe(definition: FunctionDefinition) {
  const { name, arn, handler, timeoutMs, memoryMb, environment } = definition;
  return {
    Configuration: {
      FunctionName: name,
      FunctionArn: arn,
      Handler: handler,
      Runtime: environment.AWS_EXECUTION_ENV!.replace('AWS_Lambda_', ''),
      Timeout: timeoutMs / 1000,
      MemorySize: memoryMb,
      State: 'Active',
      LastUpdateStatus: 'Successful',
      PackageType: 'Zip',
      Version: '$LATEST',
    },
  };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): AwsResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
