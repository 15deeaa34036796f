import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import type { FunctionName } from '../functions/environment.ts';
import { embedPolicies, layPresetsBeside } from './embed-policies.ts';
import { embedReference } from './embed-reference.ts';
import { leaveOut } from './leave-out.ts';

const root = resolve(import.meta.dirname, '..');

/** Where each function's handler lives. */
const entries: Readonly<Record<FunctionName, string>> = {
  webhook: 'functions/http/webhook.ts',
  api: 'functions/http/api.ts',
  policyApi: 'functions/http/policy-api.ts',
  reference: 'functions/http/reference.ts',
  lifecycle: 'functions/stream/lifecycle.ts',
  mail: 'functions/stream/mail.ts',
  mailFeedback: 'functions/mail/feedback.ts',
  digest: 'functions/schedule/digest.ts',
  sendWebhooks: 'functions/webhook/send.ts',
  advanceTicket: 'functions/task/advance-ticket.ts',
  advanceVisit: 'functions/task/advance-visit.ts',
  backtest: 'functions/task/backtest.ts',
  planVisits: 'functions/schedule/plan-visits.ts',
  summary: 'functions/schedule/summary.ts',
  sweep: 'functions/schedule/sweep.ts',
};

/**
 * How every function is bundled. Everything is bundled, the AWS SDK too: that loads faster than the SDK of the Lambda
 * runtime. As CommonJS: of one large file Node.js loads it two or three milliseconds faster than as an ES module. Texts in
 * Korean and Chinese stay as they are: escaped they would take twice the room.
 */
export const bundleOptions = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  format: 'cjs',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  alias: { '@aws-sdk/credential-provider-node': join(root, 'functions/_kit/lambda-credentials.ts') },
  logLevel: 'error',
  plugins: [leaveOut, embedPolicies, embedReference],
} satisfies BuildOptions;

/**
 * Bundles every function into `<directory>/<name>/index.js`, with what it reads on demand beside it, and what went into
 * each into `<directory>/meta.json`.
 */
export async function bundleFunctions(directory: string): Promise<void> {
  // A function is all that lies in its folder: what an earlier version left there would be deployed with it.
  rmSync(directory, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([name, entry]) => ({ in: join(root, entry), out: `${name}/index` })),
    outdir: directory,
    ...bundleOptions,
    metafile: true,
  });
  for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
    const folder = dirname(resolve(root, output));
    // Without it Node.js would go by the package.json of this project where bundles lie in its folders.
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'commonjs' }));
    layPresetsBeside(
      folder,
      Object.keys(inputs).map((input) => resolve(root, input)),
    );
  }
  writeFileSync(join(directory, 'meta.json'), JSON.stringify(metafile));
}
