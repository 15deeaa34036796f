/** Looks for circles of imports between folders, of types too: `npm run lint`. Those between files are Biome's. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const sources =
  '{adapters,api,application,domain,functions,infra,packages/*/src,policies,reactions,tools,workflows}/**/*.ts';

/** Files that lie directly in these stand by themselves: they are what the folders beside them have in common, or bring them together. */
const composed = /^(domain|infra|tools|tools\/simulate|functions\/http|packages\/[\w-]+\/src)$/;

const imports = new Map<string, Map<string, string>>();
for (const file of globSync(sources, { cwd: root })) {
  for (const [, specifier] of readFileSync(path.join(root, file), 'utf8').matchAll(/ from '(\.[^']+\.ts)'/g)) {
    const [from, to] = [unitOf(file), unitOf(path.join(path.dirname(file), specifier!))];
    const known = imports.get(from) ?? new Map<string, string>();
    imports.set(from, known);
    if (from !== to && !known.has(to)) known.set(to, `${file} imports ${specifier}`);
  }
}

const circles = [...imports.keys()].flatMap((unit) => circleAt(unit) ?? []);
for (const circle of circles) console.error(`A circle of folders:\n${circle.map((step) => `  ${step}`).join('\n')}`);
process.exitCode = circles.length > 0 ? 1 : 0;

/** What an aggregate has to tell is ground: everybody may know of it, and it knows of nobody. */
function unitOf(file: string): string {
  const folder = path.dirname(file);
  return composed.test(folder) || path.basename(file) === 'events.ts' ? file : folder;
}

/** The shortest way from a unit back to itself, an import a step; null when there is none, or one of a smaller name begins it. */
function circleAt(begin: string): string[][] | null {
  const ways = [...(imports.get(begin) ?? [])].map(([unit, why]) => ({ unit, steps: [why] }));
  const seen = new Set<string>();
  for (const { unit, steps } of ways) {
    if (unit === begin) return [steps];
    if (seen.has(unit) || unit < begin) continue;
    seen.add(unit);
    for (const [next, why] of imports.get(unit) ?? []) ways.push({ unit: next, steps: [...steps, why] });
  }
  return null;
}
