import * as z from 'zod/mini';
import { causeSchema } from '../../domain/cause.ts';
import { orderLineSchema } from '../../domain/order/order.ts';
import { customerSchema } from '../../domain/vocabulary-schemas.ts';
import type { Route } from '../../functions/_kit/http-routes.ts';
import * as answers from '../../functions/http/answers.ts';
import { backtestReportSchema, backtestSchema } from '../../functions/http/backtests/answers.ts';
import { latenessSchema } from '../../functions/http/lateness/answers.ts';
import { summaryLineSchema, summarySchema } from '../../functions/http/summaries/answers.ts';
import { visitItemSchema, visitSchema } from '../../functions/http/visits/answers.ts';
import { deadlineSchemas } from './deadlines.ts';
import { entitlementSchemas } from './entitlements.ts';
import { linkingSchemas } from './linking.ts';
import { mailSchemas } from './mails.ts';
import { notes, parameterNotes } from './notes.ts';
import { eventPage, ticketPage, visitPage } from './operations.ts';
import { orderSchemas } from './orders.ts';
import { outgoingSchemas } from './outgoing.ts';
import { policySchemas } from './policies.ts';
import { webhookSchemas } from './webhooks.ts';

/** JSON Schema 2020-12, as far as the document uses it. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  description?: string;
  default?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  minimum?: number;
  maximum?: number;
}

const named: Readonly<Record<string, z.ZodMiniType>> = {
  Ticket: answers.ticketSchema,
  TicketItem: answers.ticketItemSchema,
  TicketPage: ticketPage,
  Clock: answers.clockSchema,
  ClockRung: answers.rungSchema,
  TimedClock: answers.timedClockSchema,
  Clocks: answers.clocksSchema,
  Proof: answers.proofSchema,
  Visit: visitSchema,
  VisitItem: visitItemSchema,
  VisitPage: visitPage,
  Event: answers.eventSchema,
  EventPage: eventPage,
  Actor: answers.actorSchema,
  Summary: summarySchema,
  SummaryLine: summaryLineSchema,
  Lateness: latenessSchema,
  Backtest: backtestSchema,
  BacktestReport: backtestReportSchema,
  Cause: causeSchema,
  Customer: customerSchema,
  OrderLine: orderLineSchema,
  ...webhookSchemas,
  ...policySchemas,
  ...deadlineSchemas,
  ...orderSchemas,
  ...linkingSchemas,
  ...entitlementSchemas,
  ...mailSchemas,
  ...outgoingSchemas,
};

/** `OpenTicketRequest`: the name of an operation's body. */
export function requestName({ operationId }: Route): string {
  return `${operationId[0]!.toUpperCase()}${operationId.slice(1)}Request`;
}

export function nameOf(schema: z.ZodMiniType): string {
  const found = Object.entries(named).find(([, one]) => one === schema);
  if (!found) throw new Error('a schema of the API has no name in tools/openapi/schemas.ts');
  return found[0];
}

/** The schemas of the document by name, made from those the functions use. */
export function componentSchemas(routes: readonly Route[]): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  for (const one of routes) if (one.body) registry.add(one.body, { id: requestName(one) });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}`, override });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [
      id,
      annotated(id, schema as JsonSchema),
    ]),
  );
}

/** A route's query parameters. */
export function queryParameters({ query }: Route): object[] {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', override }) as JsonSchema;
  return Object.entries(properties).map(([name, { default: fallback, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description: parameterNotes[name],
    schema: { ...schema, ...(fallback === undefined ? {} : { default: fallback }) },
  }));
}

/**
 * Leaves out what says nothing to a reader: patterns of well-known formats, bounds every integer has. A default is told
 * of what is read from text as well, where zod leaves it out.
 */
function override({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: object }): void {
  const schema = jsonSchema as JsonSchema;
  const { def } = zodSchema._zod as { def: { type: string; defaultValue?: unknown } };
  if (def.type === 'default') schema.default = def.defaultValue;
  if (schema.format) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

function annotated(id: string, schema: JsonSchema): JsonSchema {
  for (const [member, property] of Object.entries(schema.properties ?? {})) {
    const note = notes[`${id}.${member}`];
    if (note) property.description = note;
  }
  return schema;
}
