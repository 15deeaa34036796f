/** Vitest's global set-up: synthesizes the template once for every test that runs it. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the cloud assembly. */
    assemblyDir: string;
  }
}

const root = path.resolve(import.meta.dirname, '../..');

export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // Another project of this run has it already.
  if (project.getProvidedContext().assemblyDir) return undefined;
  const assemblyDir = await mkdtemp(path.join(tmpdir(), 'aftercare-assembly-'));
  await promisify(execFile)(process.execPath, ['infra/app.ts'], {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: assemblyDir },
  });
  project.vitest.getRootProject().provide('assemblyDir', assemblyDir);
  return () => rm(assemblyDir, { recursive: true, force: true });
}
