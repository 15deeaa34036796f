/** Choice rules. A comparison of different types is false; a variable that is not there fails the execution, as on AWS. */
import type { ChoiceRule } from './definition.ts';
import { runtimeError } from './errors.ts';
import type { Json } from './json.ts';
import { find, read, type Scope } from './paths.ts';
import { parseTimestamp } from './timestamp.ts';

/** The comparable form of a value, or undefined when it is not of the operator's type. */
type Reader = (value: unknown) => string | number | boolean | undefined;

const TYPES: Record<string, Reader> = {
  String: (value) => (typeof value === 'string' ? value : undefined),
  Numeric: (value) => (typeof value === 'number' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Timestamp: parseTimestamp,
};

const COMPARISONS: Record<string, (left: any, right: any) => boolean> = {
  Equals: (left, right) => left === right,
  LessThan: (left, right) => left < right,
  LessThanEquals: (left, right) => left <= right,
  GreaterThan: (left, right) => left > right,
  GreaterThanEquals: (left, right) => left >= right,
};

const TYPE_TESTS: Record<string, (value: Json) => boolean> = {
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => parseTimestamp(value) !== undefined,
};

const COMPARISON =
  /^(String|Numeric|Boolean|Timestamp)(Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)(Path)?$/;

/** Whether `operator` is one this runtime knows. */
export function isOperator(operator: string): boolean {
  return (
    operator === 'IsPresent' || operator === 'StringMatches' || operator in TYPE_TESTS || COMPARISON.test(operator)
  );
}

/** The operator of a test, e.g. `NumericEquals`. */
export function operatorOf(rule: ChoiceRule): string | undefined {
  return Object.keys(rule).find((name) => name !== 'Variable' && name !== 'Next' && name !== 'Comment');
}

/** @throws StatesError `States.Runtime` when a path points nowhere. */
export function holds(rule: ChoiceRule, scope: Scope): boolean {
  if (rule.And) return rule.And.every((inner) => holds(inner, scope));
  if (rule.Or) return rule.Or.some((inner) => holds(inner, scope));
  if (rule.Not) return !holds(rule.Not, scope);
  const operator = operatorOf(rule)!;
  const operand = rule[operator];
  const path = rule.Variable!;
  const value = find(path, scope);
  if (operator === 'IsPresent') return (value !== undefined) === operand;
  if (value === undefined) {
    throw runtimeError(`Invalid path '${path}': The choice state's condition path references an invalid value.`);
  }
  const typeTest = TYPE_TESTS[operator];
  if (typeTest) return typeTest(value) === operand;
  if (operator === 'StringMatches') return typeof value === 'string' && wildcard(String(operand)).test(value);
  return compare(operator, value, operand, scope);
}

function compare(operator: string, value: Json, operand: unknown, scope: Scope): boolean {
  const [, type, comparison, isPath] = COMPARISON.exec(operator)!;
  const reader = TYPES[type!]!;
  const left = reader(value);
  const right = reader(isPath ? read(String(operand), operator, scope) : operand);
  return left !== undefined && right !== undefined && COMPARISONS[comparison!]!(left, right);
}

/** `*` stands for any text, `\*` for a star. */
function wildcard(pattern: string): RegExp {
  const source = pattern.replace(/\\([\\*])|\*|[.+?^${}()|[\]\\]/g, (match, escaped?: string) => {
    if (escaped) return `\\${escaped}`;
    return match === '*' ? '[\\s\\S]*' : `\\${match}`;
  });
  return new RegExp(`^${source}$`);
}
