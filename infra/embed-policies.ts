/**
 * Policies and holidays go into bundles as texts. What every function reads is parsed while it loads, which takes a
 * fraction of what an object literal as large takes to compile. Presets, which few requests are about, lie packed beside
 * the bundle, and are read when one is first asked for: reading them with it would take a millisecond of every cold start.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'esbuild';

const policies = /(^|[\\/])(policies|business-time[\\/]holidays)[\\/].+\.json$/;
const readByAll = /[\\/](starter|holidays[\\/]\w+)\.json$/;

export const embedPolicies: Plugin = {
  name: 'embed-policies',
  setup(build) {
    build.onLoad({ filter: policies }, async ({ path }) => {
      const text = readByAll.test(path) ? JSON.stringify(compact(await readFile(path, 'utf8'))) : unpacking(path);
      return { contents: `export default JSON.parse(${text});` };
    });
  },
};

/** Lays the presets among a bundle's inputs, given by their paths, into its folder. */
export function layPresetsBeside(folder: string, inputs: readonly string[]): void {
  for (const preset of inputs.filter((input) => policies.test(input) && !readByAll.test(input))) {
    writeFileSync(join(folder, packedName(preset)), gzipSync(compact(readFileSync(preset, 'utf8')), { level: 9 }));
  }
}

/** Nothing else loads zlib: it is asked for at the time, an import would be carried out while the function loads. */
function unpacking(preset: string): string {
  const file = `process.getBuiltinModule('node:fs').readFileSync(__dirname + '/${packedName(preset)}')`;
  return `process.getBuiltinModule('node:zlib').gunzipSync(${file}).toString()`;
}

function packedName(preset: string): string {
  return `${basename(preset)}.gz`;
}

/** Where the schema is says nothing to a function. */
function compact(json: string): string {
  const { $schema: _, ...content } = JSON.parse(json);
  return JSON.stringify(content);
}
