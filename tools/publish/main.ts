/**
 * Compiles a package into its folder `dist`, from where it can be published: `npm run build -w local-aws`.
 *
 * Node.js strips no types below `node_modules`: in `dist` is JavaScript with declarations, and a `package.json` of its own.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const folder = process.cwd();
const dist = path.join(folder, 'dist');
const sources = ['src', 'testing', 'holidays'].filter((name) => existsSync(path.join(folder, name)));

rmSync(dist, { recursive: true, force: true });
writeFileSync(path.join(folder, 'tsconfig.build.json'), JSON.stringify(settings()));
try {
  const tsc = path.join(root, 'node_modules/.bin/tsc');
  execFileSync(tsc, ['-p', 'tsconfig.build.json'], { cwd: folder, stdio: 'inherit' });
} finally {
  rmSync(path.join(folder, 'tsconfig.build.json'));
}
for (const name of ['README.md', 'CHANGELOG.md', 'CONFORMANCE.md', 'LICENSE']) {
  if (existsSync(path.join(folder, name))) copyFileSync(path.join(folder, name), path.join(dist, name));
}
const {
  private: _private,
  scripts: _scripts,
  devDependencies: _development,
  ...published
} = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8').replaceAll(/(\.\/[\w/-]+)\.ts"/g, '$1.js"'));
writeFileSync(
  path.join(dist, 'package.json'),
  `${JSON.stringify({ ...published, engines: { node: '>=24' } }, null, 2)}\n`,
);

function settings(): object {
  return {
    extends: path.relative(folder, path.join(root, 'tsconfig.json')),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      rootDir: '.',
      outDir: 'dist',
    },
    include: sources,
    exclude: ['holidays/make'],
  };
}
