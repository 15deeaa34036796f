/** What a folder may import of the others and of packages. Tools and tests may import anything. */
import path from 'node:path';
import { importsOf } from './scan.ts';

const domain = ['domain', 'business-time', 'temporal-polyfill', 'zod/mini'];

/** The first row whose pattern a file fits counts. A file may always import what its own row is about. */
const mayImport: readonly (readonly [files: string, targets: readonly string[]])[] = [
  ['domain', ['business-time', 'temporal-polyfill', 'zod/mini']],
  ['api', [...domain, 'adapters/shops/standard.ts']],
  ['application', [...domain, 'policies']],
  ['reactions', [...domain, 'application', 'node:crypto', 'adapters/dynamo/table.ts']],
  ['adapters', [...domain, 'application', 'node:', '@aws-sdk', 'nodemailer']],
  [
    'functions',
    [
      ...[...domain, 'api', 'application', 'reactions', 'adapters', 'policies', 'workflows/*/contract.ts'],
      ...['node:', '@middy/core', 'aws-lambda', 'aftercare:reference'],
    ],
  ],
  ['workflows/*/{contract,answer}.ts', domain],
  ['workflows', ['domain', 'aws-cdk-lib', 'constructs']],
  [
    'infra',
    [
      ...['domain', 'workflows', 'policies', 'reactions', 'api', 'adapters/dynamo/table.ts'],
      ...['functions/environment.ts', 'functions/measures.ts'],
      ...['node:', 'aws-cdk-lib', 'constructs', 'esbuild'],
    ],
  ],
  ['policies', ['domain']],
];

/** Imports that no row allows, and those of a package that lead out of it; packages by name are its package.json's, and knip's. */
export function boundariesCrossed(): string[] {
  const ours = importsOf('{adapters,api,application,domain,functions,infra,policies,reactions,workflows}/**/*.ts');
  const crossed = ours.filter(({ file, target }) => {
    const [files, targets] = mayImport.find(([pattern]) => isIn(pattern, file))!;
    return ![files, ...targets].some((pattern) => isIn(pattern, target));
  });
  const packages = importsOf('packages/*/{src,testing,test,holidays,examples}/**/*.ts').filter(
    ({ file, specifier, target }) =>
      specifier.startsWith('.') && !isIn(file.split(path.sep).slice(0, 2).join('/'), target),
  );
  return [...crossed, ...packages].map(({ file, specifier }) => `${file} may not import ${specifier}`);
}

/** `@aws-sdk` is all its packages, `node:` every module of Node.js, `domain` each of its files. */
function isIn(pattern: string, target: string): boolean {
  if (pattern.endsWith(':')) return target.startsWith(pattern);
  return path.matchesGlob(target, pattern) || path.matchesGlob(target, `${pattern}/**`);
}
