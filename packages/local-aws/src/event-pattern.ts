/**
 * Event patterns as EventBridge rules and Lambda event filters know them. What a pattern names must be there and match;
 * what it does not name does not matter.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export type EventMatcher = (event: unknown) => boolean;

export class InvalidEventPattern extends Error {
  override readonly name = 'InvalidEventPattern';
}

/** Answers for a value, or for `undefined` where the event has none. */
type ValueTest = (value: unknown) => boolean;

/**
 * Compiles a pattern, e.g. `{ detail: { state: ['open', { prefix: 'esc' }] } }`.
 * @throws InvalidEventPattern naming what is wrong.
 */
export function compileEventPattern(pattern: unknown): EventMatcher {
  const names = isObject(pattern) ? Object.keys(pattern as object) : [];
  if (names.length === 0) return fail('a pattern is an object that names something');
  return compileObject(pattern as Record<string, unknown>);
}

function compileObject(pattern: Record<string, unknown>): EventMatcher {
  const tests = Object.entries(pattern).map(([key, rule]): EventMatcher => {
    if (key === '$or' && Array.isArray(rule) && rule.every(isObject) && rule.length > 1) {
      const alternatives = rule.map((it) => compileObject(it as Record<string, unknown>));
      return (event) => alternatives.some((matches) => matches(event));
    }
    if (Array.isArray(rule)) {
      const matches = compileRules(key, rule);
      return (event) => matches(member(event, key));
    }
    if (!isObject(rule)) return fail(`"${key}" must be an object or an array`);
    const matches = compileObject(rule as Record<string, unknown>);
    return (event) => {
      const value = member(event, key);
      // An object in an array is as good as the object itself; what is not there may be what is asked for.
      return Array.isArray(value) ? value.some(matches) : matches(value);
    };
  });
  return (event) => tests.every((matches) => matches(event));
}

function member(event: unknown, key: string): unknown {
  return isObject(event) && Object.hasOwn(event as object, key) ? (event as Record<string, unknown>)[key] : undefined;
}

/** One of the rules must match; of an array in the event, one element (or, for `anything-but`, as AWS has it, one that is different). */
function compileRules(key: string, rules: unknown[]): ValueTest {
  if (rules.length === 0) return fail(`the array of "${key}" is empty`);
  const tests = rules.map((rule) => compileRule(key, rule));
  return (value) => tests.some((matches) => (Array.isArray(value) ? value.some(matches) : matches(value)));
}

function compileRule(key: string, rule: unknown): ValueTest {
  if (!isObject(rule)) return equals(rule);
  const entries = Object.entries(rule as Record<string, unknown>);
  const [operator, operand] = entries[0] ?? fail(`a rule of "${key}" is empty`);
  if (entries.length > 1) fail(`a rule of "${key}" has more than one operator`);
  const compile = OPERATORS[operator];
  if (!compile) return fail(`"${key}" has an unknown operator "${operator}"`);
  return compile(operand, `${operator} of "${key}"`);
}

const OPERATORS: Readonly<Record<string, (operand: unknown, where: string) => ValueTest>> = {
  prefix: (operand, where) => affix(operand, where, (text, part) => text.startsWith(part)),
  suffix: (operand, where) => affix(operand, where, (text, part) => text.endsWith(part)),
  'equals-ignore-case': (operand, where) => {
    const wanted = text(operand, where).toLowerCase();
    return (value) => typeof value === 'string' && value.toLowerCase() === wanted;
  },
  wildcard: (operand, where) => {
    const pattern = wildcardPattern(text(operand, where));
    return (value) => typeof value === 'string' && pattern.test(value);
  },
  exists: (operand, where) => {
    if (typeof operand !== 'boolean') return fail(`${where} must be true or false`);
    // Of leaves only: an object is not a value.
    return (value) => (value !== undefined && !isObject(value)) === operand;
  },
  numeric: compileNumeric,
  'anything-but': compileAnythingBut,
};

function equals(wanted: unknown): ValueTest {
  if (Array.isArray(wanted)) return fail('an array within an array');
  return (value) => value === wanted;
}

/** `*` stands for any text; `\\*` and `\\\\` for themselves. */
function wildcardPattern(wildcard: string): RegExp {
  const source = wildcard.replace(/\\[*\\]|\*|[.+?^${}()|[\]/\\-]/g, (found) => {
    if (found === '*') return '[^]*';
    return found.length === 2 ? found : `\\${found}`;
  });
  return new RegExp(`^${source}$`);
}

function affix(operand: unknown, where: string, test: (text: string, part: string) => boolean): ValueTest {
  if (isObject(operand)) {
    const part = text((operand as Record<string, unknown>)['equals-ignore-case'], where).toLowerCase();
    return (value) => typeof value === 'string' && test(value.toLowerCase(), part);
  }
  const part = text(operand, where);
  return (value) => typeof value === 'string' && test(value, part);
}

/** `['>', 0, '<=', 5]` */
function compileNumeric(operand: unknown, where: string): ValueTest {
  const parts = Array.isArray(operand) ? operand : [];
  if (![2, 4].includes(parts.length)) return fail(`${where} must have one or two comparisons`);
  const comparisons: ((value: number) => boolean)[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const compare = COMPARISONS[parts[index]];
    const bound = parts[index + 1];
    if (!compare || typeof bound !== 'number') return fail(`${where} must alternate comparisons and numbers`);
    comparisons.push((value) => compare(value, bound));
  }
  return (value) => typeof value === 'number' && comparisons.every((compare) => compare(value));
}

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** A value, values, or `{ prefix | suffix | equals-ignore-case | wildcard: … }`, one or several. It takes a value to be different. */
function compileAnythingBut(operand: unknown, where: string): ValueTest {
  const excluded = isObject(operand)
    ? compileExcluded(operand as Record<string, unknown>, where)
    : list(operand).map(equals);
  if (excluded.length === 0) return fail(`${where} excludes nothing`);
  return (value) => value !== undefined && !isObject(value) && !excluded.some((matches) => matches(value));
}

const EXCLUDABLE = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];

function compileExcluded(rule: Record<string, unknown>, where: string): ValueTest[] {
  return Object.entries(rule).flatMap(([operator, operands]) => {
    if (!EXCLUDABLE.includes(operator)) return fail(`${where} does not know "${operator}"`);
    return list(operands).map((operand) => OPERATORS[operator]!(operand, where));
  });
}

function list(operand: unknown): unknown[] {
  return Array.isArray(operand) ? operand : [operand];
}

function text(operand: unknown, where: string): string {
  return typeof operand === 'string' ? operand : fail(`${where} must be a string`);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fail(reason: string): never {
  throw new InvalidEventPattern(`Event pattern is not valid: ${reason}`);
}
