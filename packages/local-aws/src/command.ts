/** The command: synthesizes the template, runs it, says where everything is, and stays up. */
import { listen } from './http-listener.ts';
import { ensureJava } from './java.ts';
import { type CommandOptions, readCommandLine, usage } from './options.ts';
import { type RunningRuntime, startRuntime } from './runtime.ts';
import { type Log, type PageLink, UnsupportedTemplate } from './service.ts';
import { StartupProblem } from './startup-problem.ts';
import { synthesize } from './synthesize.ts';

const startedAt = performance.now();

let verbose = false;
let running: RunningRuntime | undefined;
let stopping = false;

const log: Log = (source, message, detail) => {
  if (detail?.level === 'debug' && !verbose) return;
  const elapsed = `${Math.round(performance.now() - startedAt)} ms`.padStart(9);
  console.log(`${elapsed}  ${source.padEnd(20)} ${message}${detail ? ` ${JSON.stringify(detail)}` : ''}`);
};

/**
 * Runs the command, and ends the process when it cannot.
 * @param args as typed, without the program's name
 */
export function runCommand(args: string[], options: CommandOptions): void {
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  start(args, options).catch((error: unknown) => {
    const expected = error instanceof StartupProblem || error instanceof UnsupportedTemplate;
    console.error(expected ? `\n${error.message}\n` : error);
    process.exit(1);
  });
}

async function start(args: string[], given: CommandOptions): Promise<void> {
  const { help, port, assemblyDir: synthesized, verbose: showAll, ...options } = readCommandLine(args, given);
  verbose = showAll;
  if (help) {
    console.log(usage(given));
    return;
  }
  // What may be missing is looked at before anything slow.
  await checkPort(port);
  await ensureJava((message) => log('java', message));
  log('java', 'ready');
  const assemblyDir = synthesized ?? (await synthesize(given.root));
  log('template', synthesized ? `as synthesized in ${synthesized}` : 'synthesized');
  const { links = [] } = given;
  running = await startRuntime({ ...options, port, assemblyDir, links, log });
  console.log(addresses(running, links, options.dataDir));
}

async function checkPort(port: number): Promise<void> {
  const probe = await listen(port, async () => ({ status: 503, body: '' }));
  await probe.close();
}

function addresses({ endpoint, clock }: RunningRuntime, links: readonly PageLink[], dataDir: string): string {
  const rows = [
    ['API', endpoint],
    ...links.map(({ label, path }) => [label, endpoint + path]),
    ['Mail inbox', `${endpoint}/_local/inbox`],
    ['Executions', `${endpoint}/_local/executions`],
    ['Home', `${endpoint}/_local/`],
    ['Clock', `${new Date(clock.now()).toISOString()}${clock.speed === 1 ? '' : `, ${clock.speed} times real time`}`],
    ['Data', dataDir],
  ];
  return `\n${rows.map(([what, where]) => `  ${what!.padEnd(15)} ${where}`).join('\n')}\n\n  Ctrl-C stops.\n`;
}

/** The first signal stops in order, a second one at once; so does the first while there is nothing to stop yet. */
async function onSignal(): Promise<void> {
  if (!running || stopping) process.exit(130);
  stopping = true;
  log('runtime', 'stopping');
  await running.stop();
  log('runtime', 'stopped');
  process.exit(0);
}
