import { randomBytes } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DeleteItemCommand, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DescribeExecutionCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { fromItem, type Item, toItem } from '../../adapters/dynamo/database.ts';
import { type Key, keys } from '../../adapters/dynamo/table.ts';
import type { MailRow } from '../../application/records.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Customer, Role } from '../../domain/vocabulary.ts';
import { eventually } from '../support/eventually.ts';
import { type Answer, ask, deliver, granted } from '../support/http.ts';
import { starterPolicy } from '../support/policy.ts';
import { type ComplaintMessage, type Delivery, type OrderMessage, Shop } from '../support/shop.ts';
import { Table } from '../support/table.ts';
import type { Target } from './target.ts';

type Entries = Record<string, object>;

/** The deployed system as a scenario uses it, through nothing but its own API and AWS's. What it makes is unique to the run. */
export class System {
  readonly run = randomBytes(4).toString('hex');
  readonly shop = new Shop(`test${this.run}`);
  /** The name of the run's own policy, which is removed in the end unless it has been in force. */
  readonly policyVersion = `test-${this.run}`;
  /** Amazon's mailbox simulator, which takes every mail. */
  readonly customer: Customer = { name: 'Test', email: `success+${this.run}@simulator.amazonses.com`, locale: 'en' };
  readonly target: Target;
  readonly table: Table;
  readonly #sfn: SFNClient;
  readonly #lambda: LambdaClient;
  readonly #scheduler: SchedulerClient;
  readonly #secrets: SecretsManagerClient;
  readonly #cognito: CognitoIdentityProviderClient;
  readonly #tickets = new Set<string>();
  readonly #users: string[] = [];
  readonly #endpoints: string[] = [];
  #endPolicy: () => Promise<unknown> = () => this.#removePolicy();

  private constructor(target: Target) {
    this.target = target;
    this.table = new Table(target.aws, target.outputs.TableName!);
    this.#sfn = new SFNClient(target.aws);
    this.#lambda = new LambdaClient(target.aws);
    this.#scheduler = new SchedulerClient(target.aws);
    this.#secrets = new SecretsManagerClient(target.aws);
    this.#cognito = new CognitoIdentityProviderClient(target.aws);
  }

