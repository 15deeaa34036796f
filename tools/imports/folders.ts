/** Circles of imports between folders, of types, too. Those between files are Biome's. */
import path from 'node:path';
import { importsOf } from './scan.ts';

const sources =
  '{adapters,api,application,domain,functions,infra,packages/*/src,policies,reactions,tools,workflows}/**/*.ts';

/** Files that lie directly in these stand by themselves: they are what the folders beside them have in common, or bring them together. */
const composed = /^(api|domain|reactions|infra|tools|tools\/simulate|functions\/http|packages\/[\w-]+\/src)$/;

const imports = new Map<string, Map<string, string>>();

/** A list of circles, each as the imports it is made of. */
export function circlesOfFolders(): string[][] {
  for (const { file, specifier, target } of importsOf(sources)) {
    if (!specifier.startsWith('.') || !target.endsWith('.ts')) continue;
    const [from, to] = [unitOf(file), unitOf(target)];
    const known = imports.get(from) ?? new Map<string, string>();
    imports.set(from, known);
    if (from !== to && !known.has(to)) known.set(to, `${file} imports ${specifier}`);
  }
  return [...imports.keys()].flatMap((unit) => circleAt(unit) ?? []);
}

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
