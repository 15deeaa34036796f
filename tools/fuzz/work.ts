import type { DynamoDbConnection } from 'local-aws/services/dynamodb/connection';
import { presetNames } from '../../policies/presets.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import { deliveryAt, shops } from './deliveries.ts';
import { faultOf } from './judge.ts';
import { moveableClock } from './life.ts';
import { operations, Words, webhookAnswers } from './operations.ts';
import { Random } from './random.ts';
import { type Request, requestTo } from './requests.ts';
import { type InnerFault, lastLogged, openStand } from './stand.ts';

export interface Found {
  /** Requests by operation, by status. */
  counts: Record<string, Record<number, number>>;
  /** Each kind of fault once, with how often it was met. */
  faults: Record<string, { times: number; example: string }>;
  /** Seconds for the requests, and for what followed from them. */
  seconds: { requests: number; following: number };
}

/** So many requests are under way at once, and so many are made before what follows from them is looked at. */
const atOnce = 8;
const followedAfter = 400;
/** The clock goes on by so much each time: in the end some months have passed. */
const step = 86_400_000;

/** Operations that cost much are asked less often. */
const rarely: Readonly<Record<string, number>> = {
  draftPolicy: 0.2,
  validatePolicy: 0.3,
  startBacktest: 0.15,
  comparePolicy: 0.4,
};

/** Makes so many requests, by chance, and tells what was answered that should not have been. */
export async function work(bodies: number, seed: number, connection: DynamoDbConnection): Promise<Found> {
  const clock = moveableClock('2026-11-30T01:00:00.000Z');
  const random = new Random(seed);
  const words = vocabulary();
  const stand = await openStand(connection);
  const found: Found = { counts: {}, faults: {}, seconds: { requests: 0, following: 0 } };
  const real = performance;

  for (let made = 0; made < bodies; ) {
    const begin = real.now();
    for (let batch = 0; batch < followedAfter && made < bodies; batch += atOnce, made += atOnce) {
      const requests = Array.from({ length: Math.min(atOnce, bodies - made) }, () => any(random, words));
      await Promise.all(requests.map((request) => ask(request)));
    }
    const asked = real.now();
    await follow();
    clock.moveBy(step);
    found.seconds.requests += (asked - begin) / 1000;
    found.seconds.following += (real.now() - asked) / 1000;
  }
  // What was promised and planned falls due, years later too.
  for (const days of [1, 7, 40, 400, 4_000]) {
    clock.moveBy(days * 86_400_000);
    await follow();
  }
  return found;

  async function follow(): Promise<void> {
    const { faults, rows } = await stand.follow();
    for (const fault of faults) note(found, `${fault.where}: ${kindOf(fault.what)}`, exampleOf(fault));
    for (const row of rows) learn(words, row);
  }

  async function ask(request: Request): Promise<void> {
    const operation = operations.find(({ operationId }) => operationId === request.operationId);
    const answer = await stand.request(request, operation?.isOfPolicies ?? false);
    const ofOperation = found.counts[request.operationId] ?? {};
    found.counts[request.operationId] = ofOperation;
    ofOperation[answer.status] = (ofOperation[answer.status] ?? 0) + 1;
    const fault = faultOf(answer, operation?.answers ?? webhookAnswers);
    if (fault !== null) {
      const said = answer.status >= 500 ? lastLogged() : answer.text.slice(0, 500);
      note(
        found,
        `${request.operationId}: ${kindOf(fault)}${answer.status >= 500 ? ` ${kindOf(said)}` : ''}`,
        `${shown(request)}\n${said}`,
      );
    }
    if (answer.status < 300) turnPage(words, answer.text);
  }
}

function any(random: Random, words: Words): Request {
  for (;;) {
    if (random.chance(0.15)) return deliveryAt(new Date(), random);
    const operation = random.pick(operations);
    if (random.chance(rarely[operation.operationId] ?? 1)) return requestTo(operation, random, words, starter.staff);
  }
}

/** What a ticket or a policy may say, beside what the examples say. */
function vocabulary(): Words {
  const words = new Words();
  const ids = starter.staff.map(({ id }) => id);
  for (const id of ids) for (const member of ['staffId', 'assignee', 'staff']) words.add(member, id);
  for (const name of Object.keys(starter.requestTypes)) words.add('requestType', name);
  for (const name of Object.keys(starter.calendars)) words.add('path:calendar', name);
  words.add('path:endpointId', 'partner');
  for (const name of presetNames) words.add('extends', name);
  for (const name of Object.keys(shops)) words.add('shopId', name);
  for (const version of [starter.version, 'draft-1', 'draft-2', 'draft-3']) words.add('version', version);
  return words;
}

/** What later requests name, by the kind of row that has it. */
const ids: Readonly<Record<string, string>> = {
  ticket: 'ticketId',
  visit: 'visitId',
  order: 'orderId',
  delivery: 'deliveryId',
  backtest: 'backtestId',
};

function turnPage(words: Words, text: string): void {
  const { nextCursor } = JSON.parse(text);
  if (typeof nextCursor === 'string') words.add('cursor', nextCursor);
}

function learn(words: Words, row: Record<string, any>): void {
  const name = ids[row.kind];
  if (name && row[name] !== undefined) words.add(`path:${name}`, row[name]);
  for (const { taskId } of row.tasks ?? []) words.add('path:taskId', taskId);
  for (const { absenceId } of row.kind === 'policy-state' ? row.absences : []) words.add('path:absenceId', absenceId);
}

function note(found: Found, kind: string, example: string): void {
  const known = found.faults[kind] ?? { times: 0, example };
  found.faults[kind] = { ...known, times: known.times + 1 };
}

/** The same fault by another value is the same fault. */
function kindOf(text: string): string {
  return text.replaceAll(/"[^"]{12,}"|[\w-]*\d[\w:.-]*/g, '…').slice(0, 300);
}

function shown({ method, url, headers, body, caller }: Request): string {
  const { authorization: _, ...told } = headers;
  return `${method} ${url}\n${JSON.stringify(told)} as ${caller?.name ?? 'a shop'}\n${body.toString().slice(0, 1500)}`;
}

function exampleOf({ what, about }: InnerFault): string {
  return `${what}\n${about.slice(0, 3000)}`;
}
