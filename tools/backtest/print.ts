import type { BacktestReport } from '../../domain/backtest/report.ts';
import type { BacktestResult } from './run.ts';

/** The result as a person reads it. */
export function printReport(result: BacktestResult, draft: string, against: string, until: string): string {
  const { tickets, unknownType, refused, seconds } = result;
  return [
    `${count(tickets)} tickets under ${draft}, compared with ${against}; until ${until} (${seconds} s)`,
    ...(unknownType > 0 ? [`${count(unknownType)} of them of a request type the draft does not have`] : []),
    ...(refused.lines > 0 ? [`${count(refused.lines)} lines refused`, ...refused.first.map((one) => `  ${one}`)] : []),
    '',
    'Broken promises',
    ...table(
      ['request type', 'clock', 'before', 'after', 'gained', 'lost'],
      result.clocks.map((line) => [
        line.requestType,
        line.clock,
        `${count(line.breaches[0])} of ${count(line.runs[0])}`,
        `${count(line.breaches[1])} of ${count(line.runs[1])}`,
        count(line.gained),
        count(line.lost),
      ]),
    ),
    '',
    'Tickets that change most',
    ...table(
      ['ticket', 'request type', 'gained', 'lost', 'later by'],
      result.mostChanged.map((line) => [
        line.ticketId,
        line.requestType,
        count(line.gained),
        count(line.lost),
        hours(line.laterMs),
      ]),
    ),
    '',
    'People told by ladders, by role and hour of the day (before / after)',
    ...workload(result),
  ].join('\n');
}

function workload({ workload: roles }: BacktestReport): string[] {
  const rows = Object.entries(roles).flatMap(([role, { before, after }]) =>
    Array.from({ length: 24 }, (_, hour) => [role, before[hour]!, after[hour]!, hour] as const)
      .filter(([, was, is]) => was > 0 || is > 0)
      .map(([name, was, is, hour]) => [name, `${String(hour).padStart(2, '0')}:00`, count(was), count(is)]),
  );
  return table(['role', 'hour', 'before', 'after'], rows);
}

/** Columns as wide as their widest cell; figures on the right. */
function table(head: string[], rows: string[][]): string[] {
  if (rows.length === 0) return ['  none'];
  const isFigure = head.map((_, column) => rows.every((row) => /^[-\d]/.test(row[column]!)));
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  return [head, ...rows].map((row) => {
    const cells = row.map((cell, at) => (isFigure[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)));
    return `  ${cells.join('  ').trimEnd()}`;
  });
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function hours(milliseconds: number): string {
  return `${(milliseconds / 3_600_000).toFixed(1)} h`;
}
