import type { InvocationResult, Runtime } from '../../service.ts';

/** Hands a batch to its function, behind state machine tasks; one that cannot be invoked at all has failed like any other. */
export async function invokeWithBatch(
  runtime: Runtime,
  functionArn: string,
  records: readonly unknown[],
): Promise<InvocationResult> {
  try {
    return await runtime.lambda().invoke(functionArn, { Records: records }, { precedence: 'background' });
  } catch (error) {
    const { name: errorType, message: errorMessage } = error as Error;
    runtime.log('event-source-mapping', `${functionArn} cannot be invoked: ${errorMessage}`);
    return { ok: false, error: { errorType, errorMessage }, billedMs: 0 };
  }
}
