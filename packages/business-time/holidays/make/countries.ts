/** Where each country's public holidays come from: lists as published where there are any, rules after them. */
import { readFileSync } from 'node:fs';
import { getHolidayPreset } from '@hyunbinseo/holidays-kr';
import { type Days, daysByRule, later, regionsByRule } from './by-rule.ts';

/** What differs from plain weeks in a year. */
export type Year = { days: Days; workdays?: Days; regions?: Record<string, Days> };
export type Country = {
  name: string;
  /** The year as published; null if it is not yet, or if the country publishes none. */
  published?: (year: number) => Promise<Year | null>;
  /** The year as the rules have it. */
  byRule: (year: number) => Year;
  /** Whether the rules lack what is decided year by year: years that are not published are provisional then. */
  decidedYearly?: true;
  /** Who says so. */
  source: string;
};

export const countries: Readonly<Record<string, Country>> = {
  KR: {
    name: 'Korea',
    published: koreanGazette,
    byRule: koreaByRule,
    source: 'the official gazette (@hyunbinseo/holidays-kr), later years by rule (date-holidays)',
  },
  CN: {
    name: 'China',
    published: stateCouncil,
    byRule: chinaByLaw,
    decidedYearly: true,
    source:
      'the State Council (holiday-calendar), later years only the statutory days, no make-up days (date-holidays)',
  },
  JP: {
    name: 'Japan',
    byRule: (year) => ({ days: daysByRule('JP', year) }),
    source: 'the law, by rule (date-holidays)',
  },
  US: {
    name: 'United States',
    byRule: (year) => ({ days: daysByRule('US', year) }),
    source: 'federal holidays and the days they are observed on, by rule (date-holidays)',
  },
  DE: {
    name: 'Germany',
    byRule: (year) => ({ days: daysByRule('DE', year), regions: regionsByRule('DE', year) }),
    source: 'the laws of the Federation and the Länder, by rule (date-holidays)',
  },
};

async function koreanGazette(year: number): Promise<Year | null> {
  const preset = await getHolidayPreset(String(year)).catch(() => null);
  if (!preset) return null;
  return { days: Object.fromEntries(Object.entries(preset).map(([date, names]) => [date, names.join(', ')])) };
}

/** Elections at the end of a term are days off; the rules do not know them. */
const koreanElections: Readonly<Record<number, Days>> = { 2028: { '2028-04-12': '제23대국회의원선거' } };

/** The rules give 설날 and 추석 as one entry of three days, and lack 노동절, a public holiday since 2026. */
function koreaByRule(year: number): Year {
  const days: Days = { ...koreanElections[year], [`${year}-05-01`]: '노동절' };
  for (const [date, name] of Object.entries(daysByRule('KR', year))) {
    days[date] ??= name;
    if (name === '설날') Object.assign(days, { [later(date, -1)]: '설날 전날', [later(date, 1)]: '설날 다음 날' });
    if (name === '추석') {
      Object.assign(days, { [date]: '추석 전날', [later(date, 1)]: '추석', [later(date, 2)]: '추석 다음 날' });
    }
  }
  return { days };
}

async function stateCouncil(year: number): Promise<Year | null> {
  const file = new URL(`data/CN/${year}.json`, import.meta.resolve('holiday-calendar/package.json'));
  try {
    const { dates } = JSON.parse(readFileSync(file, 'utf8')) as {
      dates: { date: string; name: string; type: string }[];
    };
    const ofType = (wanted: string) =>
      Object.fromEntries(dates.flatMap(({ date, name, type }) => (type === wanted ? [[date, name]] : [])));
    return { days: ofType('public_holiday'), workdays: ofType('transfer_workday') };
  } catch {
    return null;
  }
}

const chineseStatutory = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];

/** The rules list half days and days for some people as well, and lack the two days added in 2025. */
function chinaByLaw(year: number): Year {
  const days: Days = {};
  for (const [date, name] of Object.entries(daysByRule('CN', year))) {
    const statutory = chineseStatutory.find((one) => name.startsWith(one));
    if (!statutory) continue;
    days[date] = statutory;
    if (statutory === '春节' || statutory === '劳动节') days[later(date, 1)] = statutory;
  }
  return { days };
}
