import type { Temporal } from 'temporal-polyfill';
import type { Database } from '../../adapters/dynamo/database.ts';
import type { AnswerOf, BodyOf, Contract, ParametersOf, ProblemOf, QueryOf } from '../../api/contract.ts';
import type { Membership, Permission } from '../../api/permissions.ts';
import type { ProblemType } from '../../api/problems.ts';
import type { PolicyLibrary } from '../../application/policies.ts';
import type { Context } from '../../domain/context.ts';
import type { Problem } from '../../domain/errors.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EndpointBook } from './endpoints.ts';
import { type HttpAnswer, type HttpRequest, problemAnswer } from './http.ts';
import { actorOf, type Caller, callerOf, refusalOfCaller, refusalOfToken } from './http-caller.ts';
import { readBody, readQuery } from './http-input.ts';
import { methodNotAllowed, notFound } from './http-problems.ts';
import { now } from './time.ts';

/** What routes work with. */
export interface Resources {
  database: Database;
  policies: PolicyLibrary;
  endpoints: EndpointBook;
}

/** A request that has found its route, with its input read and its caller allowed. */
export interface Call<Query = unknown, Body = unknown, Parameters = Record<string, string>> extends Resources {
  request: HttpRequest;
  caller: Caller;
  permission: Permission;
  params: Parameters;
  query: Query;
  body: Body;
  at: Temporal.Instant;
}

/** An operation with what carries it out. */
export interface Route {
  contract: Contract;
  handle(call: Call<any, any, any>): Promise<Result<HttpAnswer, Problem<ProblemType>>>;
}

type Implementation<C extends Contract> = (
  call: Call<QueryOf<C>, BodyOf<C>, ParametersOf<C>>,
) => Promise<Result<AnswerOf<C>, Problem<ProblemOf<C>>>>;

/** Joins a contract with what carries it out: a status, header, body or problem it does not declare does not compile. */
export function implement<const C extends Contract>(contract: C, handle: Implementation<C>): Route {
  return { contract, handle: handle as Route['handle'] };
}

/** Carries requests out by a table of routes. */
export function router(routes: readonly Route[], resources: Resources) {
  return async (request: HttpRequest): Promise<HttpAnswer> => {
    const found = routes.flatMap((one) => {
      const params = match(one.contract.path, request.path);
      return params ? [{ route: one, params }] : [];
    });
    if (found.length === 0) return problemAnswer(notFound(`There is nothing at ${request.path}.`));
    // A literal address is none of those a parameter would name, whatever their methods.
    const ofAddress = found.filter((one) => one.route.contract.path === found[0]!.route.contract.path);
    const chosen = ofAddress.find((one) => one.route.contract.method === request.method);
    if (!chosen) {
      const allowed = ofAddress.map((one) => one.route.contract.method);
      return problemAnswer(methodNotAllowed(request.method, allowed), { allow: allowed.join(', ') });
    }
    const answer = await carryOut(chosen.route, chosen.params, request, resources);
    return answer.ok ? answer.value : problemAnswer(answer.error);
  };
}

async function carryOut(
  { contract, handle }: Route,
  params: Record<string, string>,
  request: HttpRequest,
  resources: Resources,
): Promise<Result<HttpAnswer, Problem<ProblemType>>> {
  const { permission, membership, query, body } = contract;
  const wrong = refusalOfToken(request.claims);
  if (wrong) return refuse(wrong);
  const caller = await knownCaller(request, resources, membership);
  const refusal = refusalOfCaller(caller, permission, membership);
  if (refusal) return refuse(refusal);
  const queried = query ? readQuery(request, query) : ok({});
  if (!queried.ok) return queried;
  const read = body ? readBody(request, body) : ok(undefined);
  if (!read.ok) return read;
  const said = { query: queried.value, body: read.value };
  return handle({ request, caller, permission, params, ...said, at: now(), ...resources });
}

/** Who is not known may have joined by what was put in force just now: it is looked up before they are refused. */
async function knownCaller({ claims }: HttpRequest, { policies }: Resources, membership?: Membership): Promise<Caller> {
  if (membership === 'not-needed') return callerOf(claims, { staff: [] });
  const caller = callerOf(claims, await policies.active());
  if (caller.member) return caller;
  policies.refresh();
  return callerOf(claims, await policies.active());
}

/** What a command is decided with on behalf of the caller. */
export function contextOf(call: Call, policy: Policy): Context {
  return { now: call.at, actor: actorOf(call.caller, call.permission), policy };
}

/** Ids hold letters, digits, hyphens and underscores only: nothing else can name anything. */
const value = '([A-Za-z0-9_-]{1,100})';

function match(pattern: string, path: string): Record<string, string> | null {
  const names: string[] = [];
  const expression = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return value;
  });
  const found = new RegExp(`^${expression}$`).exec(path);
  return found && Object.fromEntries(names.map((name, index) => [name, found[index + 1]!]));
}
