import type { Random } from './random.ts';

/** Values well-meaning callers never send, and some they might. */
const texts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  'a\r\nBcc: evil@mail.example',
  '\u202eevil\u2066',
  '\u200b\u200b',
  '\ufeff',
  '\ud800',
  '👩‍👩‍👧‍👦'.repeat(20),
  '한글과 中文과 العربية',
  '<script>alert(1)</script>',
  '"; DROP TABLE x; --',
  '{{7*7}}',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'true',
  '%00%ff',
  '#',
  '~0~1/',
  'x'.repeat(201),
  'x'.repeat(10_001),
  'x'.repeat(70_000),
  'é'.repeat(5_000),
] as const;

const instants = [
  '0000-00-00T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
  '1500-01-01T00:00:00Z',
  '1899-12-31T23:59:59Z',
  '1900-01-01T00:00:00Z',
  '1900-01-01T00:00:00+14:00',
  '1969-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-06-01T24:00:00Z',
  '2026-06-01T99:99:99Z',
  '2026-06-01T09:00:00',
  '2026-06-01T09:00Z',
  '2026-06-01T09:00:00.123456789Z',
  '2026-06-01T09:00:00.1234567890123Z',
  '2026-06-01T09:00:00-00:00',
  '2026-06-01T09:00:00+99:99',
  '2016-12-31T23:59:60Z',
  '2026-12-31T23:59:59+09:00',
  '2038-01-19T03:14:08Z',
  '2099-01-01T00:00:00Z',
  '2200-12-31T23:59:59.999Z',
  '2201-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '+010000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '0000-00-00T00:00:00',
  '2026-05-05T07:30:12',
] as const;

const dates = [
  '0000-00-00',
  '0000-01-01',
  '1899-12-31',
  '1900-01-01',
  '2026-02-29',
  '2026-02-30',
  '2028-02-29',
  '2200-12-31',
  '2201-01-01',
  '9999-12-31',
  '10000-01-01',
  '2026-2-1',
] as const;

const durations = [
  'P',
  'PT',
  'P0D',
  'PT0S',
  '-PT1H',
  'P1Y2M3W4DT5H6M7S',
  'P10Y',
  'P11Y',
  'P9999999D',
  'PT1.5H',
  `P${'9'.repeat(400)}D`,
] as const;

const numbers = [0, -0, -1, 1, 0.5, 1e-7, 100, 101, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 1e21, 1e308, -1e308] as const;

const others = [null, true, false, [], {}, [[]], [null], { $ref: '#' }] as const;

/** A value to put in the place of any other. */
export function hostileValue(random: Random): unknown {
  switch (random.below(9)) {
    case 0:
    case 1:
      return random.pick(texts);
    case 2:
    case 3:
      return random.pick(instants);
    case 4:
      return random.pick(dates);
    case 5:
      return random.pick(durations);
    case 6:
      return random.pick(numbers);
    case 7:
      // A copy: later changes are to be of this request alone.
      return structuredClone(random.pick(others));
    default:
      return random.chance(0.8) ? randomText(random) : nested(1 + random.below(200));
  }
}

/** A text of any characters there are, lone surrogates too. */
export function randomText(random: Random): string {
  const length = random.below(30);
  const codes = Array.from({ length }, () => (random.chance(0.7) ? 32 + random.below(95) : random.below(0x11000)));
  return codes.map((code) => String.fromCharCode(code & 0xffff)).join('');
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** The same with some of its places changed: a value put in, a member left out, added or doubled. */
export function mutated(random: Random, value: unknown): unknown {
  let copy = structuredClone(value);
  for (let changes = 1 + random.below(3); changes > 0; changes -= 1) copy = changed(random, copy);
  return copy;
}

function changed(random: Random, value: unknown): unknown {
  const places = placesIn(value);
  if (places.length === 0 || random.chance(0.02)) return hostileValue(random);
  const { holder, key } = random.pick(places);
  switch (random.below(8)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      return value;
    case 1:
      // Defined, not assigned: `__proto__` is to be a member like others.
      Object.defineProperty(
        holder,
        Array.isArray(holder) ? holder.length : random.pick(texts),
        own(hostileValue(random)),
      );
      return value;
    case 2:
      if (Array.isArray(holder)) holder.push(...Array(random.below(120)).fill(structuredClone(holder[Number(key)])));
      else holder[key] = [holder[key]];
      return value;
    default:
      Object.defineProperty(holder, key, own(hostileValue(random)));
      return value;
  }
}

const own = (value: unknown) => ({ value, enumerable: true, configurable: true, writable: true });

interface Place {
  holder: any;
  key: string;
}

/** Every place in a value where another could be put. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [{ holder: value, key }, ...placesIn((value as any)[key])]);
}

/** The same as JSON, now and then broken: cut off, with bytes that are no UTF-8, or with what only some readers take. */
export function asText(random: Random, value: unknown): Buffer {
  const text = JSON.stringify(value) ?? '';
  if (random.chance(0.97)) return Buffer.from(text);
  switch (random.below(5)) {
    case 0:
      return Buffer.from(text.slice(0, random.below(text.length + 1)));
    case 1:
      return Buffer.concat([
        Buffer.from(text.slice(0, -1)),
        Buffer.from([0xff, 0xc0, 0x80]),
        Buffer.from(text.slice(-1)),
      ]);
    case 2:
      return Buffer.from(`\ufeff${text}`);
    case 3:
      return Buffer.from(text.replace(/\d+/, '1e999'));
    default:
      return Buffer.from(text.replace('{', '{"__proto__":{"a":1},'));
  }
}
