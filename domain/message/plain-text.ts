import type { Block, FactRow, Letter, ListItem } from './mail.ts';

const rule = '-'.repeat(56);

/** The letter as a person would type it, for readers and machines that show no HTML. */
export function toPlainText(letter: Letter): string {
  const parts = [
    letter.title,
    letter.greeting,
    ...letter.blocks.map(writeBlock),
    letter.closing.join('\n'),
    [rule, ...letter.footer].join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'facts':
      return [...(block.heading ? [`${block.heading}:`] : []), ...block.rows.map(writeFact)].join('\n');
    case 'quote':
      return block.text
        .trim()
        .split(/\r?\n/)
        .map((line) => `> ${line}`.trimEnd())
        .join('\n');
    case 'figure':
      return `${block.value} ${block.caption}`;
    case 'table':
      return [block.heading, ...block.rows.map((row) => writeRow(block.columns, row))].join('\n');
    case 'list':
      return [block.heading, ...block.items.map(writeItem), ...(block.more === null ? [] : [`  ${block.more}`])].join(
        '\n',
      );
  }
}

function writeItem({ title, details }: ListItem): string {
  return `  - ${title}${details.length > 0 ? `\n    ${details.join(' · ')}` : ''}`;
}

function writeFact([label, value]: FactRow): string {
  return `  ${label}: ${value}`;
}

/** `Delivery: late – May: 2, April: 1, Difference: +1`: columns would not line up in every font and script. */
function writeRow(columns: readonly string[], [name, ...cells]: readonly string[]): string {
  return `  ${name} – ${cells.map((cell, index) => `${columns[index + 1]}: ${cell}`).join(', ')}`;
}
