import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  type ExecutionStatus,
  paginateListExecutions,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { startRuntime } from 'local-aws/runtime';
import { servicesOnOwnTables } from 'local-aws/testing/own-tables';
import { inject } from 'vitest';
import { toItem } from '../../adapters/dynamo/database.ts';
import { fromTagValue, mailIdTag } from '../../adapters/ses/mail-id-tag.ts';
import windows from '../../policies/windows.json' with { type: 'json' };
import { type Answer, type Ask, ask, deliver, granted } from './http.ts';
import { starterPolicy } from './policy.ts';
import { instantOf } from './seoul.ts';
import { type ComplaintMessage, type Delivery, type OrderMessage, Shop } from './shop.ts';
import { Table } from './table.ts';

export interface Mail {
  at: string;
  to: string;
  subject: string;
  text: string;
  mailId: string;
  /** The template it was written from. */
  about: string;
}

export interface Execution {
  name: string;
  arn: string;
  status: ExecutionStatus;
}

/** The clock goes on while the stack starts: it starts so much earlier. */
const startMs = 5 * 60_000;

/** A small business on the local stack, under a clock that is moved; it has one shop and the starter policy's staff. */
export class Business {
  readonly shop = new Shop('northwind');
  readonly table: Table;
  readonly sfn: SFNClient;
  readonly endpoint: string;
  readonly #outputs: Record<string, string>;
  readonly #end: () => Promise<void>;

  private constructor(endpoint: string, outputs: Record<string, string>, end: () => Promise<void>) {
    this.endpoint = endpoint;
    this.#outputs = outputs;
    this.#end = end;
    this.table = new Table(this.aws, this.output('TableName'));
    this.sfn = new SFNClient(this.aws);
  }

  /**
   * @param at where the story begins, `2026-06-01 09:00` in Seoul
   * @param sweeper whether the sweep runs, every two hours: what needs no mending must go well without it, and
   *   months pass sooner
   */
  static async open(at: string, { sweeper = false } = {}): Promise<Business> {
    const folder = await mkdtemp(path.join(tmpdir(), 'aftercare-journey-'));
    const running = await startRuntime({
      assemblyDir: inject('assemblyDir'),
      dataDir: folder,
      inMemory: true,
      services: servicesOnOwnTables,
      clock: Date.parse(instantOf(at)) - startMs,
    });
    const business = await Business.on(running.endpoint, async () => {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    });
    await business.trust(business.shop);
    if (!sweeper) await business.#endSweeps();
    await business.until(at);
    return business;
  }

  /** On a local stack that runs already. */
  static async on(endpoint: string, end: () => Promise<void> = async () => undefined): Promise<Business> {
    const outputs = granted(await ask<Record<string, string>>(endpoint, 'GET', '/_local/outputs'));
    return new Business(endpoint, outputs, end);
  }

  /** How to reach its AWS services. */
  get aws() {
    const credentials = { accessKeyId: 'LOCALtest', secretAccessKey: 'local' };
    return { endpoint: this.endpoint, region: 'us-east-1', credentials };
  }

  output(name: string): string {
    return this.#outputs[name]!;
  }

  /** ISO 8601, UTC. */
  async now(): Promise<string> {
    return (await this.local<{ now: string }>('GET', '/clock')).now;
  }

  /** What AWS would bill so far. */
  metered(): Promise<Record<string, Record<string, number>>> {
    return this.local('GET', '/meter');
  }

  /** Moves the clock to a time in Seoul, `2026-06-01 09:00`; all that falls due on the way happens at its own instant. */
  async until(local: string): Promise<void> {
    await this.local('POST', '/clock', { to: instantOf(local) });
  }

  /** Moves the clock by an ISO 8601 duration. */
  async pass(duration: string): Promise<void> {
    await this.local('POST', '/clock', { advance: duration });
  }

  /** Waits until what has just been asked for has had all its consequences. */
  async settle(): Promise<void> {
    await this.local('POST', '/idle', {});
  }

  /** Something of the runtime itself, below `/_local`. */
  async local<T>(method: 'GET' | 'POST', resource: string, body?: object): Promise<T> {
    return granted(await ask<T>(this.endpoint, method, `/_local${resource}`, body ? { body } : {}));
  }

