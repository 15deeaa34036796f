import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { indexes } from '../../adapters/dynamo/table.ts';
import type { HouseFunction } from './house-function.ts';

/** What functions may do with the table. Nothing here deletes, and nothing scans. */
const actions = {
  /** Read an item by its key. */
  read: ['dynamodb:GetItem'],
  /** Write items, one by one or in a transaction. */
  write: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
  /** Write many items that need no condition. */
  batch: ['dynamodb:BatchWriteItem'],
  /** Read all items under one key. */
  query: ['dynamodb:Query'],
  /** Read many items by their keys. */
  readMany: ['dynamodb:BatchGetItem'],
} as const;

export function allowOnTable(fn: HouseFunction, table: Table, ...what: (keyof typeof actions)[]): void {
  fn.allow(
    what.flatMap((name) => actions[name]),
    [table.tableArn],
  );
}

/** Lets a function read lists from these indexes. */
export function allowLists(fn: HouseFunction, table: Table, ...names: (keyof typeof indexes)[]): void {
  fn.allow(
    ['dynamodb:Query'],
    names.map((name) => `${table.tableArn}/index/${indexes[name].name}`),
  );
}
