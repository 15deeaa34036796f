import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { indexes, keys, lists, prefixes } from '../../adapters/dynamo/table.ts';

const root = path.resolve(import.meta.dirname, '../..');
const table = 'adapters/dynamo/table.ts';
/** Where keys and indexes are used. Tests of rows themselves spell what they expect. */
const users = globSync('{adapters,application,functions,infra,reactions,test/support,tools}/**/*.ts', { cwd: root });

/** What partition and sort keys begin with, as far as their `#`. */
const beginnings = [...readFileSync(path.join(root, table), 'utf8').matchAll(/['`]([A-Z]+#)/g)].map(([, one]) => one!);
const names = Object.values(indexes).map(({ name }) => `'${name}'`);
const attributes = Object.values(indexes).flatMap(({ pk, sk }) => [`\\b${pk}\\b`, `\\b${sk}\\b`]);

it('knows what keys look like', () => {
  expect(beginnings).toEqual(expect.arrayContaining(['TICKET#', 'VISIT#', 'EVENT#', 'ASSIGNEE#', 'ENDPOINT#']));
  expect(keys.ticket('one').pk).toBe('TICKET#one');
  expect(lists.ticketsOf('minho')).toEqual({ index: 'byOwner', partition: 'ASSIGNEE#minho' });
  expect(prefixes.events).toBe('EVENT#');
});

it('keys and indexes are spelled in table.ts alone', () => {
  const words = [...new Set(beginnings.map((one) => `['"\`]${one}`)), ...names, ...attributes];
  const spelled = new RegExp(words.join('|'));
  /** Where the stack grants the reading of an index by its name. */
  const grants = /allowLists\(/;
  const elsewhere = users
    .filter((file) => file !== table)
    .flatMap((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .map((line, index) => ({ place: `${file}:${index + 1}`, line }))
        .filter(({ line }) => spelled.test(line) && !grants.test(line)),
    );
  expect(elsewhere).toEqual([]);
});