  /** Enters shops in the secret that holds them. */
  async trust(...shops: Shop[]): Promise<void> {
    const secrets = new SecretsManagerClient(this.aws);
    const SecretString = JSON.stringify(Object.fromEntries(shops.map((shop) => [shop.shopId, shop.entry])));
    await secrets.send(new PutSecretValueCommand({ SecretId: this.output('ShopsSecretArn'), SecretString }));
    secrets.destroy();
  }

  /** Hands in a webhook and waits for its consequences. */
  async receive(delivery: Delivery): Promise<Answer> {
    const answer = await deliver(this.endpoint, delivery);
    await this.settle();
    return answer;
  }

  /** The shop says that an order has been delivered, now unless told otherwise. */
  async deliverOrder(message: OrderMessage): Promise<void> {
    granted(await this.receive(this.shop.order('order.delivered', message, await this.now())));
  }

  /** A customer complains through the shop. @returns the ticket's id */
  async complain(message: ComplaintMessage = {}): Promise<string> {
    const answer = granted(await this.receive(this.shop.complaint(message, await this.now())));
    return answer.ticketId;
  }

  /** Asks the staff API as one of the staff, and waits for the consequences. Refusals are answers, too. */
  async as(id: string, request: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const [method, resource] = request.split(' ') as [string, string];
    const asked: Ask = { token: await this.token(id), headers, ...(body ? { body } : {}) };
    const answer = await ask(this.endpoint, method, resource, asked);
    await this.settle();
    return answer;
  }

  /** The same where a refusal would be a fault of the test. @returns the body */
  async does<T = any>(id: string, request: string, body?: object): Promise<T> {
    return granted(await this.as(id, request, body));
  }

  async token(id: string): Promise<string> {
    const { role } = [...starterPolicy.staff, ...windows.staff].find((person) => person.id === id)!;
    return (await this.local<{ token: string }>('POST', '/token', { role, name: id })).token;
  }

  /** What lies in the inbox, oldest first. */
  async mails(): Promise<Mail[]> {
    const mails = await this.local<any[]>('GET', '/inbox?format=json');
    return mails.reverse().map(({ at, to, subject, text, tags }) => {
      const mailId = fromTagValue(tags[mailIdTag]);
      return { at, to: to.join(), subject, text, mailId, about: mailId.split('#')[2]! };
    });
  }

  /** Executions of both machines whose names begin like this. */
  async executions(prefix = ''): Promise<Execution[]> {
    const found: Execution[] = [];
    for (const output of ['TicketMachineArn', 'VisitMachineArn']) {
      const pages = paginateListExecutions({ client: this.sfn }, { stateMachineArn: this.output(output) });
      for await (const { executions = [] } of pages) {
        for (const { name, executionArn, status } of executions) {
          if (name!.startsWith(prefix)) found.push({ name: name!, arn: executionArn!, status: status! });
        }
      }
    }
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async running(prefix = ''): Promise<Execution[]> {
    return (await this.executions(prefix)).filter(({ status }) => status === 'RUNNING');
  }

  async startTicketExecution(ticketId: string, name: string): Promise<void> {
    const input = JSON.stringify({ ticketId, loops: 0 });
    const stateMachineArn = this.output('TicketMachineArn');
    await this.sfn.send(new StartExecutionCommand({ stateMachineArn, name, input }));
    await this.settle();
  }

  async stopExecution(executionArn: string): Promise<void> {
    await this.sfn.send(new StopExecutionCommand({ executionArn }));
    await this.settle();
  }

  /** Has both consumers of the table's stream see a new row once more. */
  async redeliver(row: object): Promise<void> {
    const lambda = new LambdaClient(this.aws);
    const dynamodb = { SequenceNumber: '1', NewImage: toItem({ ...row }) };
    const Payload = JSON.stringify({ Records: [{ dynamodb }] });
    const functions = Object.keys((await this.metered())['lambda.invocations']!);
    for (const FunctionName of functions.filter((name) => /Lifecycle|MailFunction/.test(name))) {
      const { FunctionError } = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
      if (FunctionError) throw new Error(`${FunctionName} failed`);
    }
    lambda.destroy();
    await this.settle();
  }

  async #endSweeps(): Promise<void> {
    const scheduler = new SchedulerClient(this.aws);
    const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}));
    const Name = Schedules.find(({ Target }) => Target!.Arn!.includes('Sweep'))!.Name;
    await scheduler.send(new DeleteScheduleCommand({ Name }));
    scheduler.destroy();
  }

  async close(): Promise<void> {
    this.table.close();
    this.sfn.destroy();
    await this.#end();
  }
}
