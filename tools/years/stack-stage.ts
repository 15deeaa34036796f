import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { publicHolidays } from 'business-time/holidays';
import type { Database } from '../../adapters/dynamo/database.ts';
import { type ListOptions, listAll } from '../../adapters/dynamo/lists.ts';
import { getRows } from '../../adapters/dynamo/rows.ts';
import { type Key, keys, lists } from '../../adapters/dynamo/table.ts';
import { fromTagValue, mailIdTag } from '../../adapters/ses/mail-id-tag.ts';
import type { MailTemplate } from '../../domain/message/mail.ts';
import type { Order } from '../../domain/order/order.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { resolvePolicy } from '../../domain/policy/resolve.ts';
import { untouched } from '../../domain/policy/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { Mail, Stack } from '../local-stack.ts';
import type { Act, View } from '../simulate/act.ts';
import { signStandardWebhook } from '../standard-webhook.ts';
import { requestOf } from './requests.ts';
import type { Evidence, Stage } from './stage.ts';
import { instantsInWords } from './words.ts';

const secret = `whsec_${Buffer.from('a year of lives in a shop').toString('base64')}`;
const open = ['new', 'open', 'on-hold'].map(lists.tickets);
const agreeing = ['due', 'offered', 'confirmed'].map(lists.visits);
/** So many rows are read in one request at most. */
const mostAtOnce = 100;

/** A year on the local stack: requests of the staff API, a shop's signed webhooks, and the mails that really went out. */
export class StackStage implements Stage {
  readonly #stack: Stack;
  readonly #database: Database;
  readonly #document: PolicyDocument;
  readonly #policy: Policy;
  readonly #orders = new Map<string, Order>();
  #view: View | null = null;
  #isOutdated = false;

  private constructor(stack: Stack, document: PolicyDocument) {
    this.#stack = stack;
    this.#database = { client: new DynamoDBClient(stack.aws()), table: stack.outputs.TableName! };
    this.#document = document;
    this.#policy = resolvePolicy(document, publicHolidays, untouched);
  }

