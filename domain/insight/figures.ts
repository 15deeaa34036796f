import type { Temporal } from 'temporal-polyfill';
import { worded } from '../language.ts';
import type { Routine } from '../policy/rules.ts';
import type { Locale } from '../vocabulary.ts';
import type { ComplaintCount } from './summary.ts';

/** How many open tickets a member of staff has. */
export interface Load {
  name: string;
  open: number;
}

/** The figures of a routine, as they are when it comes round. */
export interface Figures {
  /** Of the months it looks back on; null where it does not bring them. */
  complaints: readonly ComplaintCount[] | null;
  returns: readonly ComplaintCount[] | null;
  load: readonly Load[] | null;
}

/** So many lines of a figure are told at most, those with the most first. */
const mostLines = 40;

const words = {
  complaints: { en: 'Complaints by cause', ko: '원인별 불만 접수', zh: '按原因统计的投诉' },
  returns: { en: 'Returns by cause', ko: '원인별 반품', zh: '按原因统计的退货' },
  total: { en: 'In all', ko: '합계', zh: '合计' },
  unknown: { en: 'cause not known yet', ko: '원인 미확인', zh: '原因未明' },
  load: { en: 'Open tickets by person', ko: '담당자별 미해결 건수', zh: '各人未结工单' },
} as const;

/** The months a routine that came round on a day looks back on, `YYYY-MM`: those that are over; of a weekly one, this one. */
export function monthsOf({ every }: Pick<Routine, 'every'>, day: Temporal.PlainDate): string[] {
  const month = day.toPlainYearMonth();
  if (every === 'week') return [month.toString()];
  const count = { month: 1, quarter: 3, 'half-year': 6, year: 12 }[every];
  return Array.from({ length: count }, (_, back) => month.subtract({ months: count - back }).toString());
}

/** What the ticket of a routine says: its figures, each under what it is. */
export function figuresText(months: readonly string[], { returns, complaints, load }: Figures, locale: Locale): string {
  const [first, last] = [months[0], months.at(-1)];
  const span = first === last ? first : `${first} – ${last}`;
  const sections: string[] = [];
  if (returns) sections.push(byCause(`${worded(words.returns, locale)} (${span})`, returns, locale));
  if (complaints) sections.push(byCause(`${worded(words.complaints, locale)} (${span})`, complaints, locale));
  if (load) {
    const people = load.map(({ name, open }): [string, number] => [name, open]);
    sections.push(section(worded(words.load, locale), mostFirst(people, 0)));
  }
  return sections.join('\n\n');
}

function byCause(title: string, counts: readonly ComplaintCount[], locale: Locale): string {
  const causes = new Map<string, number>();
  for (const { group, reason, count } of counts) {
    const cause = group === 'unknown' ? worded(words.unknown, locale) : `${group}/${reason}`;
    causes.set(cause, (causes.get(cause) ?? 0) + count);
  }
  const all = [...causes.values()].reduce((sum, count) => sum + count, 0);
  return section(title, [[worded(words.total, locale), all], ...mostFirst([...causes])]);
}

function mostFirst(lines: readonly [string, number][], least = 1): [string, number][] {
  return lines
    .filter(([, count]) => count >= least)
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .slice(0, mostLines);
}

function section(title: string, lines: readonly [string, number][]): string {
  return [title, ...lines.map(([label, count]) => `  ${label}: ${count}`)].join('\n');
}
