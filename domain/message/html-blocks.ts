import type { Block, FactRow, ListItem } from './mail.ts';

/** System fonts, with those Korean and Chinese readers have; single quotes, because it stands in attributes. */
export const font =
  "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue','Apple SD Gothic Neo','Malgun Gothic','PingFang SC','Microsoft YaHei','Noto Sans CJK KR',Arial,sans-serif";

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

const wrap = 'overflow-wrap:anywhere';
const table = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

/** What a letter's tone looks like: the bar on top, and the panel of what matters most, by day and in the dark. */
export interface Palette {
  accent: string;
  panel: string;
  border: string;
  dark: { panel: string; border: string };
}

export function blockToHtml(block: Block, palette: Palette): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p class="ink" style="margin:0 0 16px;font:16px/1.65 ${font};color:#20282c;${wrap}">${lines(block.text)}</p>`;
    case 'quote':
      return `<table ${table} style="margin:4px 0 20px"><tr><td class="ink quote" style="padding:16px 20px;background:#f6f8f7;border-left:4px solid ${palette.accent};font:16px/1.65 ${font};color:#20282c;${wrap}">${lines(block.text.trim())}</td></tr></table>`;
    case 'figure':
      return `<p class="ink" style="margin:0 0 8px;font:16px/1.4 ${font};color:#20282c"><span style="font-size:44px;font-weight:700;line-height:1.1">${escapeHtml(block.value)}</span>&nbsp; ${escapeHtml(block.caption)}</p>`;
    case 'facts':
      return block.highlight ? panel(block.heading, block.rows, palette) : factTable(block.rows);
    case 'table':
      return dataTable(block.heading, block.columns, block.rows);
    case 'list':
      return list(block.heading, block.items, block.more);
  }
}

/** What matters most in the letter: the promise, the appointment. */
function panel(heading: string | undefined, rows: readonly FactRow[], palette: Palette): string {
  const title = heading
    ? `<tr><td class="ink" style="padding:16px 20px 0;font:700 15px/1.5 ${font};color:#14201c;${wrap}">${escapeHtml(heading)}</td></tr>`
    : '';
  const cells = rows
    .map(
      ([label, value]) =>
        `<tr><td style="padding:10px 20px 0;${wrap}"><span class="soft" style="font:13px/1.5 ${font};color:#5b6b66">${escapeHtml(label)}</span><br><span class="ink" style="font:600 16px/1.5 ${font};color:#14201c">${escapeHtml(value)}</span></td></tr>`,
    )
    .join('');
  return `<table ${table} class="panel" style="margin:4px 0 20px;background:${palette.panel};border:1px solid ${palette.border};border-collapse:separate;border-radius:8px">${title}${cells}<tr><td style="height:16px;line-height:16px;font-size:0">&nbsp;</td></tr></table>`;
}

function factTable(rows: readonly FactRow[]): string {
  const cells = rows
    .map(
      ([label, value]) =>
        `<tr><td class="label soft" width="130" valign="top" style="width:130px;padding:4px 12px 4px 0;font:14px/1.6 ${font};color:#5b6b66">${escapeHtml(label)}</td><td class="value ink" valign="top" style="padding:4px 0;font:15px/1.6 ${font};color:#20282c;${wrap}">${lines(value)}</td></tr>`,
    )
    .join('');
  return `<table ${table} style="margin:0 0 20px">${cells}</table>`;
}

function dataTable(heading: string, columns: readonly string[], rows: readonly string[][]): string {
  const side = (index: number) => (index === 0 ? 'left' : 'right');
  const head = columns
    .map(
      (column, index) =>
        `<th class="soft line" scope="col" align="${side(index)}" valign="bottom" style="padding:8px 0 8px ${index === 0 ? 0 : 10}px;border-bottom:2px solid #d9e1dd;font:600 13px/1.4 ${font};color:#5b6b66;text-align:${side(index)}">${escapeHtml(column)}</th>`,
    )
    .join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${row
          .map(
            (cell, index) =>
              `<td class="ink line" align="${side(index)}" style="padding:9px 0 9px ${index === 0 ? 0 : 10}px;border-bottom:1px solid #e6ebe8;font:15px/1.45 ${font};color:#20282c;text-align:${side(index)};${index === 0 ? wrap : 'white-space:nowrap'}">${escapeHtml(cell)}</td>`,
          )
          .join('')}</tr>`,
    )
    .join('');
  return `${title(heading)}<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;border-collapse:collapse"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Many lines: styled as little as mail programs allow, so that none of them cuts the letter off at its end. */
function list(heading: string, items: readonly ListItem[], more: string | null): string {
  const rows = items
    .map(
      (item) =>
        `<tr><td class="ink line" style="padding:9px 0;border-bottom:1px solid #e6ebe8;color:#20282c">${escapeHtml(item.title)}<br><small class="soft" style="font-size:13px;color:#5b6b66">${escapeHtml(item.details.join(' · '))}</small></td></tr>`,
    )
    .join('\n');
  const rest =
    more === null ? '' : `<tr><td class="soft" style="padding:9px 0;color:#5b6b66">${escapeHtml(more)}</td></tr>`;
  return `${title(heading)}<table ${table} style="margin:0 0 20px;border-collapse:collapse;font:15px/1.5 ${font};${wrap}">${rows}${rest}</table>`;
}

function title(heading: string): string {
  return `<h2 class="ink" style="margin:26px 0 6px;font:700 17px/1.4 ${font};color:#14201c">${escapeHtml(heading)}</h2>`;
}

/** Line breaks and blank lines of what a person typed. Telephone numbers and the like stay on one line. */
function lines(text: string): string {
  return unbroken(escapeHtml(text)).replace(/\r?\n/g, '<br>');
}

/** Keeps numbers written in groups together, in text that is escaped. */
export function unbroken(html: string): string {
  return html.replace(/\+?\d[\d -]{5,20}\d/g, '<span style="white-space:nowrap">$&</span>');
}
