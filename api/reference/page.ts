import type { JsonSchema } from '../json-schema.ts';
import type { OpenApiDocument } from '../openapi.ts';
import { problemTexts } from '../problems.doc.ts';
import { type ProblemType, problemTypes } from '../problems.ts';
import { shops } from '../shop-webhooks.ts';
import { isRequest, type Listed, operationSection } from './page-operation.ts';
import { schemaTable, typeOf } from './page-schema.ts';
import { pageStyle } from './page-style.ts';
import { escapeHtml, inline, paragraphs } from './page-text.ts';

/** The reference as one page that needs nothing else: no scripts, no fonts, no images from elsewhere. */
export function referencePage(document: OpenApiDocument): string {
  const { info, tags, components } = document;
  const operations = listOperations(document);
  const everybody = Math.max(...operations.map(({ operation }) => operation['x-roles']?.length ?? 0));
  const schemas: Record<string, JsonSchema> = components.schemas;
  const shared = Object.entries(schemas).filter(([name]) => !isRequest(name));
  const sections = tags.map(({ name, description }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name));
    return `<h2 id="${name}">${name}</h2><p>${inline(description)}</p>
${own.map((one) => operationSection(one, everybody, schemas)).join('')}
${name === 'Webhooks' ? shops.map(shopSection).join('') : ''}`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} API reference</title>
<style>${pageStyle}</style>
</head>
<body>
${navigation(tags, operations)}
<main>
<h1>${info.title} API</h1>
<div class="intro" id="introduction">${paragraphs(info.description)}
<p>The same as a document for machines: <a href="/openapi.json">OpenAPI 3.1</a>.</p></div>
${sections.join('')}
<h2 id="schemas">Schemas</h2><p>What is answered, and what several operations share.</p>
${shared.map(schemaSection).join('')}
<h2 id="problems">Problems</h2><p>Every <code>type</code> of <a href="#schema-Problem">Problem</a>.</p>
${problemSections()}
</main>
</body>
</html>
`;
}

function listOperations({ paths }: OpenApiDocument): Listed[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method,
      path,
      operation: operation as Listed['operation'],
    })),
  );
}

function navigation(tags: OpenApiDocument['tags'], operations: readonly Listed[]): string {
  const groups = tags.map(({ name }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name));
    const links = own.map(
      ({ method, operation }) =>
        `<a href="#${operation.operationId}">${escapeHtml(operation.summary)}<b class="${method}">${method.toUpperCase()}</b></a>`,
    );
    return `<h2>${name}</h2>${links.join('')}`;
  });
  return `<nav aria-label="Reference"><strong>Aftercare</strong><a href="#introduction">Introduction</a>
${groups.join('')}<h2>More</h2><a href="#schemas">Schemas</a><a href="#problems">Problems</a></nav>`;
}

function shopSection({ name, signature, headers, topics }: (typeof shops)[number]): string {
  const rows = Object.entries(headers).map(
    ([header, text]) => `<tr><th scope="row"><code>${header}</code></th><td>${inline(text)}</td></tr>`,
  );
  return `<section class="shop"><h3>${name}</h3><p><b>Signature.</b> ${inline(signature)}</p>
<div class="scroll"><table><thead><tr><th>Header</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>
<p><b>Topics.</b> ${inline(topics)}</p></section>`;
}

function schemaSection([name, schema]: [string, JsonSchema]): string {
  const body = schema.properties ? schemaTable(schema) : variants(schema);
  return `<section class="schema" id="schema-${name}"><h3><a href="#schema-${name}">${name}</a></h3>${body}</section>`;
}

function variants(schema: JsonSchema): string {
  return (schema.anyOf ?? [])
    .map((one) => (one.properties ? schemaTable(one) : `<p>${typeOf(one)}</p>`))
    .join('<p>or</p>');
}

function problemSections(): string {
  const seen = new Set<number>();
  return Object.entries(problemTypes)
    .map(([type, { status, title }]) => {
      const anchor = seen.has(status) ? '' : `<span id="problems-${status}"></span>`;
      seen.add(status);
      return `${anchor}<section class="problem" id="problem-${type}"><h3><b>${status}</b>${escapeHtml(title)}</h3>
<p><code>/reference#problem-${type}</code></p><p>${inline(problemTexts[type as ProblemType])}</p></section>`;
    })
    .join('');
}
