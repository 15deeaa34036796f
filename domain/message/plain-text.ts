import type { Block, FactRow, Letter, ListItem } from './mail.ts';
import type { Texts } from './texts/en.ts';

type Marks = Texts['marks'];

const rule = '-'.repeat(56);

/** The letter as a person would type it, for readers and machines that show no HTML; marks as its language sets them. */
export function toPlainText(letter: Letter, marks: Marks): string {
  const parts = [
    letter.title,
    letter.greeting,
    ...letter.blocks.map((block) => writeBlock(block, marks)),
    letter.closing.join('\n'),
    [rule, ...letter.footer].join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function writeBlock(block: Block, marks: Marks): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'typed':
      return block.text.trim();
    case 'facts':
      return [
        ...(block.heading ? [`${block.heading}${marks.colon.trim()}`] : []),
        ...block.rows.map((row) => writeFact(row, marks)),
      ].join('\n');
    case 'quote':
      return block.text
        .trim()
        .split(/\r?\n/)
        .map((line) => `> ${line}`.trimEnd())
        .join('\n');
    case 'figure':
      return `${block.value} ${block.caption}`;
    case 'table':
      return [block.heading, ...block.rows.map((row) => writeRow(block.columns, row, marks)), ...rest(block.more)].join(
        '\n',
      );
    case 'list':
      return [block.heading, ...block.items.map(writeItem), ...rest(block.more)].join('\n');
  }
}

function rest(more: string | null): string[] {
  return more === null ? [] : [`  ${more}`];
}

function writeItem({ title, details }: ListItem): string {
  return `  - ${title}${details.length > 0 ? `\n    ${details.join(' · ')}` : ''}`;
}

/** A value of several lines goes on below its first. */
function writeFact([label, value]: FactRow, { colon }: Marks): string {
  return `  ${label}${colon}${value.replace(/\r?\n/g, '\n    ')}`;
}

/** `Delivery: late – May: 2, April: 1, Change: +1`: columns would not line up in every font and script. */
function writeRow(columns: readonly string[], [name, ...cells]: readonly string[], { colon, comma }: Marks): string {
  return `  ${name} – ${cells.map((cell, index) => `${columns[index + 1]}${colon}${cell}`).join(comma)}`;
}
