import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartupProblem } from './startup-problem.ts';

/** DynamoDB Local needs it. */
const OLDEST_JAVA = 17;
const FETCHED_JAVA = 21;

/** In the `node_modules` that has the package which fetches it. */
const MODULES = createRequire(import.meta.url)
  .resolve('njre')
  .split(`${path.sep}njre${path.sep}`)[0]!;
const CACHE = path.join(MODULES, '.cache', 'local-aws', 'java');

let ensured: Promise<void> | undefined;

/**
 * Sees to it that `java` on the PATH of this process and its children is new enough: the one of JAVA_HOME, the one on
 * the PATH, one fetched earlier, or else one fetched now.
 * Looks once; later calls answer the same.
 * @param say is told when a download begins.
 * @throws StartupProblem with the line that installs Java.
 */
export function ensureJava(say: (message: string) => void = () => undefined): Promise<void> {
  ensured ??= findOrFetch(say);
  return ensured;
}

async function findOrFetch(say: (message: string) => void): Promise<void> {
  const homes = [process.env.JAVA_HOME || undefined, undefined, fetchedHome()];
  for (const home of homes) {
    if (await isRecent(home)) return use(home);
  }
  say(`no Java ${OLDEST_JAVA} or newer found, fetching a runtime`);
  try {
    await fetchRuntime();
  } catch (error) {
    throw missingJava((error as Error).message);
  }
  const fetched = fetchedHome();
  if (!(await isRecent(fetched))) throw missingJava('what was fetched does not run here');
  use(fetched);
}

function use(home: string | undefined): void {
  if (home === undefined) return;
  process.env.JAVA_HOME = home;
  process.env.PATH = [path.join(home, 'bin'), process.env.PATH].join(path.delimiter);
}

/** `home` undefined stands for the `java` on the PATH. */
async function isRecent(home: string | undefined): Promise<boolean> {
  const java = home === undefined ? 'java' : path.join(home, 'bin', 'java');
  try {
    // Prints to stderr: openjdk version "17.0.15" 2025-04-15
    const { stderr } = await promisify(execFile)(java, ['-version']);
    return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0) >= OLDEST_JAVA;
  } catch {
    return false;
  }
}

async function fetchRuntime(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  // Loaded only when needed; it puts a folder `jre` beside `installPath`.
  const { install } = await import('njre');
  await install(FETCHED_JAVA, { type: 'jre', installPath: path.join(CACHE, 'here') });
}

function fetchedHome(): string | undefined {
  const homes = globSync(['jre/*/bin/java', 'jre/*/bin/java.exe', 'jre/*/Contents/Home/bin/java'], { cwd: CACHE });
  const [java] = homes.map((found) => path.join(CACHE, found)).filter(existsSync);
  return java === undefined ? undefined : path.dirname(path.dirname(java));
}

function missingJava(reason: string): StartupProblem {
  return new StartupProblem(
    [
      `Java ${OLDEST_JAVA} or newer is needed (by DynamoDB Local), and none could be found or fetched (${reason}). Install it with:`,
      '  Debian/Ubuntu   sudo apt-get install -y openjdk-17-jre-headless   (from Debian 13 on: openjdk-21-jre-headless)',
      '  macOS           brew install --cask temurin',
      '  Windows         winget install EclipseAdoptium.Temurin.21.JRE',
      'or set JAVA_HOME to one that is installed already.',
    ].join('\n'),
  );
}
