import { type Contract, problemsOf } from './contract.ts';
import { componentSchemas, type JsonSchema, nameOf, queryParameters, requestName } from './json-schema.ts';
import { operationDocs } from './operations/docs.ts';
import { type OperationId, operations } from './operations/index.ts';
import { permissions } from './permissions.ts';
import { type ProblemType, problemTypes } from './problems.ts';
import { shops, webhookAnswer, webhookExample, webhookProblems, webhookText } from './shop-webhooks.ts';
import { outgoingText } from './texts.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const intro = `Orders and complaints come in as signed webhooks; staff work with tickets and visits.

**Signing in.** Send \`Authorization: Bearer <token>\` with the ID token of a sign-in to the user pool. Your groups are your roles. You are the member of the staff of the policy in force whose id is your \`name\`, or whose address is your verified one; who is nobody there may only set the policy up, as a lead or manager. A complaint about you or your team does not exist for you.

**Changing things safely.** Everything that changes has a version, told in the \`ETag\`. Send it back in \`If-Match\` and the change is made only if nothing has changed meanwhile (412 otherwise). Without \`If-Match\` the change is decided on whatever the current version is.

**Trying again safely.** Send an \`Idempotency-Key\` (1 to 255 visible characters) with a POST, PUT or DELETE. The same request with the same key within 24 hours gets the first answer again, with \`Idempotent-Replayed: true\`, and changes nothing. Refusals are not kept.

**Lists** come in pages: pass \`nextCursor\` as \`cursor\` for the next one.

**Instants** are answered in UTC with milliseconds. They are taken with any offset and at most nine digits after the point (parts of a millisecond are cut off). Instants and dates lie in the years 1900 to 2200. Durations are ISO 8601.

**Sizes.** A body of more than 6 MB is refused by the gateway: 413, with a \`message\`.

**Problems** are answered as \`application/problem+json\` (RFC 9457). \`field\` is a JSON pointer to what is wrong, \`expected\` says what would do.`;

/** The OpenAPI 3.1 document, made from the contracts the functions implement. */
export function openApiDocument() {
  const paths: Record<string, Record<string, object>> = {};
  for (const one of operations) {
    paths[one.path] ??= {};
    paths[one.path]![one.method.toLowerCase()] = operation(one);
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
      {
        name: 'Policies',
        description: 'The rules as versioned documents: written, compared, put in force, taken back.',
      },
      { name: 'Calendars', description: 'When work is done, day by day.' },
      { name: 'Staff', description: 'Who is there.' },
      { name: 'Outgoing webhooks', description: outgoingText },
    ],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { ...componentSchemas(), WebhookAnswer: webhookAnswer, Problem: problemSchema },
      responses: { Unauthorized: unauthorized },
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

/** What the headers of an answer are called in HTTP. */
const answerHeaders = { etag: 'ETag', location: 'Location' } as const;
const requestHeaders = {
  'if-match': header('If-Match', 'Only if the version is still this one: its `ETag`, or `*`.'),
  'idempotency-key': header('Idempotency-Key', 'Makes it safe to send the request again.', {
    type: 'string',
    minLength: 1,
    maxLength: 255,
    pattern: '^[!-~]+$',
  }),
} as const;

function operation(one: Contract) {
  const { tag, summary, description, request, answer } = operationDocs[one.id as OperationId];
  const headers = one.headers ?? [];
  return {
    operationId: one.id,
    tags: [tag],
    summary,
    description,
    'x-roles': [...permissions[one.permission]],
    parameters: [
      ...pathParameters(one.path),
      ...queryParameters(one),
      ...(['if-match', 'idempotency-key'] as const)
        .filter((name) => headers.includes(name))
        .map((name) => requestHeaders[name]),
    ],
    ...(one.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: ref(requestName(one)), example: request } },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(one.answers).map(([status, { body, headers: told = [] }]) => [
          status,
          {
            description: status === '201' ? 'Made.' : 'Done.',
            headers: {
              ...Object.fromEntries(told.map((name) => [answerHeaders[name], shared(answerHeaders[name])])),
              ...(headers.includes('idempotency-key') && { 'Idempotent-Replayed': shared('IdempotentReplayed') }),
            },
            content: { 'application/json': { schema: ref(nameOf(body)), example: answer } },
          },
        ]),
      ),
      '401': { $ref: '#/components/responses/Unauthorized' },
      ...refusals(problemsOf(one).filter((type) => problemTypes[type].status !== 401)),
    },
  };
}

function shared(name: string) {
  return { $ref: `#/components/headers/${name}` };
}

/** By status: which types of problem there are, in words and for machines. */
function refusals(types: readonly ProblemType[]) {
  const byStatus = Map.groupBy(types, (type) => problemTypes[type].status);
  return Object.fromEntries([...byStatus].map(([status, found]) => [status, refusal(found)]));
}

function refusal(types: readonly ProblemType[]) {
  return {
    description: types.map((type) => `${problemTypes[type].title} (${type}).`).join(' '),
    'x-problems': types,
    content: { 'application/problem+json': { schema: ref('Problem') } },
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
      ...refusals(webhookProblems),
    },
  };
}

/** Answered by the gateway, before any function is asked; by the function of a token that is not meant for this. */
const unauthorized = {
  description:
    'There is no token, or none that is taken: no problem document, the gateway answers this. ' +
    `${problemTypes['wrong-token'].title} (wrong-token).`,
  'x-problems': ['wrong-token'],
  content: {
    'application/json': {
      schema: { type: 'object', properties: { message: { type: 'string' } }, required: ['message'] },
      example: { message: 'Unauthorized' },
    },
    'application/problem+json': { schema: ref('Problem') },
  },
};

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
