import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Event } from '../domain/events.ts';
import type { Metered } from './prices.ts';

export interface Mail {
  id: string;
  at: string;
  to: string[];
  subject: string;
}

/** A member of staff, as tokens name them. */
export interface Caller {
  role: string;
  name: string;
}

const lead: Caller = { role: 'lead', name: 'mina' };

/** As whom the meter counts calls made from here. */
const onlooker = 'onlooker';

/** A stack on the local runtime, in this process or another, through what it answers over HTTP. */
export class Stack {
  readonly endpoint: string;
  /** By name, as the template declares them. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly #database: DynamoDBClient;
  readonly #tokens = new Map<string, Promise<string>>();

  private constructor(endpoint: string, outputs: Record<string, string>) {
    this.endpoint = endpoint;
    this.outputs = outputs;
    this.#database = new DynamoDBClient(this.aws());
  }

  /** @param endpoint e.g. `http://localhost:8787` */
  static async at(endpoint: string): Promise<Stack> {
    const answer = await fetch(`${endpoint}/_local/outputs`);
    return new Stack(endpoint, (await answer.json()) as Record<string, string>);
  }

  /** Configuration of an AWS client that calls the runtime; its calls are not counted. */
  aws() {
    const credentials = { accessKeyId: `LOCAL${onlooker}`, secretAccessKey: 'local' };
    return { endpoint: this.endpoint, region: 'us-east-1', credentials };
  }

  /** What the moved clock shows. */
  async now(): Promise<Date> {
    const answer = await fetch(`${this.endpoint}/_local/clock`);
    return new Date(((await answer.json()) as { now: string }).now);
  }

  /** Moves the clock; everything due on the way happens at its own instant. @returns how many timers fired */
  async moveTo(instant: string): Promise<number> {
    return (await this.#post<{ fired: number }>('/_local/clock', { to: instant })).fired;
  }

  /** Waits until what has just been asked for has had all its consequences. */
  async settle(): Promise<void> {
    await this.#post('/_local/idle', {});
  }

  async configureShops(shops: object): Promise<void> {
    const secrets = new SecretsManagerClient(this.aws());
    const SecretId = this.outputs.ShopsSecretArn!;
    await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify(shops) }));
  }

  /** Sends a shop's webhook and waits for its consequences. */
  async deliver(shopId: string, headers: Record<string, string>, body: string): Promise<number> {
    const answer = await fetch(`${this.endpoint}/webhooks/${shopId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    await answer.arrayBuffer();
    await this.settle();
    return answer.status;
  }

  /** Asks the staff API as the team lead and waits for the consequences. Throws on a refusal. */
  async staff<T>(method: string, resource: string, body?: object): Promise<T> {
    const answer = await this.ask<T>(method, resource, body);
    await this.settle();
    return answer;
  }

  /** Asks the staff API, as the team lead unless told. Throws on a refusal. */
  async ask<T>(method: string, resource: string, body?: object, by: Caller = lead): Promise<T> {
    const { status, text } = await this.request(method, resource, body, by);
    if (status >= 300) throw new Error(`${method} ${resource}: ${status} ${text}`);
    return JSON.parse(text) as T;
  }

  /** Asks the staff API, which may refuse. */
  async request(
    method: string,
    resource: string,
    body?: object,
    by: Caller = lead,
  ): Promise<{ status: number; text: string }> {
    const token =
      this.#tokens.get(by.name) ?? this.#post<{ token: string }>('/_local/token', by).then((one) => one.token);
    this.#tokens.set(by.name, token);
    const answer = await fetch(`${this.endpoint}${resource}`, {
      method,
      headers: { authorization: `Bearer ${await token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, text: await answer.text() };
  }

  /** Everything that has happened, in order. */
  async events(): Promise<Event[]> {
    const events: Event[] = [];
    let start: Record<string, never> | undefined;
    do {
      const page = await this.#database.send(
        new ScanCommand({
          TableName: this.outputs.TableName!,
          FilterExpression: 'kind = :event',
          ExpressionAttributeValues: { ':event': { S: 'event' } },
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      for (const item of page.Items ?? []) events.push(unmarshall(item) as Event);
      start = page.LastEvaluatedKey as Record<string, never> | undefined;
    } while (start);
    return events.sort((a, b) => (a.at === b.at ? a.sequence - b.sequence : a.at < b.at ? -1 : 1));
  }

  async mails(): Promise<Mail[]> {
    const answer = await fetch(`${this.endpoint}/_local/inbox?format=json`);
    return (await answer.json()) as Mail[];
  }

  /** What AWS would bill for the stack's own work since the start or the last `resetMeter`. */
  async metered(): Promise<Metered> {
    const answer = await fetch(`${this.endpoint}/_local/meter`);
    const metered = (await answer.json()) as Metered;
    for (const counts of Object.values(metered)) delete counts[onlooker];
    return metered;
  }

  async resetMeter(): Promise<void> {
    await this.#post('/_local/meter/reset', {});
  }

  async #post<T>(resource: string, body: object): Promise<T> {
    const answer = await fetch(`${this.endpoint}${resource}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`POST ${resource}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }
}
