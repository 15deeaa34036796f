import type { JsonSchema } from '../json-schema.ts';
import { meaningOf, schemaTable, typeOf } from './page-schema.ts';
import { escapeHtml, json, paragraphs } from './page-text.ts';

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: JsonSchema;
}

interface Content {
  description?: string;
  content?: Record<string, { schema: JsonSchema; example?: unknown }>;
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  'x-roles'?: string[];
  parameters: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content & { $ref?: string; headers?: Record<string, unknown> }>;
}

/** An operation and where it is found. */
export interface Listed {
  method: string;
  path: string;
  operation: Operation & { tags: string[] };
}

/** One operation: what it does, what it takes, what it answers, and an example of both. */
export function operationSection(
  { method, path, operation }: Listed,
  everybody: number,
  schemas: Record<string, JsonSchema>,
): string {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const [status, answer] = Object.entries(responses).find(([code]) => code.startsWith('2'))!;
  const refusals = Object.keys(responses).filter((code) => !code.startsWith('2'));
  const body = requestBody && Object.values(requestBody.content!)[0]!;
  const answered = Object.values(answer.content!)[0]!;
  const roles = operation['x-roles'];
  const example = body?.example === undefined ? '' : `<h4>Request</h4>${json(body.example)}`;
  return `<section class="operation" id="${operationId}">
<div class="what">
<h3><a href="#${operationId}">${escapeHtml(summary)}</a></h3>
<p class="line"><b class="${method}">${method.toUpperCase()}</b><code>${pathOf(path)}</code></p>
${paragraphs(description)}
${roles && roles.length < everybody ? `<p class="roles">For ${roles.map((role) => `<b>${role}</b>`).join(' and ')} only.</p>` : ''}
${operation.tags.includes('Webhooks') ? '' : parameterTable(parameters)}
${body ? takes(body.schema, requestBody, schemas) : ''}
<p class="io"><span>Answers</span> <b>${status}</b> ${typeOf(answered.schema)}${headersOf(answer.headers)}</p>
<p class="io"><span>Refuses</span> ${refusals.map((code) => `<a href="#problems-${code}">${code}</a>`).join(' ')}</p>
</div>
<div class="example">${example}<h4>Answer</h4>${json(answered.example)}</div>
</section>`;
}

/** The body: its members in a table where it is of this operation alone, else the names of its schemas. */
function takes(schema: JsonSchema, { description }: Content, schemas: Record<string, JsonSchema>): string {
  const own = schema.$ref && requestOf(schema.$ref, schemas);
  const text = description ? paragraphs(description) : '';
  return `${text}${own ? schemaTable(own) : `<p class="io"><span>Takes</span> ${typeOf(schema)}</p>`}`;
}

function requestOf(ref: string, schemas: Record<string, JsonSchema>): JsonSchema | undefined {
  const name = ref.split('/').at(-1)!;
  return isRequest(name) ? schemas[name] : undefined;
}

/** Schemas of one operation's body are shown with the operation. */
export function isRequest(schemaName: string): boolean {
  return schemaName.endsWith('Request');
}

function headersOf(headers: Record<string, unknown> = {}): string {
  const names = Object.keys(headers).map((name) => `<code>${name}</code>`);
  return names.length === 0 ? '' : ` with ${names.join(', ')}`;
}

function parameterTable(parameters: readonly Parameter[]): string {
  const shown = parameters.filter((one) => one.in !== 'path');
  if (shown.length === 0) return '';
  const rows = shown.map(
    ({
      name,
      in: place,
      description,
      schema,
    }) => `<tr><th scope="row"><code>${escapeHtml(name)}</code> <small>${place}</small></th>
<td>${typeOf(schema)}</td><td>${meaningOf({ ...schema, ...(description && { description }) })}</td></tr>`,
  );
  return `<div class="scroll"><table><thead><tr><th>Parameter</th><th>Type</th><th>Meaning</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
}

function pathOf(path: string): string {
  return escapeHtml(path).replace(/\{(\w+)\}/g, '<i>{$1}</i>');
}
