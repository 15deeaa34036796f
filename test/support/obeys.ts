/** Holds what was answered against the contract of what was asked. */
import { type Contract, problemsOf } from '../../api/contract.ts';
import { operations } from '../../api/operations/index.ts';
import { type ProblemType, problemTypes } from '../../api/problems.ts';

interface Asked {
  method: string;
  /** Without a query. */
  path: string;
}

interface Told {
  status: number;
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>;
  body: any;
}

const contracts: readonly Contract[] = operations;

/** The operation at an address; a literal segment is none that a parameter would name. Undefined for what is no staff operation. */
function contractAt({ method, path }: Asked): Contract | undefined {
  const fitting = contracts.filter((one) =>
    new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[A-Za-z0-9_-]{1,100}')}$`).test(path),
  );
  const address =
    fitting.find((one) => !one.path.includes('{')) ?? fitting.toSorted((a, b) => literal(b) - literal(a))[0];
  return fitting.find((one) => one.path === address?.path && one.method === method);
}

function literal({ path }: Contract): number {
  return path.split('/').filter((segment) => !segment.startsWith('{')).length;
}

/**
 * What about an answer is not as its contract says; empty when it obeys, and where there is no contract.
 * A 401 of the gateway, which knows no problems, is none of the operation's.
 */
export function breachesOf(asked: Asked, told: Told): string[] {
  const one = contractAt(asked);
  if (!one) return [];
  const found = told.status < 300 ? breachesOfAnswer(one, told) : breachesOfProblem(one, told);
  return found.map((breach) => `${one.id} answered ${told.status}: ${breach}`);
}

function breachesOfAnswer(one: Contract, { status, headers, body }: Told): string[] {
  const answer = one.answers[status];
  if (!answer) return ['the status is not declared'];
  const declared: readonly string[] = answer.headers ?? [];
  const parsed = answer.body.safeParse(body);
  const same = parsed.success && JSON.stringify(sorted(parsed.data)) === JSON.stringify(sorted(body));
  return [
    ...['etag', 'location'].flatMap((name) =>
      declared.includes(name) === (headers[name] !== undefined) ? [] : [`the header ${name} is not as declared`],
    ),
    ...(headers['idempotent-replayed'] !== undefined && !one.headers?.includes('idempotency-key')
      ? ['it is replayed, and takes no key']
      : []),
    ...(headers['content-type'] === 'application/json' ? [] : [`it is ${headers['content-type']}`]),
    ...(same
      ? []
      : [parsed.success ? 'the body has members that are not declared' : `the body: ${parsed.error.message}`]),
  ];
}

function breachesOfProblem(one: Contract, { status, headers, body }: Told): string[] {
  if (status === 401 && body?.message !== undefined) return [];
  if (headers['content-type'] !== 'application/problem+json') return [`it is ${headers['content-type']}`];
  const type = String(body.type).replace('/reference#problem-', '') as ProblemType;
  if (!problemsOf(one).includes(type)) return [`${type} is not declared`];
  const { title, status: registered } = problemTypes[type];
  return [
    ...(title === body.title && registered === status && body.status === status ? [] : ['title or status is another']),
    ...(typeof body.detail === 'string' ? [] : ['there is no detail']),
  ];
}

/** With members in order: two that are the same read the same. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
