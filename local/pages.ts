import type { ActivityCounter } from './activity.ts';
import type { MovableClock } from './clock.ts';
import { BadMove, readMove } from './clock-moves.ts';
import { homePage } from './home-page.ts';
import type { MemoryMeter } from './meter.ts';
import type { AwsResponse, LocalPage } from './service.ts';

export interface RuntimePagesOptions {
  endpoint: string;
  stackName: string;
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
    'POST clock': async ({ body }) => {
      try {
        const fired = await clock.advanceTo(readMove(body.toString()));
        return json(200, { now: instant(clock.now()), fired });
      } catch (error) {
        if (error instanceof BadMove) return badRequest(error);
        throw error;
      }
    },
    // A move to the present fires what is overdue and waits until everything has come to rest.
    'POST idle': async () => {
      const fired = await clock.advanceTo((now) => now);
      return json(200, { now: instant(clock.now()), fired });
    },
    'GET activity': () => json(200, activity.describe()),
    'GET meter': () => json(200, meter.snapshot()),
    'POST meter/reset': () => {
      meter.reset();
      return json(200, meter.snapshot());
    },
    'GET outputs': () => json(200, outputs),
  };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

function json(status: number, body: unknown): AwsResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function badRequest({ field, message }: BadMove): AwsResponse {
  const problem = {
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: `${field} ${message}`,
    errors: [{ field, message }],
  };
  return {
    status: 400,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify(problem),
  };
}
