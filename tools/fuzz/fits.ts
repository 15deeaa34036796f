import { nameIn, type Schema } from './generate.ts';

/**
 * Where a value does not fit a schema of the document: JSON pointers with what is wrong there. Instants that we tell need
 * not be in the years we take, only written as ISO 8601 has it.
 */
export function misfits(value: unknown, schema: Schema, schemas: Readonly<Record<string, Schema>>, at = ''): string[] {
  const inner = (one: unknown, its: Schema, step: string | number) => misfits(one, its, schemas, `${at}/${step}`);
  if (schema.$ref) return misfits(value, schemas[nameIn(schema.$ref)]!, schemas, at);
  const found: string[] = [];
  const wrong = (what: string) => found.push(`${at || 'the whole'}: ${what}`);
  if (schema.const !== undefined && value !== schema.const) wrong(`is not ${JSON.stringify(schema.const)}`);
  if (schema.enum && !schema.enum.includes(value)) wrong(`is none of ${JSON.stringify(schema.enum)}`);
  const several = schema.anyOf ?? schema.oneOf;
  if (several) {
    const tried = several.map((one) => misfits(value, one, schemas, at));
    if (!tried.some((faults) => faults.length === 0)) found.push(...tried.sort((a, b) => a.length - b.length)[0]!);
  }
  for (const one of schema.allOf ?? []) found.push(...misfits(value, one, schemas, at));
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOfType(value, type))) {
    wrong(`is no ${[schema.type].flat().join(' or ')}`);
    return found;
  }
  if (typeof value === 'string')
    found.push(...misfitsOfText(value, schema).map((what) => `${at || 'the whole'}: ${what}`));
  if (typeof value === 'number') {
    if (value < (schema.minimum ?? value) || value > (schema.maximum ?? value)) wrong('is out of bounds');
  }
  if (Array.isArray(value)) {
    const { items, prefixItems = [] } = schema;
    for (const [index, one] of value.entries()) {
      const its = prefixItems[index] ?? items;
      if (its) found.push(...inner(one, its as Schema, index));
    }
    return found;
  }
  if (typeof value !== 'object' || value === null) return found;
  const { properties = {}, required = [], additionalProperties } = schema;
  for (const name of required) if (!Object.hasOwn(value, name)) wrong(`has no ${name}`);
  for (const [name, member] of Object.entries(value)) {
    const its = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (its === false) wrong(`has ${name}, which nobody knows`);
    else if (typeof its === 'object') found.push(...inner(member, its as Schema, name));
  }
  return found;
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

function misfitsOfText(value: string, { format, pattern, minLength = 0, maxLength = value.length }: Schema): string[] {
  const faults: string[] = [];
  if (value.length < minLength || value.length > maxLength) faults.push('is too short or too long');
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) faults.push(`does not match ${pattern}`);
  if (format === 'date-time' && !(instant.test(value) && !Number.isNaN(Date.parse(value))))
    faults.push('is no instant');
  if (format === 'date' && !(/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))))
    faults.push('is no date');
  return faults;
}
