import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Database } from '../../adapters/dynamo/database.ts';
import { readPolicyState } from '../../adapters/dynamo/policy-store.ts';
import type { PolicyState } from '../../domain/policy/state.ts';
import { findStack } from '../redrive/stack-outputs.ts';
import { UsageError } from './usage-error.ts';

/** A deployed stack whose past is asked about. */
export interface Stack {
  database: Database;
  /** By its own clock, which may have been moved on the local one. */
  now: string;
  /** What has been decided about its policies. */
  state: PolicyState;
}

/**
 * @param endpoint of the local stack. When it was said, only that one will do; else the usual one, or AWS.
 * @throws UsageError when there is no such stack
 */
export async function openStack(name: string, endpoint: string | undefined): Promise<Stack> {
  const local = endpoint ?? process.env.AWS_ENDPOINT_URL ?? 'http://localhost:8787';
  const stack = await findStack(name, local).catch((error: Error) => {
    throw noStack(`none answers at ${local}, and AWS says: ${error.message}`);
  });
  if (endpoint !== undefined && stack.client.endpoint === undefined) throw noStack(`none answers at ${endpoint}`);
  if (!stack.outputs.TableName) throw noStack(`${name} has no table`);
  const database = { client: new DynamoDBClient(stack.client), table: stack.outputs.TableName };
  const now = stack.client.endpoint ? await clockOf(stack.client.endpoint) : new Date().toISOString();
  return { database, now, state: await readPolicyState(database) };
}

async function clockOf(endpoint: string): Promise<string> {
  const answer = await fetch(`${endpoint}/_local/clock`);
  return new Date(((await answer.json()) as { now: string }).now).toISOString();
}

function noStack(why: string): UsageError {
  return new UsageError(`No stack was found: ${why}. Start one with npm start, or give --tickets or --sample.`);
}
