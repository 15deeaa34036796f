/**
 * Writes every mail in every language to a folder, to look at: `node tools/mails.ts [folder]` (default `dist/mails`).
 * Open `index.html` there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { samples } from '../test/domain/message-samples.ts';

const folder = process.argv[2] ?? 'dist/mails';
mkdirSync(folder, { recursive: true });

const links: string[] = [];
for (const { name, mail } of samples()) {
  const file = `${name}.${mail.locale}`;
  writeFileSync(join(folder, `${file}.html`), mail.html);
  writeFileSync(join(folder, `${file}.txt`), mail.text);
  links.push(`<li><a href="${file}.html">${file}</a> (<a href="${file}.txt">text</a>)</li>`);
}
writeFileSync(join(folder, 'index.html'), `<!DOCTYPE html><meta charset="utf-8"><ul>${links.join('\n')}</ul>`);
console.log(`${links.length} mails in ${folder}`);
