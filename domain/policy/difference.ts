import type { ClockPromise } from './promises.ts';

/** A place at which two policies differ: names from the outside in; undefined where there is nothing. */
export interface Difference {
  path: readonly string[];
  before: unknown;
  after: unknown;
}

type Exception = NonNullable<ClockPromise['exceptions']>[number];
type Members = ReadonlyMap<string, unknown>;

/** In place of a name: the same entries, in another order. */
export const inOrder = '(order)';

/** Lists whose entries have a name: they differ entry by entry, not as a whole. */
const namedLists: readonly { path: RegExp; nameOf: (entry: any) => string }[] = [
  { path: /^staff$/, nameOf: ({ id }) => id },
  { path: /^(plans|seasons|routines|charges)$/, nameOf: ({ name }) => name },
  { path: /^ladders\/[^/]*$/, nameOf: ({ name }) => name },
  { path: /^requestTypes\/[^/]*\/clocks\/[^/]*\/exceptions$/, nameOf: ({ when }) => circumstances(when) },
];

/** What may be left out when it is empty. */
const optional =
  /^(teams|notices|terms|regions|compensation|compensation\/bands|calendars\/[^/]*\/workdays|requestTypes\/[^/]*\/needs)$/;

/** What is told as one, although it has parts. */
const whole =
  /^(ladders\/[^/]*\/[^/]*\/(at|task|tellCustomer)|charges\/[^/]*|compensation\/bands\/[^/]*|terms\/[^/]*\/afterRepairs)$/;

/** Where two documents differ, down to single values: complete, in the order of the first and then of the second. */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const place = path.map((name) => name.replaceAll('/', '~')).join('/');
  const list = namedLists.find((one) => one.path.test(place));
  if (list) return inNamedList(entriesOf(before, list.nameOf), entriesOf(after, list.nameOf), { path, before, after });
  const [old, now] = optional.test(place) ? [before ?? {}, after ?? {}] : [before, after];
  if (!isObject(old) || !isObject(now) || whole.test(place)) return [{ path, before, after }];
  return ofMembers(new Map(Object.entries(old)), new Map(Object.entries(now)), path);
}

function inNamedList(before: Members, after: Members, all: Difference): Difference[] {
  const found = ofMembers(before, after, all.path);
  const kept = [...before.keys()].filter((name) => after.has(name));
  const now = [...after.keys()].filter((name) => before.has(name));
  if (kept.join('\n') !== now.join('\n')) found.push({ path: [...all.path, inOrder], before: kept, after: now });
  const isNewOrGone = all.before === undefined || all.after === undefined;
  return found.length === 0 && isNewOrGone ? [all] : found;
}

function ofMembers(before: Members, after: Members, path: readonly string[]): Difference[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) => differences(before.get(name), after.get(name), [...path, name]));
}

/** The entries of a list by name; one that comes twice is told apart by how often it came. */
function entriesOf(list: unknown, nameOf: (entry: any) => string): Members {
  const entries = new Map<string, unknown>();
  for (const entry of Array.isArray(list) ? list : []) {
    const name = nameOf(entry);
    let own = name;
    for (let times = 2; entries.has(own); times += 1) own = `${name} (${times})`;
    entries.set(own, entry);
  }
  return entries;
}

/** When an exception holds: `urgent, class A, by phone`. */
export function circumstances(when: Exception['when']): string {
  const { priority = [], customerClass = [], channel = [] } = when;
  const parts = [
    priority.join(' or '),
    customerClass.length > 0 && `class ${customerClass.join(' or ')}`,
    channel.length > 0 && `by ${channel.join(' or ')}`,
  ];
  return parts.filter(Boolean).join(', ') || 'always';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
