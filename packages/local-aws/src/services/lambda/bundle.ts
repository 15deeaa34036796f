import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Bundles the bootstrap every worker runs into one JavaScript file below the data folder: stripping types would cost each start 30 ms. */
export async function bundleBootstrap(dataDir: string): Promise<URL> {
  const outfile = path.join(dataDir, 'lambda', 'bootstrap.mjs');
  await mkdir(path.dirname(outfile), { recursive: true });
  await build({
    entryPoints: [fileURLToPath(new URL('./bootstrap/main', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'error',
  });
  return pathToFileURL(outfile);
}
