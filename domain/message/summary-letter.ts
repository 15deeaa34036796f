import type { Summary, SummaryLine } from '../insight/summary.ts';
import { type Desk, staffFrame } from './desk.ts';
import type { Block, Letter } from './mail.ts';
import { writeMonth } from './when.ts';

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

function compare({ entity: { total, totalBefore }, texts: { summary: say } }: Desk<Summary>): string {
  if (total === 0 && totalBefore === 0) return say.none;
  if (total > totalBefore) return say.more(total - totalBefore, totalBefore);
  if (total < totalBefore) return say.fewer(totalBefore - total, totalBefore);
  return say.same(totalBefore);
}

function table(
  { texts }: Desk<Summary>,
  heading: string,
  label: string,
  lines: readonly SummaryLine[],
  name: (label: string) => string,
): Block[] {
  if (lines.length === 0) return [];
  const rows = lines.map((line) => [
    name(line.label),
    String(line.count),
    String(line.before),
    signed(line.count - line.before),
  ]);
  return [{ kind: 'table', heading, columns: texts.summary.columns(label), rows }];
}

/** `logistics/late` is `Delivery: late`; the reasons are the policy's own words. */
function causeName({ texts }: Desk<Summary>, label: string): string {
  const [group = '', ...reason] = label.split('/');
  const name = texts.summary.group[group] ?? group;
  return group === 'unknown' || reason.length === 0 ? name : `${name}: ${reason.join('/')}`;
}

function signed(difference: number): string {
  if (difference === 0) return '±0';
  return difference > 0 ? `+${difference}` : `−${-difference}`;
}
