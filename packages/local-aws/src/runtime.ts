import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ActivityCounter } from './activity.ts';
import { MovableClock } from './clock.ts';
import { listen } from './http-listener.ts';
import { ensureJava } from './java.ts';
import { MemoryMeter } from './meter.ts';
import { runtimePages, unavailable } from './pages.ts';
import { createServices, kindsOf } from './runtime-context.ts';
import { createServer, type HttpHandler } from './server.ts';
import type { EpochMs, Log, PageLink, Runtime } from './service.ts';
import { SERVICES, type ServiceFactory } from './services.ts';
import { openStore } from './store.ts';
import { readAssembly, type StackAssembly } from './template/assembly.ts';
import { declareStack } from './template/declare.ts';

/** How long (real time) an orderly stop waits for what is under way; the rest is picked up at the next start. */
const STOP_PATIENCE_MS = 5000;

export interface RuntimeOptions {
  /** Where `cdk synth` wrote, e.g. `cdk.out`. */
  assemblyDir: string;
  /** Where everything that must survive a restart is kept, e.g. `.local-aws`. */
  dataDir: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Virtual milliseconds per real millisecond; 1 unless told otherwise. */
  speed?: number;
  /** Where the clock of a fresh data folder starts. */
  clock?: EpochMs;
  /** Keeps nothing: the data folder is only used for temporary files. */
  inMemory?: boolean;
  /** It ends within a minute or so: what only pays in the long run is left out. */
  shortLived?: boolean;
  log?: Log;
  /** Pages of the application that its people look at, shown on the home page. */
  links?: readonly PageLink[];
  /** The emulated services; all of them unless told otherwise. */
  services?: readonly ServiceFactory[];
}

export interface RunningRuntime {
  /** E.g. `http://localhost:8787`, for the HTTP API, the AWS APIs and the pages alike. */
  endpoint: string;
  clock: MovableClock;
  activity: ActivityCounter;
  meter: MemoryMeter;
  /** The stack's outputs, resolved. */
  outputs: Record<string, unknown>;
  runtime: Runtime;
  /** Orderly end: what is under way is given a moment, then everything is closed. */
  stop(): Promise<void>;
}

/**
 * Runs the synthesized template.
 * @throws StartupProblem when the port, the data folder or the assembly cannot be used.
 * @throws UnsupportedTemplate when the template asks for what the runtime cannot do.
 */
export async function startRuntime(options: RuntimeOptions): Promise<RunningRuntime> {
  const log = options.log ?? (() => undefined);
  const dataDir = path.resolve(options.dataDir);
  const stack = readAssembly(options.assemblyDir);
  if (hasTables(stack)) await ensureJava((message) => log('java', message));
  // What has been opened is closed the other way round, whether the start fails or the runtime is stopped.
  const opened = new AsyncDisposableStack();
  try {
    const { inMemory = false, shortLived = inMemory } = options;
    const store = openStore(dataDir, { inMemory });
    opened.defer(() => store.close());
    const activity = new ActivityCounter();
    const meter = new MemoryMeter();
    const clock = new MovableClock({ db: store.db, activity, log, ...clockOptions(options) });

    // The address is part of what resources are called, so the port is taken before they get their names.
    let answer: HttpHandler = async () => unavailable();
    const listener = await listen(options.port ?? 0, (request) => answer(request));
    opened.defer(() => listener.close());
    const endpoint = `http://localhost:${listener.port}`;

    const { runtime, services } = createServices(
      { clock, activity, meter, db: store.db, dataDir, inMemory, shortLived, log, endpoint, stack },
      options.services ?? SERVICES,
    );
    const outputs = declareStack(stack, kindsOf(services), runtime);
    runtime.assembly.outputs = outputs;

    let ready = false;
    const { links = [] } = options;
    const pages = runtimePages({ endpoint, stackName: stack.stackName, links, clock, activity, meter, outputs });
    answer = createServer({ services, pages, clock, activity, log, ready: () => ready });
    for (const service of services) {
      opened.defer(() => service.stop?.());
      service.launch?.();
    }
    for (const service of services) {
      await service.start?.();
      log(service.name, 'ready');
    }
    opened.defer(() => settle(activity));
    clock.start();
    opened.defer(() => clock.stop());
    ready = true;
    opened.defer(() => {
      ready = false;
    });
    return { endpoint, clock, activity, meter, outputs, runtime, stop: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** Tables are kept by DynamoDB Local, a Java program. */
function hasTables({ template }: StackAssembly): boolean {
  return Object.values(template.Resources).some(({ Type: type }) => type === 'AWS::DynamoDB::Table');
}

function clockOptions({ speed, clock }: RuntimeOptions): { speed?: number; startAt?: EpochMs } {
  return { ...(speed !== undefined && { speed }), ...(clock !== undefined && { startAt: clock }) };
}

async function settle(activity: ActivityCounter): Promise<void> {
  const patience = new AbortController();
  await Promise.race([
    activity.idle(),
    delay(STOP_PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
}
