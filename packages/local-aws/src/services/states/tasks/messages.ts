import { createHash, randomUUID } from 'node:crypto';
import { StatesError } from '../language/errors.ts';
import { isObject } from '../language/json.ts';
import { AwsError } from './aws-error.ts';
import { type Call, httpMetadata, isoInstant, jsonTextParameter, textParameter } from './integration.ts';

/** `states:startExecution` and `aws-sdk:sfn:startExecution`: starts and does not wait. `StateMachineArn`, `Name`, `Input`. */
export function startExecution(style: 'aws-sdk' | 'optimised'): Call {
  const prefix = style === 'aws-sdk' ? 'Sfn' : 'StepFunctions';
  return (parameters, { runtime, attemptId }) => {
    const machine = textParameter(parameters, 'StateMachineArn');
    const name = parameters.Name === undefined ? attemptId : textParameter(parameters, 'Name');
    try {
      const started = runtime.states().startExecution(machine, name, jsonTextParameter(parameters, 'Input') ?? '{}');
      const answer = { ExecutionArn: started.executionArn, StartDate: isoInstant(started.startDate) };
      return style === 'aws-sdk' ? answer : { ...answer, ...httpMetadata(randomUUID()) };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new StatesError(`${prefix}.${error.code.replace(/Exception$/, '')}Exception`, error.message);
    }
  };
}

/** `sqs:sendMessage` and `aws-sdk:sqs:sendMessage`: `QueueUrl`, `MessageBody` (the optimised one takes JSON), `MessageAttributes`. */
export const sendMessage: Call = (parameters, { runtime }) => {
  const body = jsonTextParameter(parameters, 'MessageBody') ?? '';
  const attributes: Record<string, string> = {};
  if (isObject(parameters.MessageAttributes)) {
    for (const [name, value] of Object.entries(parameters.MessageAttributes)) {
      if (isObject(value)) attributes[name] = String(value.StringValue);
    }
  }
  try {
    runtime.sqs().send(textParameter(parameters, 'QueueUrl'), body, attributes);
  } catch (error) {
    if (error instanceof StatesError) throw error;
    throw new StatesError('Sqs.SqsException', (error as Error).message);
  }
  return { MessageId: randomUUID(), MD5OfMessageBody: createHash('md5').update(body).digest('hex') };
};