  /** With a shop of its own, known to the webhook's function. */
  static async open(target: Target): Promise<System> {
    const system = new System(target);
    await system.#editSecret('Shops', (shops) => ({ ...shops, [system.shop.shopId]: system.shop.entry }));
    await eventually('the shop is known', async () => {
      const { status } = await system.deliver(system.shop.sign({ type: 'test.opened' }, system.#now()));
      return status === 200;
    });
    return system;
  }

  deliver(delivery: Delivery): Promise<Answer> {
    return deliver(this.target.apiUrl, delivery);
  }

  order(message: OrderMessage): Delivery {
    return this.shop.order('order.delivered', { customer: this.customer, ...message }, this.#now());
  }

  complaint(message: ComplaintMessage = {}): Delivery {
    return this.shop.complaint({ customer: this.customer, ...message }, this.#now());
  }

  /** Enters an endpoint of the run, which is told nothing unless it is asked for. @returns its id */
  async enterEndpoint(name: string, endpoint: { url: string; secrets: string[] }): Promise<string> {
    const endpointId = `${name}-${this.run}`;
    this.#endpoints.push(endpointId);
    await this.#editSecret('Endpoints', (endpoints) => ({ ...endpoints, [endpointId]: { ...endpoint, events: [] } }));
    return endpointId;
  }

  /** Opens a ticket as a shop does. @returns its id */
  async complain(): Promise<string> {
    const { ticketId } = granted(await this.deliver(this.complaint()));
    return this.remember(ticketId);
  }

  /** Opens a ticket as staff do. @returns its id */
  async openTicket(token: string, command: object): Promise<string> {
    const said = { subject: 'Test', text: 'A test.', customer: this.customer, ...command };
    return this.remember(granted(await this.ask(token, 'POST /tickets', said)).ticketId);
  }

  /** Has the ticket removed in the end. */
  remember(ticketId: string): string {
    this.#tickets.add(ticketId);
    return ticketId;
  }

  /** A token of the one with this role on the staff of the deployed policy: an account made for the run, with their id. */
  async signIn(role: Role): Promise<string> {
    const { UserPoolId, UserPoolClientId: ClientId } = this.target.outputs;
    const Username = `${role}-${this.run}@example.com`;
    const Password = `${randomBytes(12).toString('base64url')}-aA1!`;
    const UserAttributes = [
      { Name: 'email', Value: Username },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: starterPolicy.staff.find((person) => person.role === role)!.id },
    ];
    this.#users.push(Username);
    await this.#cognito.send(
      new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' }),
    );
    await this.#cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
    await this.#cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: role }));
    const { AuthenticationResult } = await this.#cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD: Password },
      }),
    );
    return AuthenticationResult!.IdToken!;
  }

  /** Asks the staff API. */
  ask(token: string, request: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const [method, resource] = request.split(' ') as [string, string];
    return ask(this.target.apiUrl, method, resource, { token, headers, ...(body ? { body } : {}) });
  }

  /** Puts the run's policy in force for as long as the run lasts. Whoever comes after it finds what was in force before. */
  async bringIntoForce(lead: string, document: object): Promise<void> {
    granted(await this.ask(lead, `PUT /policies/${this.policyVersion}`, { document }));
    granted(await this.ask(lead, `PUT /policies/${this.policyVersion}/activation`, {}));
    this.#endPolicy = async () => {
      await this.ask(lead, 'POST /policies/rollback', { from: this.policyVersion });
      await this.#policiesAreReadAnew();
    };
    await this.#policiesAreReadAnew();
  }

  /** Every function reads what is decided about policies every ten seconds: functions/_kit/policies.ts. */
  #policiesAreReadAnew(): Promise<void> {
    return this.target.pass(11);
  }

  /** An address of the mailbox simulator for somebody on the staff. */
  addressOf(staffId: string): string {
    return `success+${staffId}@simulator.amazonses.com`;
  }

  /** A row as it is kept, whole; null when there is none. */
  async row<T = Item>(key: Key): Promise<T | null> {
    const { client, table } = this.table.database;
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: toItem({ ...key }), ConsistentRead: true }),
    );
    return Item ? fromItem<T>(Item) : null;
  }

  /** A mail's row once it is known whether it was sent. */
  mailed(mailId: string): Promise<MailRow> {
    return eventually(`${mailId} is sent`, async () => {
      const row = await this.row<MailRow>(keys.mail(mailId));
      return row && row.state !== 'claimed' && row.state !== 'queued' && row;
    });
  }

  /** The ticket's row once its execution waits. */
  waiting(ticketId: string): Promise<Ticket & { awaitToken: string }> {
    return eventually(`${ticketId} waits`, async () => {
      const row = await this.row<Ticket & { awaitToken?: string | null }>(keys.ticket(ticketId));
      return typeof row?.awaitToken === 'string' && { ...row, awaitToken: row.awaitToken };
    });
  }

  /** Makes the ticket look as if nobody had changed it for an hour. */
  async age(ticketId: string): Promise<void> {
    const { client, table } = this.table.database;
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: toItem({ ...keys.ticket(ticketId) }),
        UpdateExpression: 'SET updatedAt = :then',
        ExpressionAttributeValues: toItem({ ':then': new Date(this.target.now() - 3_600_000).toISOString() }),
      }),
    );
  }

  async statusOf(execution: string): Promise<string> {
    const executionArn = this.#executionArn(execution);
    return (await this.#sfn.send(new DescribeExecutionCommand({ executionArn }))).status!;
  }

  async stopExecution(execution: string): Promise<void> {
    await this.#sfn.send(new StopExecutionCommand({ executionArn: this.#executionArn(execution) }));
  }

  /** Runs the function of a schedule now, as its timer would. @returns its answer */
  async runScheduled(name: 'Sweep' | 'PlanVisits' | 'Summary'): Promise<Record<string, unknown>> {
    const { Schedules = [] } = await this.#scheduler.send(new ListSchedulesCommand({}));
    const FunctionName = Schedules.map(({ Target: to }) => to!.Arn!).find((arn) => arn.includes(name))!;
    const { Payload, FunctionError } = await this.#lambda.send(new InvokeCommand({ FunctionName, Payload: '{}' }));
    const answer = Buffer.from(Payload!).toString();
    if (FunctionError) throw new Error(`${name}: ${answer}`);
    return JSON.parse(answer);
  }

  /** Takes away what the run has made, as far as it can be found. */
  async close(): Promise<void> {
    await this.#endPolicy();
    await this.#editSecret('Shops', ({ [this.shop.shopId]: _, ...others }) => others);
    await this.#editSecret('Endpoints', (endpoints) => without(endpoints, this.#endpoints));
    for (const ticketId of this.#tickets) await this.#removeTicket(ticketId);
    if (this.target.name !== 'local') await this.#removeUsers();
    this.table.close();
    for (const client of [this.#sfn, this.#lambda, this.#scheduler, this.#secrets, this.#cognito]) client.destroy();
  }

  /** Changes the secret that holds the shops, or the endpoints of webhooks; entries of others stay as they are. */
  async #editSecret(name: 'Shops' | 'Endpoints', edit: (entries: Entries) => Entries): Promise<void> {
    const SecretId = this.target.outputs[`${name}SecretArn`]!;
    const { SecretString } = await this.#secrets.send(new GetSecretValueCommand({ SecretId }));
    const entries = edit(JSON.parse(SecretString ?? '{}'));
    await this.#secrets.send(new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify(entries) }));
  }

  async #removeTicket(ticketId: string): Promise<void> {
    const row = await this.row<Ticket>(keys.ticket(ticketId));
    if (row && row.status !== 'resolved') await this.stopExecution(row.execution).catch(() => undefined);
    const events = await this.table.history('ticket', ticketId);
    await this.#remove(
      keys.ticket(ticketId),
      ...events.map(({ sequence }) => keys.event('ticket', ticketId, sequence)),
    );
  }

  async #removeUsers(): Promise<void> {
    const { UserPoolId } = this.target.outputs;
    for (const Username of this.#users) {
      await this.#cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
    }
  }

  async #removePolicy(): Promise<void> {
    const version = this.policyVersion;
    await this.#remove(keys.policy(version), keys.policyVersion(version), keys.event('policy', version, 1));
  }

  async #remove(...rows: Key[]): Promise<void> {
    const { client, table } = this.table.database;
    for (const key of rows) {
      await client.send(new DeleteItemCommand({ TableName: table, Key: toItem({ ...key }) }));
    }
  }

  #now(): string {
    return new Date(this.target.now()).toISOString();
  }

  #executionArn(execution: string): string {
    return `${this.target.outputs.TicketMachineArn!.replace(':stateMachine:', ':execution:')}:${execution}`;
  }
}

function without(entries: Entries, ids: readonly string[]): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([id]) => !ids.includes(id)));
}
