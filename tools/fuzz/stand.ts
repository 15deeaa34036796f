import { toEvent } from 'local-aws/services/apigateway/event';
import type { DynamoDbConnection } from 'local-aws/services/dynamodb/connection';
import { fromItem, type Item } from '../../adapters/dynamo/database.ts';
import { replaceAws } from './aws.ts';
import { shops } from './deliveries.ts';
import type { Answer } from './judge.ts';
import type { Request } from './requests.ts';
import { createTable, openStream, type StreamRecord } from './table.ts';

type Handler = (event: any, context: never) => Promise<any>;

/** What went wrong inside with something that was taken. */
export interface InnerFault {
  where: string;
  what: string;
  about: string;
}

/** The functions, in this process, on tables of their own. */
export interface Stand {
  request(request: Request, isOfPolicies: boolean): Promise<Answer>;
  /** Hands what was written to the consumers of the stream, and looks after what they start. */
  follow(): Promise<{ faults: InnerFault[]; rows: Record<string, unknown>[] }>;
}

const machines = { ticket: 'arn:ticket', visit: 'arn:visit', backtest: 'arn:backtest' };
interface Execution {
  machineArn: string;
  input: Record<string, unknown>;
  /** What it waits for, in milliseconds since the epoch. */
  until: number;
  turns: number;
}

const secretArns = { shops: 'arn:shops', endpoints: 'arn:endpoints' };

const environment = {
  AWS_REGION: 'us-east-1',
  TABLE_NAME: 'Aftercare',
  SHOPS_SECRET_ARN: secretArns.shops,
  ENDPOINTS_SECRET_ARN: secretArns.endpoints,
  WEBHOOK_QUEUE_URL: 'http://queue.example',
  TICKET_MACHINE_ARN: machines.ticket,
  VISIT_MACHINE_ARN: machines.visit,
  BACKTEST_MACHINE_ARN: machines.backtest,
  DIGEST_GROUP: 'digests',
  DIGEST_FUNCTION_ARN: 'arn:digest',
  DIGEST_ROLE_ARN: 'arn:role',
  DIGEST_DEAD_LETTERS_ARN: 'arn:dead-letters',
  MAIL_FROM: 'Hanbit <care@mail.example>',
  MAIL_CONFIGURATION_SET: 'mails',
};

/** Nobody is there: what is queued for it is not sent. */
const endpoints = {
  partner: {
    url: 'https://partner.example/hook',
    secrets: [`whsec_${Buffer.alloc(32, 'k').toString('base64')}`],
    events: ['ticket.*', 'clock.*'],
  },
};
/** Lambda takes so many records at once. */
const batchSize = 100;

/** So many executions are followed, and so many turns of each: what repeats, repeats with the same values. */
const mostKept = 100;
const mostTurns = 4;

