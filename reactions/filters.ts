import { anyText, type Condition } from '../domain/condition.ts';
import type { Reaction, Rows } from './reaction.ts';

/** Lambda takes so many filters a mapping, each of so many characters of JSON; a record is delivered when one matches. */
const maxFilters = 5;
const maxFilterLength = 4096;

type Declared = Pick<Reaction<never>, 'events' | 'rows'>;

/**
 * The filters by which a mapping delivers what some reactions react to, and nothing else, as patterns of records.
 * @throws when Lambda would not take them
 */
export function filtersOf(reactions: readonly Declared[]): Record<string, unknown>[] {
  const filters = [...eventFilters(reactions), ...rowFilters(reactions)];
  const longest = Math.max(...filters.map((filter) => JSON.stringify(filter).length));
  if (filters.length > maxFilters) throw new Error(`a mapping takes ${maxFilters} filters, not ${filters.length}`);
  if (longest > maxFilterLength) throw new Error(`a filter takes ${maxFilterLength} characters, not ${longest}`);
  return filters;
}

/** One for all types that are wanted whatever they say, and one for each condition others are wanted under. */
function eventFilters(reactions: readonly Declared[]): Record<string, unknown>[] {
  const always = new Set<string>();
  const conditions = new Map<string, Condition[]>();
  for (const [type, wanted] of reactions.flatMap(({ events }) => Object.entries(events))) {
    if (wanted === true) always.add(type);
    else conditions.set(type, [...(conditions.get(type) ?? []), ...(wanted as readonly Condition[])]);
  }
  const named = (types: string[], more: Condition = {}) => ({
    eventName: ['INSERT'],
    ...newImage({ kind: valued(['event']), data: { M: { type: valued(types), ...attributes(more) } } }),
  });
  const conditional = [...conditions].filter(([type]) => !always.has(type));
  const under = conditional.flatMap(([type, all]) => joined(all).map((condition) => [type, condition] as const));
  return [
    ...(always.size > 0 ? [named([...always])] : []),
    ...grouped(under, ([, condition]) => condition).map(([condition, all]) =>
      named(
        all.map(([type]) => type),
        condition,
      ),
    ),
  ];
}

/** Conditions on one and the same member are one condition. */
function joined(conditions: readonly Condition[]): Condition[] {
  const single = new Map<string, Condition[string][]>();
  const others: Condition[] = [];
  for (const condition of conditions) {
    const [name, ...more] = Object.keys(condition);
    if (name === undefined || more.length > 0) others.push(condition);
    else single.set(name, [...(single.get(name) ?? []), condition[name]]);
  }
  const merged = [...single].map(([name, values]) => {
    const all = new Set(values.flatMap((some) => some ?? []));
    return { [name]: all.has(anyText) ? [anyText] : [...all] };
  });
  return [...merged, ...others];
}

/** One for all kinds that are wanted alike. */
function rowFilters(reactions: readonly Declared[]): Record<string, unknown>[] {
  const rows = reactions.flatMap((one) => one.rows);
  const wanted = rows.filter(
    (one, index) => !rows.some((other, at) => covers(other, one) && (at < index || !covers(one, other))),
  );
  return grouped(wanted, ({ when, only }) => ({ when, only })).map(([{ when, only }, all]) => ({
    ...(only === 'new' ? { eventName: ['INSERT'] } : {}),
    ...newImage({ kind: valued(all.map(({ kind }) => kind)), ...attributes(when ?? {}) }),
  }));
}

/** Whether whatever the second one wants is wanted by the first as well. */
function covers(first: Rows, second: Rows): boolean {
  if (first === second || first.kind !== second.kind || (first.only !== undefined && second.only === undefined)) {
    return false;
  }
  return Object.entries(first.when ?? {}).every(
    ([name, values]) => JSON.stringify(values) === JSON.stringify(second.when?.[name]),
  );
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): [K, T[]][] {
  const groups = new Map<string, [K, T[]]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(JSON.stringify(key)) ?? [key, []];
    groups.set(JSON.stringify(key), group);
    group[1].push(one);
  }
  return [...groups.values()];
}

const newImage = (attributes: Record<string, unknown>) => ({ dynamodb: { NewImage: attributes } });

/** A condition, as a pattern of the stream's attributes: each says its type. */
function attributes(condition: Condition): Record<string, unknown> {
  return Object.fromEntries(Object.entries(condition).map(([name, values]) => [name, valued(values ?? [])]));
}

function valued(values: readonly (string | boolean | null | typeof anyText)[]): Record<string, unknown> {
  const texts = values.flatMap((one) => (one === anyText ? { exists: true } : typeof one === 'string' ? one : []));
  const flags = values.filter((one) => typeof one === 'boolean');
  const kinds = [
    ...(texts.length > 0 ? [{ S: texts }] : []),
    ...(flags.length > 0 ? [{ BOOL: flags }] : []),
    ...(values.includes(null) ? [{ NULL: [true] }] : []),
  ];
  const [only, ...more] = kinds;
  if (only === undefined || more.length > 0) throw new Error('a condition names values of one type');
  return only;
}
