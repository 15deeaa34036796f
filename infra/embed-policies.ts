/**
 * Policies and holidays go into bundles as texts. What every function reads is parsed while it loads, which takes a
 * fraction of what an object literal as large takes to compile. Presets, which few requests are about, are packed too:
 * a hundred kilobytes become a third of it, and are unpacked when a preset is first asked for.
 */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'esbuild';

export const embedPolicies: Plugin = {
  name: 'embed-policies',
  setup(build) {
    build.onLoad({ filter: /[\\/]policies[\\/].+\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      const isPreset = !/[\\/](starter|holidays[\\/]\w+)\.json$/.test(path);
      return { contents: `export default JSON.parse(${isPreset ? unpacking(text) : JSON.stringify(text)});` };
    });
  },
};

/** Nothing else loads zlib: it is asked for at the time, an import would be carried out while the function loads. */
function unpacking(text: string): string {
  const packed = gzipSync(text, { level: 9 }).toString('base64');
  return `process.getBuiltinModule('node:zlib').gunzipSync(Buffer.from('${packed}', 'base64')).toString()`;
}
