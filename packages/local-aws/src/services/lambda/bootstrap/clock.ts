import { readClock } from '../../../clock-memory.ts';

/**
 * Makes everything in this thread that asks for the present read the runtime's movable clock: `new Date()`, `Date()`,
 * `Date.now` (and so what polyfills build on it) and `Intl.DateTimeFormat` called without a date. Timers stay real.
 */
export function replaceClock(memory: SharedArrayBuffer): void {
  const now = () => readClock(memory);
  const RealDate = Date;
  RealDate.now = now;
  const MovedDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
  });
  RealDate.prototype.constructor = MovedDate;
  globalThis.Date = MovedDate;

  const format = Intl.DateTimeFormat.prototype;
  const { formatToParts } = format;
  format.formatToParts = function (date = now()) {
    return formatToParts.call(this, date);
  };
  const boundFormat = Object.getOwnPropertyDescriptor(format, 'format')!.get!;
  Object.defineProperty(format, 'format', {
    configurable: true,
    get(this: Intl.DateTimeFormat) {
      const formatDate: Intl.DateTimeFormat['format'] = boundFormat.call(this);
      return (date: Date | number = now()) => formatDate(date);
    },
  });
}
