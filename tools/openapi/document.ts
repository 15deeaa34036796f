import { problemTypes } from '../../api/problems.ts';
import { permissions } from '../../functions/_kit/http-caller.ts';
import type { Route } from '../../functions/_kit/http-routes.ts';
import { policyRoutes } from '../../functions/http/policy-routes.ts';
import { routes as otherRoutes } from '../../functions/http/routes.ts';
import { examples } from './examples.ts';
import { operations } from './operations.ts';
import { outgoingText } from './outgoing.ts';
import { policyTags } from './policies.ts';
import { componentSchemas, type JsonSchema, nameOf, queryParameters, requestName } from './schemas.ts';
import { shops, webhookAnswer, webhookExample, webhookText } from './webhooks.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const intro = `Orders and complaints come in as signed webhooks; staff work with tickets and visits.

**Signing in.** Send \`Authorization: Bearer <token>\` with the ID token of a sign-in to the user pool. Your groups are your roles. You are the member of the staff of the policy in force whose id is your \`name\`, or whose address is your verified one; who is nobody there may only set the policy up, as a lead or manager. A complaint about you or your team does not exist for you.

**Changing things safely.** Everything that changes has a version, told in the \`ETag\`. Send it back in \`If-Match\` and the change is made only if nothing has changed meanwhile (412 otherwise). Without \`If-Match\` the change is decided on whatever the current version is.

**Trying again safely.** Send an \`Idempotency-Key\` (1 to 255 visible characters) with a POST, PUT or DELETE. The same request with the same key within 24 hours gets the first answer again, with \`Idempotent-Replayed: true\`, and changes nothing. Refusals are not kept.

**Lists** come in pages: pass \`nextCursor\` as \`cursor\` for the next one.

**Instants** are answered in UTC with milliseconds. They are taken with any offset and at most nine digits after the point (parts of a millisecond are cut off). Instants and dates lie in the years 1900 to 2200. Durations are ISO 8601.

**Sizes.** A body of more than 6 MB is refused by the gateway: 413, with a \`message\`.

**Problems** are answered as \`application/problem+json\` (RFC 9457). \`field\` is a JSON pointer to what is wrong, \`expected\` says what would do.`;

/** Every operation of the staff API, whichever function carries it out. */
export const routes: readonly Route[] = [...otherRoutes, ...policyRoutes];

/** The OpenAPI 3.1 document, made from the routes and schemas the functions work with. */
export function openApiDocument() {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    paths[route.path]![route.method.toLowerCase()] = operation(route);
  }
  paths['/webhooks/{shopId}'] = { post: webhookOperation() };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Aftercare',
      version: '1',
      description: intro,
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'Tickets', description: 'Matters customers raised, with the promises that are timed for them.' },
      { name: 'Visits', description: 'Planned calls, return visits and seasonal inspections.' },
      {
        name: 'Mails',
        description: 'What was sent to whom, what became of it, and addresses nothing is sent to any more.',
      },
      { name: 'Summaries', description: 'What customers complained about, month by month.' },
      { name: 'Webhooks', description: 'Where shops deliver.' },
      ...policyTags,
      { name: 'Outgoing webhooks', description: outgoingText },
    ],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { ...componentSchemas(routes), WebhookAnswer: webhookAnswer, Problem: problemSchema },
      responses: { Unauthorized: unauthorized, ...problemResponses() },
      headers: {
        ETag: { description: 'The version, in quotes.', schema: { type: 'string' } },
        Location: { description: 'Where it is found from now on.', schema: { type: 'string' } },
        IdempotentReplayed: {
          description: '`true` when this is the answer to an earlier request.',
          schema: { type: 'string' },
        },
      },
    },
  };
}

export type OpenApiDocument = ReturnType<typeof openApiDocument>;

/** What is made or begun is answered with where it is from now on; one that was there before with 200. */
const made: Readonly<Record<string, string[]>> = {
  openTicket: ['201'],
  openJob: ['201'],
  startBacktest: ['202'],
  draftPolicy: ['200', '201'],
};
/** Changes of nothing that has a version. */
const isUnversioned = new Set(['testWebhookEndpoint', 'startBacktest', 'releaseAddress']);
/** What is asked with a body changes nothing: it needs neither a version nor a key. */
const isQuestion = new Set(['previewDeadline', 'validatePolicy', 'readEntitlement']);
/** Refusals that only these operations know. */
const ownRefusals: Readonly<Record<string, number[]>> = {
  draftPolicy: [413],
  comparePolicy: [422],
  previewDeadline: [422],
  listWebhookEndpoints: [503],
  listWebhookDeliveries: [503],
  testWebhookEndpoint: [503],
};

