/**
 * Vitest's global set-up: one DynamoDB Local, in memory, for all tests that need tables and do not kill it. Whoever comes
 * with an access key of its own has tables of its own.
 */
import type { TestProject } from 'vitest/node';
import { ensureJava } from '../src/java.ts';
import { launchDynamoDbLocal } from '../src/services/dynamodb/process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of DynamoDB Local, on this machine. */
    databasePort: number;
  }
}

export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // Another project of this run has started it.
  if (project.getProvidedContext().databasePort) return undefined;
  await ensureJava();
  const { connection, stop } = await launchDynamoDbLocal({ log: console.error });
  project.vitest.getRootProject().provide('databasePort', connection.port);
  return stop;
}
