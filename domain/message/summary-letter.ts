import type { Summary, SummaryLine } from '../insight/summary.ts';
import { type Desk, oneLine, staffFrame } from './desk.ts';
import type { Block, Letter } from './mail.ts';
import { writeMonth, writeMonthName } from './when.ts';

/** Of a table: a person reads no more, and mail programs cut off what is longer. */
const mostLines = 20;

/** A month's complaints, readable without knowing the system. */
export function summaryLetter(desk: Desk<Summary>): Letter {
  const { entity: summary, texts } = desk;
  const say = texts.summary;
  const month = writeMonth(summary.month, texts.tag);
  const comparison = compare(desk);
  return {
    ...staffFrame(desk),
    subject: say.subject(month, summary.total),
    preview: comparison,
    title: say.title(month),
    blocks: [
      { kind: 'figure', value: String(summary.total), caption: say.caption(summary.total) },
      { kind: 'paragraph', text: comparison },
      ...table(desk, say.byCause, say.cause, summary.byCause, (label) => causeName(desk, label)),
      ...table(desk, say.byProduct, say.product, summary.byProduct, (label) => label.trim() || say.noProduct),
    ],
  };
}

function compare({ entity: { month, total, totalBefore }, texts: { tag, summary: say } }: Desk<Summary>): string {
  if (total === 0 && totalBefore === 0)
    return say.none(writeMonthName(month, tag), writeMonthName(monthBefore(month), tag));
  if (total > totalBefore) return say.more(total - totalBefore, totalBefore);
  if (total < totalBefore) return say.fewer(totalBefore - total, totalBefore);
  return say.same(totalBefore);
}

function table(
  { entity: { month }, texts }: Desk<Summary>,
  heading: string,
  label: string,
  lines: readonly SummaryLine[],
  name: (label: string) => string,
): Block[] {
  if (lines.length === 0) return [];
  const rows = lines
    .slice(0, mostLines)
    .map((line) => [
      oneLine(name(line.label)),
      String(line.count),
      String(line.before),
      signed(line.count - line.before),
    ]);
  const months = [month, monthBefore(month)].map((one) => writeMonthName(one, texts.tag)) as [string, string];
  const more = lines.length > mostLines ? texts.digest.more(lines.length - mostLines) : null;
  return [{ kind: 'table', heading, columns: texts.summary.columns(label, ...months), rows, more }];
}

/** `logistics/late` is `Delivery: late`; reasons nobody has translated are the policy's own words. */
function causeName({ texts }: Desk<Summary>, label: string): string {
  const [group = '', ...rest] = label.split('/');
  const name = texts.summary.group[group] ?? group;
  const reason = rest.join('/');
  return group === 'unknown' || reason === ''
    ? name
    : `${name}${texts.marks.colon}${texts.summary.reason[reason] ?? reason}`;
}

/** `2026-05` of `2026-06`. */
function monthBefore(month: string): string {
  return new Date(Date.parse(`${month}-01T00:00:00Z`) - 1).toISOString().slice(0, 7);
}

function signed(difference: number): string {
  if (difference === 0) return '±0';
  return difference > 0 ? `+${difference}` : `−${-difference}`;
}
