import { describe, expect, it } from 'vitest';
import { comparePolicies } from '../../domain/policy/compare.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import { mergePatch } from '../../domain/policy/merge.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import threeGuarantees from '../../policies/three-guarantees.json' with { type: 'json' };
import webShop from '../../policies/web-shop.json' with { type: 'json' };
import windows from '../../policies/windows.json' with { type: 'json' };

const sentences = (before: unknown, after: unknown) =>
  comparePolicies(before as PolicyDocument, after as PolicyDocument).flatMap(({ changes }) => changes);
const said = (patch: unknown) => sentences(starter, mergePatch(starter, patch));
const title = { en: 'Guarantee', ko: '보증', zh: '保修' };

describe('the comparison tells in words what is new', () => {
  it('of rules that come round', () => {
    const plan = { name: 'rust', title, visitType: 'maintenance-check', from: 'move-in', role: 'technician' };
    const season = { name: 'mist', title, climateZone: 'kr-monsoon', role: 'technician' };
    const changes = said({
      plans: [...starter.plans, { ...plan, after: 'P6M', repeat: true, window: 'P14D', customerClass: ['A'] }],
      seasons: [...starter.seasons, { ...season, opens: '11-01', closes: '11-30', lead: 'P14D' }],
      routines: [
        { name: 'review', title, every: 'month', calendar: 'office', requestType: 'question', figures: ['load'] },
      ],
    });
    expect(changes).toEqual([
      'Plan rust: new, "Guarantee", maintenance check by technician 6 months after move in and every 6 months from ' +
        'then on, within 14 days, for class A',
      'Season mist: new, "Guarantee", by technician in kr-monsoon, 11-01 to 11-30, offered 14 days before',
      'Routine review: new, "Guarantee", a ticket of question with load on the first working day of each month (office)',
    ]);
  });

  it('of terms, teams and conduct', () => {
    const guarantee = { title, from: 'invoice', period: 'P1Y', remedies: ['repair'], whoChooses: 'business' };
    const changes = said({
      terms: { guarantee: { ...guarantee, afterRepairs: { count: 1, remedies: ['exchange'] } } },
      teams: { line: { title, calendar: 'office', separateFrom: ['after-sales'] } },
      conduct: { steps: ['warning', 'penalty'], tell: [] },
    });
    expect(changes.toSorted()).toEqual([
      'Conduct: new, warning, then penalty; tells nobody else',
      'Team line: new, "Guarantee", works by office, separate from after-sales',
      'Term guarantee: new, "Guarantee", repair for 1 year from invoice, exchange after 1 repair, the business chooses',
    ]);
  });

  it('of a request type all that it is', () => {
    const clock = { calendar: 'office', ladder: 'standard', metBy: 'milestone:tested', title, starts: 'opened' };
    const exceptions = [{ when: { priority: ['urgent'] }, target: 'PT2H' }];
    const test = {
      ...{ title: { ...title, en: 'Test' }, complaint: true, critical: true, priority: 'high' },
      assign: { role: 'technician', skill: 'oil', byRegion: true, by: 'load' },
      clocks: { result: { ...clock, target: 'PT8H', exceptions } },
      needs: { tested: ['sampled'] },
    };
    expect(said({ requestTypes: { test } })).toEqual([
      'Test: new; guarantee within 8 hours (office), urgent 2 hours (office), from opened, until tested, ladder standard; ' +
        'priority high, a complaint, critical: it breaks through quiet hours; ' +
        'goes to technician, skill oil, by region: whoever has the fewest open tickets; tested only after sampled',
    ]);
  });

  it('with names as they are written, and titles in the language in which they change', () => {
    expect(said({ regions: { 'KR-Jeju': 'KR-South' } })).toEqual(['Regions, KR-Jeju: new, "KR-South"']);
    const rule = { name: 'all', title, pays: { parts: 'business' } };
    const before = mergePatch(starter, { charges: [rule] });
    const after = mergePatch(starter, { charges: [{ ...rule, title: { ...title, ko: '품질 보증' } }] });
    expect(sentences(before, after)).toEqual(['Charge all: title (ko) "보증" becomes "품질 보증"']);
  });
});

describe.each(Object.entries({ windows, webShop, 'three-guarantees': threeGuarantees }))(
  'the move to %s',
  (_, preset) => {
    it('is told without any notation of data', () => {
      const all = [...sentences(starter, preset), ...sentences(preset, starter)];
      expect(all.filter((sentence) => /[{}[\]]|undefined|in other words/.test(sentence))).toEqual([]);
    });

    /** Every value below a place. */
    function places(value: unknown, path: string[]): string[][] {
      if (typeof value !== 'object' || value === null) return [path];
      return Object.entries(value).flatMap(([name, inner]) => places(inner, [...path, name]));
    }
    function changedAt(path: readonly string[]): unknown {
      const copy = structuredClone(preset) as any;
      const holder = path.slice(0, -1).reduce((inner, name) => inner[name], copy);
      const value = holder[path.at(-1)!];
      const other = (text: string) =>
        /\d/.test(text) ? text.replace(/\d/, (one) => `${(+one + 1) % 10}`) : `${text}x`;
      holder[path.at(-1)!] = typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : other(value);
      return copy;
    }

    it('tells every value of what is new, but for translations', () => {
      const rules = ['requestTypes', 'teams', 'plans', 'seasons', 'routines', 'terms', 'notices', 'conduct'];
      const sections = [...rules, 'calendars', 'charges', 'compensation'];
      const alike = ['currency', 'base']; // Amounts are written by the one; the other has one value only.
      const told = sentences(starter, preset).join('\n');
      const silent = sections
        .flatMap((section) => places((preset as any)[section] ?? {}, [section]))
        .filter(([section, type]) => section !== 'requestTypes' || ['partner-matter', 'repair'].includes(type!))
        .filter((path) => !['ko', 'zh', ...alike].includes(path.at(-1)!))
        .filter((path) => sentences(starter, changedAt(path)).join('\n') === told);
      expect(silent).toEqual([]);
    });
  },
);
