import { randomUUID } from 'node:crypto';
import type { InvocationResult } from '../../../service.ts';
import { StatesError } from '../language/errors.ts';
import type { Json, JsonObject } from '../language/json.ts';
import { type CallContext, httpMetadata, textParameter } from './integration.ts';

/** A function's ARN as `Resource`: its input is the payload, its answer the result. */
export async function invokeFunction(functionArn: string, payload: Json, context: CallContext): Promise<Json> {
  return answer(await invoke(context, functionArn, payload));
}

/** `lambda:invoke`: `FunctionName`, `Payload`, `Qualifier`, `InvocationType` (`RequestResponse` or `Event`). */
export async function lambdaInvoke(parameters: JsonObject, context: CallContext): Promise<Json> {
  const name = textParameter(parameters, 'FunctionName');
  const qualifier = parameters.Qualifier;
  const target = typeof qualifier === 'string' ? `${name}:${qualifier}` : name;
  const payload = parameters.Payload ?? {};
  if (parameters.InvocationType === 'Event') {
    context.runtime.lambda().invokeAsync(target, payload);
    return { StatusCode: 202, Payload: '', ...httpMetadata(randomUUID()) };
  }
  const result = answer(await invoke(context, target, payload));
  return { ExecutedVersion: '$LATEST', Payload: result, StatusCode: 200, ...httpMetadata(randomUUID()) };
}

async function invoke(context: CallContext, target: string, payload: Json): Promise<InvocationResult> {
  context.standsInLine();
  try {
    return await context.runtime.lambda().invoke(target, payload, { precedence: 'task', onBegin: context.begins });
  } catch (error) {
    const { name, message } = error as Error;
    throw new StatesError(name.endsWith('Exception') ? `Lambda.${name}` : 'Lambda.AWSLambdaException', message);
  }
}

/** A function's own error keeps its name: that is what `Catch` and `Retry` match on. */
function answer(result: InvocationResult): Json {
  if (result.ok) return (result.payload ?? null) as Json;
  const { errorType, errorMessage, trace } = result.error;
  throw new StatesError(errorType || 'Lambda.Unknown', JSON.stringify({ errorMessage, errorType, trace }));
}