/** @param connection to a DynamoDB Local, with an access key nobody else has */
export async function openStand(connection: DynamoDbConnection): Promise<Stand> {
  Object.assign(process.env, environment);
  const started = replaceAws(connection, { [secretArns.shops]: shops, [secretArns.endpoints]: endpoints });
  const records = openStream(connection, await createTable('Aftercare'));
  const load = async (name: string): Promise<Handler> => (await import(`../../functions/${name}.ts`)).handler;
  const api = {
    staff: await load('http/api'),
    policies: await load('http/policy-api'),
    webhook: await load('http/webhook'),
  };
  const consumers = { lifecycle: await load('stream/lifecycle'), mail: await load('stream/mail') };
  const tasks: Record<string, Handler> = {
    [machines.ticket]: await load('task/advance-ticket'),
    [machines.visit]: await load('task/advance-visit'),
    [machines.backtest]: await load('task/backtest'),
  };
  const executions = new Map<string, Execution>();

  async function consume(batch: StreamRecord[]): Promise<InnerFault[]> {
    const faults: InnerFault[] = [];
    for (const [name, consumer] of Object.entries(consumers)) {
      const { error, answer } = await attempted(() => consumer({ Records: batch }, {} as never));
      if (error === null && answer.batchItemFailures.length === 0) continue;
      // One by one: which it is, and what is said of it.
      for (const record of batch) {
        const again = await attempted(() => consumer({ Records: [record] }, {} as never));
        const failed = again.error ?? (again.answer.batchItemFailures.length > 0 ? again.said : null);
        if (failed !== null)
          faults.push({ where: name, what: failed, about: JSON.stringify(record.dynamodb.NewImage) });
      }
    }
    return faults;
  }

  async function advance(): Promise<InnerFault[]> {
    for (const { machineArn, name, input } of started.splice(0)) {
      const startedAt = new Date().toISOString();
      executions.set(name, { machineArn, input: { ...input, execution: name, startedAt }, until: 0, turns: 0 });
    }
    const faults: InnerFault[] = [];
    for (const [name, execution] of [...executions]) {
      const { machineArn, input, until } = execution;
      if (until > Date.now()) continue;
      const { error, answer } = await attempted(() => tasks[machineArn]!(input, {} as never));
      // A draft that is spoiled while it is tried fails its backtest, which says so: no fault of a value.
      const isMeant = error?.includes('cannot be tried') === true;
      if (error !== null && !isMeant) faults.push({ where: machineArn, what: error, about: JSON.stringify(input) });
      execution.turns += 1;
      if (error !== null || answer.next === 'done' || execution.turns === mostTurns) executions.delete(name);
      else execution.until = answer.until === undefined ? 0 : Date.parse(answer.until);
    }
    const tooMany = Math.max(0, executions.size - mostKept);
    for (const name of [...executions.keys()].slice(0, tooMany)) executions.delete(name);
    return faults;
  }

  return {
    async request(request, isOfPolicies) {
      const handler = request.caller === null ? api.webhook : isOfPolicies ? api.policies : api.staff;
      const { statusCode, headers, body } = await handler(eventOf(request), {} as never);
      return { status: statusCode, headers, text: body };
    },
    async follow() {
      const faults: InnerFault[] = [];
      const rows: Record<string, unknown>[] = [];
      for (let written = await records(); written.length > 0; written = await records()) {
        rows.push(...written.flatMap(({ dynamodb: { NewImage } }) => (NewImage ? [fromItem<Item>(NewImage)] : [])));
        for (let at = 0; at < written.length; at += batchSize)
          faults.push(...(await consume(written.slice(at, at + batchSize))));
        faults.push(...(await advance()));
      }
      return { faults: [...faults, ...(await advance())], rows };
    },
  };
}

/** What API Gateway hands to a function; the claims are those of an ID token. */
function eventOf({ method, url, headers, body, caller }: Request) {
  const shopId = caller === null ? decodeURIComponent(url.slice('/webhooks/'.length)) : null;
  const claims = caller && {
    sub: `sub-of-${caller.name}`,
    name: caller.name,
    'cognito:groups': `[${caller.role}]`,
    token_use: 'id',
  };
  return toEvent(
    { method, url, headers, body, sourceIp: '127.0.0.1' },
    {
      accountId: '000000000000',
      apiId: 'api',
      requestId: 'request',
      routeKey: '$default',
      pathParameters: shopId === null ? {} : { shopId },
      now: Date.now(),
      ...(claims && { authorization: { claims, scopes: null } as never }),
    },
  );
}

/** What a call came to, and the last thing functions logged while it was made. */
async function attempted(call: () => Promise<any>): Promise<{ error: string | null; answer: any; said: string }> {
  logged.length = 0;
  try {
    const answer = await call();
    return { error: null, answer, said: logged.at(-1) ?? 'nothing was logged' };
  } catch (error) {
    return { error: `${(error as Error).stack?.split('\n').slice(0, 3).join(' ') ?? error}`, answer: null, said: '' };
  }
}

/** What functions log is of use where something goes wrong, and nowhere else. */
const logged: string[] = [];
for (const level of ['log', 'info', 'warn', 'error'] as const) {
  console[level] = (line: unknown) => {
    logged.push(String(line));
    if (logged.length > 20) logged.shift();
  };
}
export const lastLogged = () => logged.at(-1) ?? '';
