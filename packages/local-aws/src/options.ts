import path from 'node:path';
import { parseArgs } from 'node:util';
import { EXPECTED_INSTANT, readInstant } from './instant.ts';
import type { EpochMs, PageLink } from './service.ts';
import { StartupProblem } from './startup-problem.ts';

export interface CommandLine {
  help: boolean;
  port: number;
  speed: number;
  clock?: EpochMs;
  /** Absolute. */
  dataDir: string;
  /** Absolute: a cloud assembly to run as it is; synthesized anew when absent. */
  assemblyDir?: string;
  inMemory: boolean;
  verbose: boolean;
}

/** How an application has the command run: what its people type, and what they look at. */
export interface CommandOptions {
  /** The CDK app to run: the folder with its `cdk.json`, absolute. */
  root: string;
  /** As typed before the options, e.g. `npm start --`. */
  command: string;
  /** Where everything is kept unless `--data` says so, e.g. `.local-aws`. */
  dataDir: string;
  /** Pages of the application that its people look at. */
  links?: readonly PageLink[];
}

export const usage = ({ command, dataDir }: CommandOptions) => `Runs the synthesized template on this machine.

  ${command} [options]

  --port <n>         port to listen on (8787)
  --speed <n>        how many times as fast as real time the clock runs (1)
  --clock <instant>  where the clock of a fresh data folder starts, e.g. 2026-05-04T00:00:00Z (now)
  --data <folder>    where everything is kept (${dataDir})
  --in-memory        keeps nothing
  --app <folder>     runs what was synthesized before (e.g. cdk.out) instead of synthesizing
  --verbose          shows what functions log, too
  --help             shows this
`;

/** @throws StartupProblem naming the option that is wrong. */
export function readCommandLine(args: string[], given: CommandOptions): CommandLine {
  const { values } = parse(args, given);
  const readNumber = numberReader(given);
  return {
    help: values.help,
    port: readNumber('--port', values.port, (port) => Number.isInteger(port) && port >= 0 && port <= 65_535),
    speed: readNumber('--speed', values.speed, (speed) => speed >= 1 && speed <= 1_000_000),
    ...(values.clock !== undefined && { clock: readClock(values.clock) }),
    dataDir: path.resolve(values.data),
    ...(values.app !== undefined && { assemblyDir: path.resolve(values.app) }),
    inMemory: values['in-memory'],
    verbose: values.verbose,
  };
}

function parse(args: string[], given: CommandOptions) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '8787' },
        speed: { type: 'string', default: '1' },
        clock: { type: 'string' },
        data: { type: 'string', default: given.dataDir },
        app: { type: 'string' },
        'in-memory': { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new StartupProblem(`${(error as Error).message}\n\n${usage(given)}`);
  }
}

function numberReader(given: CommandOptions) {
  return (option: string, text: string, fits: (value: number) => boolean): number => {
    const value = Number(text);
    if (text.trim() !== '' && fits(value)) return value;
    throw new StartupProblem(`${option} ${text} does not fit.\n\n${usage(given)}`);
  };
}

function readClock(text: string): EpochMs {
  try {
    return readInstant(text);
  } catch {
    throw new StartupProblem(`--clock ${text} is not ${EXPECTED_INSTANT}.`);
  }
}
