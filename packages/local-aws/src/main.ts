/** `npm start`: synthesizes the template, runs it, says where everything is, and stays up. */
import { listen } from './http-listener.ts';
import { ensureJava } from './java.ts';
import { readCommandLine, USAGE } from './options.ts';
import { type RunningRuntime, startRuntime } from './runtime.ts';
import { type Log, UnsupportedTemplate } from './service.ts';
import { StartupProblem } from './startup-problem.ts';
import { synthesize } from './synthesize.ts';

/** The CDK app to run: whoever calls the command stands in its folder. */
const ROOT = process.cwd();

const startedAt = performance.now();

let verbose = false;
let running: RunningRuntime | undefined;
let stopping = false;

const log: Log = (source, message, detail) => {
  if (detail?.level === 'debug' && !verbose) return;
  const elapsed = `${Math.round(performance.now() - startedAt)} ms`.padStart(9);
  console.log(`${elapsed}  ${source.padEnd(20)} ${message}${detail ? ` ${JSON.stringify(detail)}` : ''}`);
};

async function main(): Promise<void> {
  const { help, port, assemblyDir: given, verbose: showAll, ...options } = readCommandLine(process.argv.slice(2));
  verbose = showAll;
  if (help) {
    console.log(USAGE);
    return;
  }
  // What may be missing is looked at before anything slow.
  await checkPort(port);
  await ensureJava((message) => log('java', message));
  log('java', 'ready');
  const assemblyDir = given ?? (await synthesize(ROOT));
  log('template', given ? `as synthesized in ${given}` : 'synthesized');
  running = await startRuntime({ ...options, port, assemblyDir, log });
  console.log(addresses(running, options.dataDir));
}

async function checkPort(port: number): Promise<void> {
  const probe = await listen(port, async () => ({ status: 503, body: '' }));
  await probe.close();
}

function addresses({ endpoint, clock }: RunningRuntime, dataDir: string): string {
  const rows = [
    ['API', endpoint],
    ['API reference', `${endpoint}/reference`],
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

process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
main().catch((error: unknown) => {
  const expected = error instanceof StartupProblem || error instanceof UnsupportedTemplate;
  console.error(expected ? `\n${error.message}\n` : error);
  process.exit(1);
});