function operation(route: Route) {
  const notes = operations[route.operationId];
  if (!notes) throw new Error(`${route.operationId} is not described in tools/openapi/operations.ts`);
  const { request, answer } = examples[route.operationId] ?? {};
  const isChange = route.method !== 'GET' && !isQuestion.has(route.operationId);
  const isOfOne = route.path.includes('{');
  const isVersioned = isChange && isOfOne && !isUnversioned.has(route.operationId);
  const roles = permissions[route.permission];
  return {
    operationId: route.operationId,
    tags: [notes.tag],
    summary: notes.summary,
    description: notes.description,
    'x-roles': [...roles],
    parameters: [
      ...pathParameters(route.path),
      ...queryParameters(route),
      ...(isVersioned ? [header('If-Match', 'Only if the version is still this one: its `ETag`, or `*`.')] : []),
      ...(isChange ? [header('Idempotency-Key', 'Makes it safe to send the request again.', idempotencyKey)] : []),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: ref(requestName(route)), example: request } },
      },
    }),
    responses: {
      ...Object.fromEntries(
        (made[route.operationId] ?? ['200']).map((status) => [
          status,
          {
            description: status === '201' ? 'Made.' : 'Done.',
            headers: answerHeaders(route, isChange, hasVersion(route, notes.answer), status),
            content: { 'application/json': { schema: ref(nameOf(notes.answer)), example: answer } },
          },
        ]),
      ),
      '401': { $ref: '#/components/responses/Unauthorized' },
      ...problemRefs([
        ...(route.body || route.query || isChange ? [400] : []),
        403,
        ...(isOfOne ? [404] : []),
        ...(isChange ? [409] : []),
        ...(isVersioned ? [412] : []),
        ...(isChange ? [422] : []),
        ...(ownRefusals[route.operationId] ?? []),
        500,
      ]),
    },
  };
}

const versioned = [
  'Ticket',
  'Visit',
  'Policy',
  'WebhookDelivery',
  'CalendarDays',
  'Staff',
  'StaffMember',
  'OrderDates',
];

function hasVersion({ operationId }: Route, answer: Parameters<typeof nameOf>[0]): boolean {
  return versioned.includes(nameOf(answer)) && operationId !== 'testWebhookEndpoint';
}

function answerHeaders({ operationId }: Route, isChange: boolean, isVersioned: boolean, status: string) {
  const shared = (name: string) => ({ $ref: `#/components/headers/${name}` });
  return {
    ...(isVersioned && { ETag: shared('ETag') }),
    ...(operationId in made && status !== '200' && { Location: shared('Location') }),
    ...(isChange && { 'Idempotent-Replayed': shared('IdempotentReplayed') }),
  };
}

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'date' ? { type: 'string', format: 'date' } : idSchema,
  }));
}

/** As functions/_kit/http-routes.ts reads the segments of an address. */
const idSchema = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,100}$' };
const idempotencyKey = { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' };

function header(name: string, description: string, schema: object = { type: 'string' }) {
  return { name, in: 'header', required: false, description, schema };
}

function webhookOperation() {
  return {
    operationId: 'receiveWebhook',
    tags: ['Webhooks'],
    summary: "Take a shop's delivery",
    description: webhookText,
    security: [],
    parameters: [
      {
        name: 'shopId',
        in: 'path',
        required: true,
        description: 'The shop, as configured.',
        schema: { type: 'string' },
      },
      ...shops.flatMap((shop) =>
        Object.entries(shop.headers).map(([name, text]) => header(name, `${shop.name}: ${text}`)),
      ),
    ],
    requestBody: {
      required: true,
      description: "The bytes that were signed. Shopify's and WooCommerce's bodies are as those shops document them.",
      content: {
        'application/json': {
          schema: { anyOf: [ref('StandardOrder'), ref('StandardComplaint'), { type: 'object' }] },
          example: webhookExample,
        },
      },
    },
    responses: {
      '200': {
        description: 'Received, now or before.',
        headers: { 'Idempotent-Replayed': { $ref: '#/components/headers/IdempotentReplayed' } },
        content: {
          'application/json': { schema: ref('WebhookAnswer'), example: { outcome: 'order-kept', orderId: 'A-20417' } },
        },
      },
      ...problemRefs([400, 401, 413, 500]),
    },
  };
}

function problemRefs(statuses: readonly number[]) {
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));
}

/** Answered before any function is asked: by the gateway, which knows no problems. */
const unauthorized = {
  description: 'There is no token, or none that is taken: no problem document, the gateway answers this.',
  content: {
    'application/json': {
      schema: { type: 'object', properties: { message: { type: 'string' } }, required: ['message'] },
      example: { message: 'Unauthorized' },
    },
  },
};

/** Of an address that knows no such method: there is no operation that could say so. */
const ofNoOperation = 405;

function problemResponses() {
  const told = Object.entries(problemTypes).filter(([, { status }]) => status !== ofNoOperation);
  const byStatus = Map.groupBy(told, ([, problem]) => problem.status);
  return Object.fromEntries(
    [...byStatus].map(([status, found]) => [
      `Problem${status}`,
      {
        description: found.map(([type, { title }]) => `${title} (${type}).`).join(' '),
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    ]),
  );
}

const problemDetail: Record<string, JsonSchema> = {
  detail: { type: 'string', description: 'What happened this time.' },
  field: { type: 'string', description: 'Where in the input it lies, a JSON pointer.' },
  expected: { type: 'string', description: 'What would have been accepted.' },
};

const problemSchema: JsonSchema = {
  type: 'object',
  properties: {
    type: {
      type: 'string',
      format: 'uri-reference',
      description: 'The kind of problem: an address in this reference.',
    },
    title: { type: 'string', description: 'The kind of problem in a few words.' },
    status: { type: 'integer' },
    ...problemDetail,
    errors: {
      type: 'array',
      description: 'Each fault, when there are several.',
      items: { type: 'object', properties: problemDetail, required: ['detail'] },
    },
  },
  required: ['type', 'title', 'status', 'detail'],
};
