import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { policyOf } from '../../infra/policy-file.ts';
import starter from '../../policies/starter.json' with { type: 'json' };

it('is not deployed when no function would take it', () => {
  const policyFile = join(mkdtempSync(join(tmpdir(), 'policy-')), 'policy.json');
  writeFileSync(policyFile, JSON.stringify({ ...starter, visits: { ...starter.visits, calendar: 'weekend' } }));
  expect(() => policyOf({ policyFile })).toThrow('/visits/calendar: expected a calendar: always, office');
});
