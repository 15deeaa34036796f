import type { ActivityCounter } from './activity.ts';
import { ClockStopped, type MovableClock } from './clock.ts';
import { BadMove, readMove } from './clock-moves.ts';
import { homePage } from './home-page.ts';
import type { MemoryMeter } from './meter.ts';
import type { AwsResponse, EpochMs, LocalPage, PageLink } from './service.ts';

export interface RuntimePagesOptions {
  endpoint: string;
  stackName: string;
  /** The application's own pages, for people. */
  links: readonly PageLink[];
  clock: MovableClock;
  activity: ActivityCounter;
  meter: MemoryMeter;
  outputs: Record<string, unknown>;
}

/** The runtime's own pages below `/_local/`: home, clock, meter, outputs. */
export function runtimePages(options: RuntimePagesOptions): Readonly<Record<string, LocalPage>> {
  const { clock, activity, meter, outputs } = options;
  const reading = () => {
    const next = clock.nextDue();
    return { now: instant(clock.now()), speed: clock.speed, next: next === undefined ? null : instant(next) };
  };
  return {
    'GET ': () => ({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: homePage({ ...options, ...reading(), busy: activity.describe() }),
    }),
    'GET clock': () => json(200, reading()),
    'POST clock': ({ body }) => moved(clock, () => readMove(body.toString())),
    // A move to the present fires what is overdue and waits until everything has come to rest.
    'POST idle': () => moved(clock, () => (now) => now),
    'GET activity': () => json(200, activity.describe()),
    'GET meter': () => json(200, meter.snapshot()),
    'POST meter/reset': () => {
      meter.reset();
      return json(200, meter.snapshot());
    },
    'GET outputs': () => json(200, outputs),
  };
}

/** Moves the clock, and says what the answer is: only a move that was made is a success. */
async function moved(clock: MovableClock, read: () => (now: EpochMs) => EpochMs): Promise<AwsResponse> {
  try {
    const fired = await clock.advanceTo(read());
    return json(200, { now: instant(clock.now()), fired });
  } catch (error) {
    if (error instanceof BadMove) return badRequest(error);
    if (error instanceof ClockStopped) return unavailable();
    throw error;
  }
}

/** While the runtime starts or stops. */
export function unavailable(): AwsResponse {
  const detail = 'The local stack is starting or stopping: ask again in a moment.';
  return problem({ title: 'Service Unavailable', status: 503, detail }, { 'retry-after': '1' });
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

function json(status: number, body: unknown): AwsResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function badRequest({ field, message }: BadMove): AwsResponse {
  const errors = [{ field, message }];
  return problem({ title: 'Bad Request', status: 400, detail: `${field} ${message}`, errors });
}

/** RFC 9457. */
function problem(
  members: { title: string; status: number; detail: string; errors?: object[] },
  headers: Record<string, string> = {},
): AwsResponse {
  return {
    status: members.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify({ type: 'about:blank', ...members }),
  };
}
