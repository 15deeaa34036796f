import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kindsOf } from '../src/runtime-context.ts';
import { SERVICES } from '../src/services.ts';
import { createTestRuntime } from '../testing/one-service.ts';

it('CONFORMANCE.md names every resource type the runtime accepts', () => {
  const page = readFileSync(new URL('../CONFORMANCE.md', import.meta.url), 'utf8');
  const { runtime, kill } = createTestRuntime();
  const types = Object.keys(kindsOf(SERVICES.map((create) => create(runtime))));
  kill();

  expect(types.length).toBeGreaterThan(40);
  expect(types.filter((type) => !page.includes(`\`${type.replace('AWS::', '')}\``))).toEqual([]);
});
