import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { StartupProblem } from './startup-problem.ts';

/**
 * Runs the CDK app as the CDK CLI does: the command in `cdk.json`, told by its environment where to write and in which context.
 * @returns the absolute path of the cloud assembly.
 * @throws StartupProblem with what the app printed.
 */
export async function synthesize(root: string): Promise<string> {
  const settings = path.join(root, 'cdk.json');
  const { app, context = {} } = JSON.parse(readFileSync(settings, 'utf8')) as { app: string; context?: object };
  const output = path.join(root, 'cdk.out');
  const child = spawn(app, {
    cwd: root,
    shell: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CDK_OUTDIR: output, CDK_CONTEXT_JSON: JSON.stringify(context) },
  });
  const [complaint, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve)),
  ]);
  if (code !== 0) throw new StartupProblem(`The template could not be synthesized (\`${app}\`):\n${complaint.trim()}`);
  return output;
}
