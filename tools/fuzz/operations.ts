import { openApiDocument } from '../../api/openapi.ts';
import { problemTypes } from '../../api/problems.ts';
import { policyRoutes } from '../../functions/http/policy-routes.ts';
import type { Schema, Vocabulary } from './generate.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema: Schema;
}

/** An operation as the document has it. */
export interface Operation {
  operationId: string;
  method: string;
  path: string;
  parameters: Parameter[];
  roles: string[];
  body: { schema: Schema; example: unknown } | null;
  /** By status; the schema of an answer that is no problem. */
  answers: ReadonlyMap<number, Schema | null>;
  /** Whether the function for policies carries it out. */
  isOfPolicies: boolean;
}

const document = openApiDocument();
export const schemas = document.components.schemas as Readonly<Record<string, Schema>>;

/** Every operation of the document but the webhooks, which are signed. */
export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, any>).flatMap(([method, operation]) =>
    operation.operationId === 'receiveWebhook' ? [] : [read(path, method, operation)],
  ),
);

/** What receives webhooks may answer. */
export const webhookAnswers = answersOf((document.paths['/webhooks/{shopId}'] as any).post);

function read(path: string, method: string, operation: any): Operation {
  const content = operation.requestBody?.content['application/json'];
  return {
    operationId: operation.operationId,
    method: method.toUpperCase(),
    path,
    parameters: operation.parameters,
    roles: operation['x-roles'],
    body: content ? { schema: content.schema, example: content.example } : null,
    answers: answersOf(operation),
    isOfPolicies: policyRoutes.some((route) => route.contract.id === operation.operationId),
  };
}

function answersOf(operation: any): ReadonlyMap<number, Schema | null> {
  return new Map(
    Object.entries<any>(operation.responses).map(([status, answer]) => [
      Number(status),
      answer.content?.['application/json']?.schema ?? null,
    ]),
  );
}

/** Types of problems with their statuses. */
export const problemStatuses: ReadonlyMap<string, number> = new Map(
  Object.entries(problemTypes).map(([type, { status }]) => [type, status]),
);

/** Values by the names of their members: those of all examples, and those that were answered. */
export class Words implements Vocabulary {
  readonly schemas = schemas;
  readonly #known = new Map<string, unknown[]>();
  readonly #mostKept = 60;

  constructor() {
    for (const { body } of operations) this.learn(body?.example);
  }

  known(member: string): readonly unknown[] {
    return this.#known.get(member) ?? [];
  }

  /** Remembers every member of a value; of each name the last ones. */
  learn(value: unknown, member = ''): void {
    if (member !== '' && (typeof value !== 'object' || value === null)) this.add(member, value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) this.learn(inner, Array.isArray(value) ? member : key);
  }

  add(member: string, value: unknown): void {
    const values = this.#known.get(member) ?? [];
    this.#known.set(member, values);
    if (values.includes(value)) return;
    values.push(value);
    if (values.length > this.#mostKept) values.shift();
  }
}
