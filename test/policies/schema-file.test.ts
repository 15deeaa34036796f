import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { policySchemaText } from '../../tools/policy-schema/text.ts';
import { documents } from './presets.ts';

const folder = path.resolve(import.meta.dirname, '../../policies');

it('policy.schema.json is what policies are checked by: `npm run policy-schema` writes it anew', () => {
  expect(readFileSync(path.join(folder, 'policy.schema.json'), 'utf8')).toBe(policySchemaText());
});

it('every preset names it', () => {
  const named = Object.values(documents).map((document) => (document as { $schema?: string }).$schema);
  expect(new Set(named)).toEqual(new Set(['./policy.schema.json']));
});
