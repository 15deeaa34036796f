import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { indexes } from '../../adapters/dynamo/table.ts';
import type { HouseFunction } from './house-function.ts';

/** Lets a function read and write items by key, in transactions too. Nothing here deletes. */
export function allowItems(fn: HouseFunction, table: Table): void {
  fn.allow(
    ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'],
    [table.tableArn],
  );
}

/** Lets a function read all items under one key. */
export function allowQuery(fn: HouseFunction, table: Table): void {
  fn.allow(['dynamodb:Query'], [table.tableArn]);
}

/** Lets a function read lists from these indexes. */
export function allowLists(fn: HouseFunction, table: Table, ...names: (keyof typeof indexes)[]): void {
  fn.allow(
    ['dynamodb:Query'],
    names.map((name) => `${table.tableArn}/index/${indexes[name].name}`),
  );
}
