import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { DynamoDbConnection } from '../src/services/dynamodb/connection.ts';
import { createDynamoDbService } from '../src/services/dynamodb/index.ts';
import type { DynamoDbLocal } from '../src/services/dynamodb/process.ts';
import { SERVICES, type ServiceFactory } from '../src/services.ts';

/** An access key nobody else has, and so no tables yet. */
export function newAccessKey(): string {
  return `test${randomUUID().replaceAll('-', '')}`;
}

/** Empty tables in the DynamoDB Local of this run, as a runtime's service takes them for a process of its own. */
export async function ownTables(): Promise<DynamoDbLocal> {
  const connection = new DynamoDbConnection(inject('databasePort'), newAccessKey());
  return { connection, stop: async () => connection.close() };
}

/** The services of a local runtime that keeps nothing; a Java process of its own would take it longer than all else. */
export const servicesOnOwnTables: readonly ServiceFactory[] = SERVICES.map((create) =>
  create === createDynamoDbService ? (runtime) => createDynamoDbService(runtime, ownTables) : create,
);
