import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const folders = /^(adapters|api|application|domain|functions|infra|packages|policies|reactions|test|tools|workflows)\//;

/** The rows of a document's tables: what stands in each cell. */
const rowsOf = (text: string) =>
  [...text.matchAll(/^\| (.*) \|$/gm)].map(([, row]) => row!.split(' | ').map((cell) => cell.trim()));
const codeIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

describe.each(['docs/README.md', 'docs/glossary.md', 'SECURITY.md'])('%s', (file) => {
  const text = readFileSync(path.join(root, file), 'utf8');

  it('names only places there are', () => {
    const places = codeIn(text).filter((code) => folders.test(code));
    expect(places.length).toBeGreaterThan(5);
    expect(places.filter((place) => !existsSync(path.join(root, place)))).toEqual([]);
  });

  it('links only to pages there are', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link]) =>
      path.join(root, path.dirname(file), link!),
    );
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});

it('a word of the glossary has its type where it says', () => {
  const missing = rowsOf(readFileSync(path.join(root, 'docs/glossary.md'), 'utf8')).flatMap(([word, , type, file]) => {
    const [name, place] = [/^`(\w+)`$/.exec(type ?? '')?.[1], /^`([^`]+\.ts)`$/.exec(file ?? '')?.[1]];
    if (!name || !place) return [];
    const isThere = new RegExp(`export [^\\n]*\\b${name}\\b`).test(readFileSync(path.join(root, place), 'utf8'));
    return isThere ? [] : [`${word}: ${name} in ${place}`];
  });
  expect(missing).toEqual([]);
});

it('every decision has its line in the index, its status and no other form', () => {
  const folder = path.join(root, 'docs/decisions');
  const index = readFileSync(path.join(folder, 'README.md'), 'utf8');
  const pages = readdirSync(folder).filter((name) => /^\d{4}-/.test(name));
  expect(pages.filter((name) => !index.includes(`](${name})`))).toEqual([]);
  const isShaped = (name: string) =>
    /^# \d+\. .+\n\nStatus: (proposed|accepted|superseded)\b[^\n]*\n\n/.test(
      readFileSync(path.join(folder, name), 'utf8'),
    );
  expect(pages.filter((name) => !isShaped(name))).toEqual([]);
});
