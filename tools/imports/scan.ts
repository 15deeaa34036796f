import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const form = /^(?:import|export)\s[^'";]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;

export interface Import {
  /** From the root of the project: `domain/ticket/proof.ts`. */
  file: string;
  /** As written: `./clocks.ts`, `zod/mini`. */
  specifier: string;
  /** A file as from the root of the project, a package by name: `domain/ticket/clocks.ts`, `zod/mini`. */
  target: string;
}

/** Every import of some files, of types, too. */
export function importsOf(sources: string): Import[] {
  return globSync(sources, { cwd: root, exclude: ['**/node_modules', '**/cdk.out'] }).flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(form)].map(([, from, bare, dynamic]) => {
      const specifier = (from ?? bare ?? dynamic)!;
      const target = specifier.startsWith('.') ? path.join(path.dirname(file), specifier) : specifier;
      return { file, specifier, target };
    }),
  );
}
