import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { ActivityCounter } from '../../src/activity.ts';
import { MovableClock, type MovableClockOptions } from '../../src/clock.ts';
import type { Template } from '../../src/template/assembly.ts';

export const MAY_4 = Date.parse('2026-05-04T00:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A folder that goes when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'local-aws-core-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a cloud assembly of one stack, as `cdk synth` lays it out. */
export function writeAssembly(template: Partial<Template>, assets: Record<string, string> = {}): string {
  const folder = temporaryFolder();
  const json = (file: string, value: unknown) => writeFileSync(path.join(folder, file), JSON.stringify(value));
  json('manifest.json', {
    version: '55.0.0',
    artifacts: {
      'Demo.assets': { type: 'cdk:asset-manifest', properties: { file: 'Demo.assets.json' } },
      Demo: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Demo.template.json' } },
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
    },
  });
  json('Demo.template.json', { Resources: {}, ...template });
  const files = Object.entries(assets).map(([hash, code]) => {
    mkdirSync(path.join(folder, `asset.${hash}`));
    writeFileSync(path.join(folder, `asset.${hash}`, 'index.mjs'), code);
    return [hash, { source: { path: `asset.${hash}`, packaging: 'zip' }, destinations: {} }];
  });
  json('Demo.assets.json', { version: '55.0.0', files: Object.fromEntries(files) });
  return folder;
}

export interface ClockUnderTest {
  clock: MovableClock;
  activity: ActivityCounter;
  db: DatabaseSync;
}

/** A clock on a database in memory, started on 4 May 2026 unless told otherwise, stopped when the test has ended. */
export function startedClock(options: Partial<MovableClockOptions> = {}): ClockUnderTest {
  return restartedClock({ db: new DatabaseSync(':memory:'), startAt: MAY_4, ...options });
}

/** A clock on a database another clock has used. */
export function restartedClock(options: Partial<MovableClockOptions> & { db: DatabaseSync }): ClockUnderTest {
  const { db } = options;
  const activity = new ActivityCounter();
  const clock = new MovableClock({ log: () => undefined, ...options, activity });
  clock.start();
  onTestFinished(() => clock.stop());
  return { clock, activity, db };
}
