/** The same in whole seconds since 1970-01-01 UTC, for who works out many due times: it makes no objects of instants. */
export { type DueSeconds, dueSecondsOf, elapsedSecondsOf } from './due-seconds.ts';
export { type Hold, inOrder } from './holds.ts';
export { firstOpening } from './open-time.ts';
export { openingsOn, type Schedule, scheduleOf } from './schedule.ts';
export { instantAt, secondsAt } from './seconds.ts';
export { parseTarget, type Target } from './target.ts';
export { secondsOfText, textIn } from './text.ts';
export { DAY, dateOfDay, dayLater, dayOfDate, firstInstantShowing } from './zone.ts';
