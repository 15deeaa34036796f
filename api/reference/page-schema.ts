import type { JsonSchema } from '../json-schema.ts';
import { escapeHtml, inline } from './page-text.ts';

/** The members of a schema as a table; members of nested objects follow their parent, indented. */
export function schemaTable(schema: JsonSchema): string {
  const members = membersOf(schema, 0);
  const explained = members.some(({ meaning }) => meaning !== '');
  const rows = members.map(
    ({ name, depth, required, type, meaning }) =>
      `<tr><th scope="row" style="padding-left:${14 + depth * 20}px"><code>${escapeHtml(name)}</code>${
        required ? '' : ' <small>optional</small>'
      }</th><td>${type}</td>${explained ? `<td>${meaning}</td>` : ''}</tr>`,
  );
  return `<div class="scroll"><table><thead><tr><th>Member</th><th>Type</th>${explained ? '<th>Meaning</th>' : ''}</tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
}

interface Member {
  name: string;
  depth: number;
  required: boolean;
  type: string;
  meaning: string;
}

function membersOf(schema: JsonSchema, depth: number): Member[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const required = schema.required?.includes(name) ?? false;
    const nested = nestedObject(member);
    return [
      { name, depth, required, type: typeOf(member), meaning: meaningOf(member) },
      ...(nested ? membersOf(nested, depth + 1) : []),
    ];
  });
}

/** An object written out in place: the member itself, its one variant that is not null, or the entries of a list. */
function nestedObject(schema: JsonSchema): JsonSchema | null {
  if (schema.properties) return schema;
  if (schema.items) return nestedObject(schema.items);
  const variants = (schema.anyOf ?? []).filter((one) => one.type !== 'null');
  return variants.length === 1 ? nestedObject(variants[0]!) : null;
}

export function typeOf(schema: JsonSchema): string {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)!;
    return `<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.anyOf) return unique(schema.anyOf.map(typeOf)).join(' or ');
  if (schema.const !== undefined) return `<code>${escapeHtml(String(schema.const))}</code>`;
  if (schema.enum) return schema.enum.map((value) => `<code>${escapeHtml(String(value))}</code>`).join(' ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  const [type, ...others] = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'any'];
  return [schema.format === 'date-time' ? 'instant' : (schema.format ?? type!), ...others].join(' or ');
}

export function meaningOf(schema: JsonSchema): string {
  const parts = [schema.description ? inline(schema.description) : '', ...limitsOf(schema)];
  return parts.filter(Boolean).join(' ');
}

function limitsOf(schema: JsonSchema): string[] {
  const limits = [schema, ...(schema.anyOf ?? [])].flatMap((one) => [
    range(one.minLength, one.maxLength, 'characters'),
    range(one.minimum, one.maximum, ''),
    one.pattern && !one.format ? `matches <code>${escapeHtml(one.pattern)}</code>` : '',
    one.default === undefined ? '' : `default <code>${escapeHtml(JSON.stringify(one.default))}</code>`,
  ]);
  return unique(limits)
    .filter(Boolean)
    .map((limit) => `<small>${limit}</small>`);
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  if (most === undefined) return least === undefined || least === 0 ? '' : `at least ${least} ${unit}`;
  const upTo = most.toLocaleString('en');
  return `${least === undefined ? 'at most' : `${least} to`} ${upTo} ${unit}`;
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
