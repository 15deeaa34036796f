import middy from '@middy/core';
import { faultOf, log } from './log.ts';

/** A scheduled run: what it did is logged as counts; a fault is logged and thrown, so that it is tried again. */
export function scheduled(name: string, run: () => Promise<Record<string, number | string | boolean>>) {
  return middy<unknown, Record<string, unknown>>()
    .onError(({ error }) => log('error', `${name} failed`, faultOf(error)))
    .handler(async () => {
      const done = await run();
      log('info', name, done);
      return done;
    });
}
