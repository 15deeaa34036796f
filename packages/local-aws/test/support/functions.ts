import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Runtime } from '../../src/service.ts';
import { createLambdaService } from '../../src/services/lambda/index.ts';
import { createTestRuntime, declare, type TestRuntime, temporaryDataDir } from '../../testing/one-service.ts';

export interface FunctionSource {
  /** The text of `index.mjs`. */
  code: string;
  /** Properties of `AWS::Lambda::Function` on top of what every function needs. */
  properties?: Record<string, any>;
}

export interface LambdaTestbed extends TestRuntime {
  runtime: Runtime;
  lambda: ReturnType<typeof createLambdaService>;
  /** Ends abruptly, like a kill: whatever runs is cut off. Calling it twice is harmless. */
  stop(): Promise<void>;
}

/** The real Lambda service running hand-written bundles, each called as its key is. */
export async function startFunctions(
  sources: Record<string, FunctionSource>,
  options: { dataDir?: string; startAt?: string; resources?: Parameters<typeof declare>[1] } = {},
): Promise<LambdaTestbed> {
  const own = temporaryDataDir();
  const testbed = createTestRuntime(options);
  const directory = path.join(own.dataDir, 'cdk.out');
  const assembly = { directory, assetPath: (hash: string) => path.join(directory, hash), resources: {}, outputs: {} };
  const dataDir = options.dataDir ?? own.dataDir;
  const runtime: Runtime = { ...testbed.runtime, clockMemory: testbed.clock.memory, dataDir, assembly };
  const lambda = createLambdaService(runtime);
  testbed.neighbours.lambda = lambda;
  for (const [name, { code, properties }] of Object.entries(sources)) {
    mkdirSync(path.join(directory, name), { recursive: true });
    writeFileSync(path.join(directory, name, 'index.mjs'), code);
    declare(lambda, {
      [name]: {
        type: 'AWS::Lambda::Function',
        properties: {
          FunctionName: name,
          Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
          Handler: 'index.handler',
          Runtime: 'nodejs24.x',
          Role: 'arn:aws:iam::000000000000:role/any',
          ...properties,
        },
      },
    });
  }
  declare(lambda, options.resources ?? {});
  await lambda.start!();
  testbed.clock.start();
  let stopped = false;
  return {
    ...testbed,
    runtime,
    lambda,
    async stop() {
      if (stopped) return;
      stopped = true;
      await lambda.stop!();
      testbed.kill();
      own.remove();
    },
  };
}
