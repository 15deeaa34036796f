import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { short, synthesize } from './synthesized.ts';

const { all } = synthesize();
const alarms = Object.entries(all('AWS::CloudWatch::Alarm'));
const link = /See docs\/runbook\.md#([a-z0-9-]+)$/;
const anchors = alarms.map(([, { Properties }]) => link.exec(Properties.AlarmDescription)?.[1]);

const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const entries = /^# Alarms$([\s\S]*?)(?=^# |$(?![\s\S]))/m.exec(runbook)?.[1] ?? '';
const headings = [...entries.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!);

describe('alarms', () => {
  it('watch everything that can quietly go wrong', () => {
    expect([...new Set(anchors)].toSorted()).toEqual([
      'api-server-errors',
      'api-slow',
      'backtest-executions-failed',
      'dead-letters-digests',
      'dead-letters-lifecycle',
      'dead-letters-mail',
      'dead-letters-mail-feedback',
      'dead-letters-schedules',
      'dead-letters-webhooks',
      'mail-bounce-rate',
      'mail-complaint-rate',
      'plan-visits-not-running',
      'policy-not-followed',
      'stream-behind-lifecycle',
      'stream-behind-mail',
      'sweep-not-running',
      'table-throttled',
      'ticket-executions-failed',
      'ticket-executions-timed-out',
      'timers-late',
      'visit-executions-failed',
      'visit-executions-timed-out',
    ]);
  });

  it.each(alarms)('%s tells somebody', (_id, { Properties }) => {
    expect(Properties.AlarmActions.map(short)).toEqual(['Alarms']);
  });

  it('watch the throttling of each index on its own, since that of the table says nothing of it', () => {
    const watched = alarms
      .filter(([, { Properties }]) => /ThrottleEvents$/.test(Properties.MetricName))
      .map(([, { Properties }]) => {
        const index = Properties.Dimensions.find(({ Name }: any) => Name === 'GlobalSecondaryIndexName');
        return `${Properties.MetricName} ${index?.Value ?? 'table'}`;
      });
    expect(watched.toSorted()).toEqual([
      'ReadThrottleEvents byOwner',
      'ReadThrottleEvents byStatus',
      'ReadThrottleEvents table',
      'WriteThrottleEvents byOwner',
      'WriteThrottleEvents byStatus',
      'WriteThrottleEvents table',
    ]);
  });

  it('take silence for alarm where something must happen regularly, and only there', () => {
    const silent = alarms.filter(([, { Properties }]) => Properties.TreatMissingData === 'breaching');
    expect(silent.map(([, { Properties }]) => link.exec(Properties.AlarmDescription)?.[1]).toSorted()).toEqual([
      'plan-visits-not-running',
      'sweep-not-running',
    ]);
  });
});

describe('the runbook', () => {
  it('has an entry for every alarm', () => {
    expect(headings).toEqual(expect.arrayContaining([...new Set(anchors)]));
  });

  it('has no entry without an alarm', () => {
    expect([...new Set(anchors)]).toEqual(expect.arrayContaining(headings));
  });

  it.each(headings)('%s says what it means, how to look and how to mend', (heading) => {
    const entry = entries.split(`## ${heading}\n`)[1]!.split(/^## /m)[0]!;
    for (const part of ['**Means.**', '**Look.**', '**Mend.**']) expect(entry).toContain(part);
    if (heading.startsWith('dead-letters-')) expect(entry).toContain('**Way back.**');
  });
});
