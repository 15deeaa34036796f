import type { Block, ListItem } from './mail.ts';
import { escapeHtml, type Links, richText } from './rich-text.ts';

/** System fonts, with those Korean and Chinese readers have; single quotes, because it stands in attributes. */
export const font =
  "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue','Apple SD Gothic Neo','Malgun Gothic','PingFang SC','Microsoft YaHei','Noto Sans CJK KR',Arial,sans-serif";

const table = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';
const body = `font:16px/1.65 ${font};color:#20282c`;

/** What a letter's tone looks like: the bar on top, and the panel of what matters most, by day and in the dark. */
export interface Palette {
  accent: string;
  panel: string;
  border: string;
  dark: { accent: string; panel: string; border: string };
}

type Facts = Extract<Block, { kind: 'facts' }>;

export function blockToHtml(block: Block, palette: Palette, links: Links): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.text, links);
    case 'typed':
      return paragraphsOf(block.text)
        .map((text) => paragraph(text, links))
        .join('\n');
    case 'quote':
      return `<table ${table} style="margin:4px 0 20px"><tr><td class="ink quote" style="padding:16px 20px;background:#f6f8f7;border-left:4px solid ${palette.accent};${body}">${richText(block.text.trim(), links)}</td></tr></table>`;
    case 'figure':
      return `<p class="ink" style="margin:0 0 8px;font:16px/1.4 ${font};color:#20282c"><span style="font-size:44px;font-weight:700;line-height:1.1">${escapeHtml(block.value)}</span>&nbsp; ${escapeHtml(block.caption)}</p>`;
    case 'facts':
      return block.highlight ? panel(block, palette, links) : factTable(block, links);
    case 'table':
      return dataTable(block);
    case 'list':
      return list(block.heading, block.items, block.more, links);
  }
}

/** What a person wrote, as they set its paragraphs. */
function paragraphsOf(text: string): string[] {
  return text.trim().split(/(?:\r?\n[ \t]*){2,}/);
}

function paragraph(text: string, links: Links): string {
  return `<p class="ink" style="margin:0 0 16px;${body}">${richText(text, links)}</p>`;
}

/** What matters most in the letter: the promise, the appointment. */
function panel({ heading, rows }: Facts, palette: Palette, links: Links): string {
  const top = heading
    ? `<tr><td class="ink" style="padding:16px 20px 0;font:700 15px/1.5 ${font};color:#14201c">${escapeHtml(heading)}</td></tr>`
    : '';
  const cells = rows
    .map(
      ([label, value]) =>
        `<tr><td style="padding:10px 20px 0"><span class="soft" style="font:13px/1.5 ${font};color:#5b6b66">${escapeHtml(label)}</span><br><span class="ink" style="font:600 16px/1.5 ${font};color:#14201c">${richText(value, links)}</span></td></tr>`,
    )
    .join('');
  return `<table ${table} class="panel" style="margin:4px 0 20px;background:${palette.panel};border:1px solid ${palette.border};border-collapse:separate;border-radius:8px">${top}${cells}<tr><td style="height:16px;line-height:16px;font-size:0">&nbsp;</td></tr></table>`;
}

function factTable({ heading, rows }: Facts, links: Links): string {
  const cells = rows
    .map(
      ([label, value]) =>
        `<tr><td class="label soft" width="130" valign="top" style="width:130px;padding:4px 12px 4px 0;font:14px/1.6 ${font};color:#5b6b66">${escapeHtml(label)}</td><td class="value ink" valign="top" style="padding:4px 0;font:15px/1.6 ${font};color:#20282c">${richText(value, links)}</td></tr>`,
    )
    .join('');
  return `${heading ? title(heading) : ''}<table ${table} style="margin:0 0 20px">${cells}</table>`;
}

/** Many lines, styled as little as mail programs allow, so that none of them cuts the letter off at its end. */
function dataTable({ heading, columns, rows, more }: Extract<Block, { kind: 'table' }>): string {
  const side = (index: number) => (index === 0 ? '' : ' align="right"');
  const line = 'border-bottom:1px solid #e6ebe8';
  const head = columns
    .map(
      (column, index) =>
        `<th class="soft line" scope="col"${index === 0 ? ' align="left"' : side(index)} valign="bottom" style="padding:8px 0 8px ${index === 0 ? 0 : 10}px;border-bottom:2px solid #d9e1dd;font-size:13px;color:#5b6b66">${escapeHtml(column)}</th>`,
    )
    .join('');
  const cell = (text: string, index: number) =>
    `<td class="ink line"${side(index)} style="padding:9px 0 9px ${index === 0 ? 0 : 10}px;${line};color:#20282c">${index === 0 ? richText(text) : escapeHtml(text)}</td>`;
  const cells = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  const rest =
    more === null
      ? ''
      : `<tr><td class="soft" colspan="${columns.length}" style="padding:9px 0;color:#5b6b66">${escapeHtml(more)}</td></tr>`;
  return `${title(heading)}<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;border-collapse:collapse;font:15px/1.45 ${font}"><thead><tr>${head}</tr></thead><tbody>${cells}${rest}</tbody></table>`;
}

function list(heading: string, items: readonly ListItem[], more: string | null, links: Links): string {
  const rows = items
    .map(
      (item) =>
        `<tr><td class="ink line" style="padding:9px 0;border-bottom:1px solid #e6ebe8;color:#20282c">${richText(item.title)}<br><small class="soft" style="font-size:13px;color:#5b6b66">${richText(item.details.join(' · '), links)}</small></td></tr>`,
    )
    .join('\n');
  const rest =
    more === null ? '' : `<tr><td class="soft" style="padding:9px 0;color:#5b6b66">${escapeHtml(more)}</td></tr>`;
  return `${title(heading)}<table ${table} style="margin:0 0 20px;border-collapse:collapse;font:15px/1.5 ${font}">${rows}${rest}</table>`;
}

function title(heading: string): string {
  return `<h2 class="ink" style="margin:26px 0 6px;font:700 17px/1.4 ${font};color:#14201c">${escapeHtml(heading)}</h2>`;
}
