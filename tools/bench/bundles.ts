import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { environments } from '../../functions/environment.ts';
import { bundleOptions } from '../../infra/bundle.ts';
import { atMost, median, type Report, round } from './report.ts';

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

const largestBundle = 500_000;
const slowestLoad = 1.5;
/** Fresh processes for each bundle and each empty handler. */
const rounds = 21;

interface Bundle {
  name: string;
  file: string;
  /** Packages of AWS SDK clients in it. */
  clients: string[];
}

/** What loading a module took: CPU time of all threads of its process, and the time that went by. */
interface Load {
  cpuMs: number;
  wallMs: number;
}

/**
 * Size and load time of each bundle beside an empty handler that makes the same AWS SDK clients, bundled in the same
 * way. Whatever else the machine does adds to the time that goes by: so a bundle and its empty handler are loaded right
 * after one another, and of the ratios of such pairs the median counts. The ratio of CPU times moves less.
 */
export async function benchBundles(report: Report): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aftercare-bench-'));
  try {
    for (const bundle of await readBundles()) {
      const empty = await bundleEmptyHandler(folder, bundle);
      const pairs: { bundle: Load; empty: Load }[] = [];
      for (let count = 0; count < rounds; count += 1) {
        pairs.push({ bundle: await load(bundle.file), empty: await load(empty) });
      }
      const bytes = await sizeOf(path.dirname(bundle.file));
      const ratioOf = (of: keyof Load) => round(median(pairs.map((pair) => pair.bundle[of] / pair.empty[of])), 2);
      const ratio = ratioOf('wallMs');
      report.figure({
        bench: 'bundle',
        function: bundle.name,
        bytes,
        ...loadFigures(pairs.map((pair) => pair.bundle)),
        empty: { bytes: (await stat(empty)).size, ...loadFigures(pairs.map((pair) => pair.empty)) },
        ratio,
        cpuRatio: ratioOf('cpuMs'),
        clients: bundle.clients,
        unit: 'ms',
      });
      report.target(atMost(`bundle ${bundle.name}`, bytes, largestBundle, 'bytes'));
      // Beside an empty file, which is what a handler without clients would be, anything takes many times as long.
      if (bundle.clients.length === 0) continue;
      report.target(atMost(`load time of ${bundle.name} beside an empty handler`, ratio, slowestLoad, 'times'));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

function loadFigures(loads: Load[]) {
  const medianOf = (of: keyof Load) => round(median(loads.map((load) => load[of])), 1);
  return { cpuMs: medianOf('cpuMs'), wallMs: medianOf('wallMs') };
}

/** What infra/bundle.ts has made, and from what. */
async function readBundles(): Promise<Bundle[]> {
  const folder = path.join(root, 'dist/functions');
  const { outputs } = JSON.parse(await readFile(path.join(folder, 'meta.json'), 'utf8')) as {
    outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
  };
  return Object.entries(outputs).map(([output, { inputs }]) => {
    const packages = Object.keys(inputs).map((input) => /node_modules\/(@aws-sdk\/client-[^/]+)\//.exec(input)?.[1]);
    return {
      name: path.basename(path.dirname(output)),
      file: path.join(root, output),
      clients: [...new Set(packages.filter((name) => name !== undefined))],
    };
  });
}

/** Of all that is deployed with a function. */
async function sizeOf(folder: string): Promise<number> {
  const files = await Promise.all((await readdir(folder)).map((name) => stat(path.join(folder, name))));
  return files.reduce((sum, { size }) => sum + size, 0);
}

async function bundleEmptyHandler(folder: string, { name, clients }: Bundle): Promise<string> {
  const outfile = path.join(folder, name, 'index.js');
  const makes = await Promise.all(
    clients.map(async (client) => {
      const { default: _, ...exported } = (await import(client)) as Record<string, unknown>;
      const className = Object.keys(exported).find((one) => /^[A-Z]\w*Client$/.test(one))!;
      return `import { ${className} } from '${client}';\nnew ${className}({});`;
    }),
  );
  const contents = `${makes.join('\n')}\nexport const handler = async () => undefined;\n`;
  await build({ ...bundleOptions, outfile, stdin: { contents, resolveDir: root } });
  return outfile;
}

async function load(file: string): Promise<Load> {
  const loader = path.join(import.meta.dirname, 'load-module.ts');
  const { stdout } = await run(process.execPath, [loader, file], { env: environment });
  return JSON.parse(stdout) as Load;
}

/** Any values do: nothing is called. */
const environment = {
  ...Object.fromEntries(Object.values(environments).flatMap((names) => names.map((name) => [name, 'arn:any']))),
  AWS_REGION: 'us-east-1',
  MAIL_FROM: 'Bench <bench@aftercare.example>',
};
