/**
 * Writes the lists of public holidays beside this folder: `npm run holidays -w business-time -- --years 2025-2028 [KR CN ...]`.
 *
 * Lists change after they are published. Update the packages the data comes from, run this, and read the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { HolidayList } from '../../src/public-holidays.ts';
import type { Days } from './by-rule.ts';
import { type Country, countries, type Year } from './countries.ts';

const { values, positionals } = parseArgs({
  options: { years: { type: 'string', default: '2025-2028' } },
  allowPositionals: true,
});
const [first, last] = /^(\d{4})-(\d{4})$/.exec(values.years)?.slice(1).map(Number) ?? [];
const unknown = positionals.filter((code) => !countries[code]);
if (first === undefined || last === undefined || first > last || unknown.length > 0) {
  console.error(
    `Usage: npm run holidays -w business-time -- --years 2025-2028 [${Object.keys(countries).join('] [')}]`,
  );
  process.exit(2);
}

for (const code of positionals.length > 0 ? positionals : Object.keys(countries)) {
  const file = new URL(`../${code}.json`, import.meta.url);
  const list = await listOf(code, countries[code]!, first, last);
  const before = earlier(file);
  const changed = JSON.stringify({ ...before, updated: '' }) !== JSON.stringify({ ...list, updated: '' });
  if (changed) writeFileSync(file, text(list));
  console.log(`${code}: ${Object.keys(list.days).length} days, ${changed ? 'written' : 'nothing new'}`);
}

async function listOf(code: string, country: Country, first: number, last: number): Promise<HolidayList> {
  const days: Days = {};
  const workdays: Days = {};
  const regions: Record<string, Days> = {};
  let officialTo: number | null = null;
  for (let year = first; year <= last; year += 1) {
    const published: Year | null = (await country.published?.(year)) ?? null;
    if (published) officialTo = year;
    const found = published ?? country.byRule(year);
    Object.assign(days, found.days);
    Object.assign(workdays, found.workdays);
    for (const [region, own] of Object.entries(found.regions ?? {})) regions[region] = { ...regions[region], ...own };
  }
  const provisional = (officialTo ?? first - 1) + 1;
  return {
    country: code,
    name: country.name,
    source: officialTo ? `to ${officialTo} ${country.source}` : country.source,
    updated: new Date().toISOString().slice(0, 10),
    years: [first, last],
    ...(country.decidedYearly && provisional <= last ? { provisional } : {}),
    days: sorted(days),
    ...(Object.keys(workdays).length > 0 ? { workdays: sorted(workdays) } : {}),
    ...(Object.keys(regions).length > 0
      ? { regions: Object.fromEntries(Object.entries(regions).map(([region, own]) => [region, sorted(own)])) }
      : {}),
  };
}

/** As the formatter wants it: one line a date. */
function text(list: HolidayList): string {
  return `${JSON.stringify(list, null, 2).replace(/\[\s+(\d+),\s+(\d+)\s+\]/, '[$1, $2]')}\n`;
}

function sorted(days: Days): Days {
  return Object.fromEntries(Object.entries(days).sort());
}

function earlier(file: URL): HolidayList | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as HolidayList;
  } catch {
    return null;
  }
}