  /** Puts the preset in force and lets the stack know its shop. What mends others' mistakes is not to be needed: no sweep. */
  static async on(stack: Stack, preset: string, document: PolicyDocument): Promise<StackStage> {
    const stage = new StackStage(stack, document);
    await stack.configureShops({ shop: { kind: 'standard', secrets: [secret], locale: 'en' } });
    if (preset !== 'starter') {
      await stack.staff('PUT', `/policies/${preset}-year`, { document: { extends: preset } });
      await stack.staff('PUT', `/policies/${preset}-year/activation`, {});
    }
    const scheduler = new SchedulerClient(stack.aws());
    const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}));
    const Name = Schedules.find(({ Target }) => Target!.Arn!.includes('Sweep'))!.Name;
    await scheduler.send(new DeleteScheduleCommand({ Name }));
    return stage;
  }

  /** Reads again only once something may have happened. */
  async view(): Promise<View> {
    const at = (await this.#stack.now()).toISOString();
    const orders = [...this.#orders.values()];
    if (this.#view && !this.#isOutdated) {
      this.#view = { ...this.#view, at, orders };
      return this.#view;
    }
    const planned = { ...lists.visits('planned'), until: `${inADay(at)}~` };
    const [ticketIds, visitIds] = await Promise.all([
      this.#ids<Ticket>(open, ({ ticketId }) => keys.ticket(ticketId)),
      this.#ids<Visit>([planned, ...agreeing], ({ visitId }) => keys.visit(visitId)),
    ]);
    const tickets = await this.#read<Ticket>(ticketIds);
    const visits = await this.#read<Visit>(visitIds);
    this.#isOutdated = false;
    this.#view = { at, policy: this.#policy, document: this.#document, state: untouched, tickets, visits, orders };
    return this.#view;
  }

  /** The clock goes on by itself, too: on a busy machine it may have passed the instant already. */
  async pass(until: string): Promise<void> {
    const soonest = new Date((await this.#stack.now()).getTime() + 1_000).toISOString();
    const to = until > soonest ? until : soonest;
    if ((await this.#stack.moveTo(to)) > 0 || to !== until) this.#isOutdated = true;
  }

  async do(act: Act): Promise<string | null> {
    this.#isOutdated = true;
    if (act.act === 'deliver') return this.#deliver(act.order);
    const asked = requestOf(act, this.#view!);
    if (!asked) return 'no request does this';
    const { method, path, body, by } = asked;
    const { status, text } = await this.#stack.request(method, path, body, by);
    await this.#stack.settle();
    return status < 300 ? null : `${status} ${text}`;
  }

  async evidence(): Promise<Evidence> {
    const events = await this.#stack.events();
    const roles = new Map(this.#policy.staff.map(({ id, role }) => [id, role]));
    const mails = (await this.#stack.mails()).map(readMail).sort((a, b) => (a.at < b.at ? -1 : 1));
    const toStaff = mails.filter(({ recipientId }) => recipientId !== 'customer');
    const { timeZone } = this.#policy.business;
    const byId = new Map(events.map((event) => [event.eventId, event]));
    return {
      policy: this.#policy,
      events,
      toCustomers: mails
        .filter(({ recipientId }) => recipientId === 'customer')
        .map(({ text, ...mail }) => ({ ...mail, instants: instantsInWords(text, timeZone, mail.at) })),
      heard: toStaff.flatMap(({ eventId, at, recipientId: staffId, template, entityId }) => {
        const role = roles.get(staffId);
        const event = byId.get(eventId)?.data;
        // A digest tells of each of its lines; one of a single line is a mail of that kind.
        const lines =
          event?.type === 'digest.closed'
            ? event.shown
                .filter(({ kind }) => template === 'digest' || kind === template)
                .map(({ kind, ticketId }) => ({ kind, entityId: ticketId }))
            : [{ kind: template, entityId }];
        return role ? lines.map((line) => ({ at, staffId, role, ...line })) : [];
      }),
      toStaff: toStaff.length,
    };
  }

  async #deliver(order: Order): Promise<string | null> {
    const sentAt = await this.#stack.now();
    const { orderId, customer, country, province, lines } = order;
    const data = { orderId, customer, country, province, lines, deliveredAt: sentAt.toISOString() };
    const body = JSON.stringify({ type: 'order.delivered', timestamp: sentAt.toISOString(), data });
    const status = await this.#stack.deliver('shop', signStandardWebhook(body, secret, sentAt), body);
    this.#orders.set(orderId, order);
    return status < 300 ? null : `${status}`;
  }

  async #ids<T>(lists: readonly ListOptions[], keyOf: (item: T) => Key): Promise<Key[]> {
    const listed = await Promise.all(
      lists.map(async (list) => {
        const found: Key[] = [];
        for await (const item of listAll<T>(this.#database, list)) found.push(keyOf(item));
        return found;
      }),
    );
    return listed.flat();
  }

  async #read<T>(all: readonly Key[]): Promise<T[]> {
    const found: T[] = [];
    for (let from = 0; from < all.length; from += mostAtOnce)
      found.push(...(await getRows<T>(this.#database, all.slice(from, from + mostAtOnce))));
    return found;
  }
}

/** Until when planned visits are looked at: the day's planner summons those of a day. */
function inADay(at: string): string {
  return new Date(Date.parse(at) + 26 * 3_600_000).toISOString();
}

type Sent = Mail & { text: string; tags: Record<string, string> };

/** A mail id is `<entity>#<sequence>#<template>#<recipient>`. */
function readMail(mail: Mail) {
  const { at, text, tags } = mail as Sent;
  const [entityId, sequence, template, recipientId] = fromTagValue(tags[mailIdTag]!).split('#') as [
    string,
    string,
    string,
    string,
  ];
  return {
    at,
    text,
    eventId: `${entityId}#${sequence}`,
    entityId,
    template: template as MailTemplate,
    recipientId,
  };
}
