import { rmSync } from 'node:fs';
import path from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Event } from '../../domain/events.ts';
import { type RunningRuntime, startRuntime } from '../../local/runtime.ts';
import { synthesize } from '../../local/synthesize.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Kept beside the everyday data, so that a demo never touches it and its mails can be looked at afterwards. */
export const demoData = path.join(root, '.aftercare', 'demo');

export interface Mail {
  id: string;
  at: string;
  to: string[];
  subject: string;
}

/** The local stack with a fresh data folder, seen through its public interfaces only. */
export class Stack {
  readonly #running: RunningRuntime;
  readonly #database: DynamoDBClient;
  #token = '';

  private constructor(running: RunningRuntime) {
    this.#running = running;
    this.#database = new DynamoDBClient(this.#aws());
  }

  static async start(clock: string): Promise<Stack> {
    const assemblyDir = await synthesize(root);
    rmSync(demoData, { recursive: true, force: true });
    const running = await startRuntime({ assemblyDir, dataDir: demoData, clock: Date.parse(clock) });
    return new Stack(running);
  }

  get endpoint(): string {
    return this.#running.endpoint;
  }

  /** Seconds since the epoch on the moved clock. */
  nowSeconds(): number {
    return Math.floor(this.#running.clock.now() / 1000);
  }

  /** Moves the clock; everything due on the way happens at its own instant. */
  async moveTo(instant: string): Promise<void> {
    await this.#post('/_local/clock', { to: instant });
  }

  /** Waits until what has just been asked for has had all its consequences. */
  async settle(): Promise<void> {
    await this.#post('/_local/idle', {});
  }

  async configureShops(shops: object): Promise<void> {
    const secrets = new SecretsManagerClient(this.#aws());
    const SecretId = String(this.#running.outputs.ShopsSecretArn);
    await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify(shops) }));
  }

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

  /** Asks the staff API as the team lead. Throws on a refusal: the story has none. */
  async staff<T>(method: string, resource: string, body?: object): Promise<T> {
    this.#token ||= (await this.#post<{ token: string }>('/_local/token', { role: 'lead', name: 'mina' })).token;
    const answer = await fetch(`${this.endpoint}${resource}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${resource}: ${answer.status} ${text}`);
    await this.settle();
    return JSON.parse(text) as T;
  }

  /** Everything that has happened, in order. */
  async events(): Promise<Event[]> {
    const events: Event[] = [];
    let start: Record<string, never> | undefined;
    do {
      const page = await this.#database.send(
        new ScanCommand({
          TableName: String(this.#running.outputs.TableName),
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

  metered() {
    return this.#running.meter.snapshot();
  }

  async stop(): Promise<void> {
    await this.#running.stop();
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

  #aws() {
    return {
      endpoint: this.#running.endpoint,
      region: this.#running.runtime.region,
      credentials: { accessKeyId: 'LOCALdemo', secretAccessKey: 'local' },
    };
  }
}
