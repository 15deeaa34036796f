import type { Temporal } from 'temporal-polyfill';
import type { Context } from '../../domain/context.ts';
import type { Event } from '../../domain/events.ts';
import { earliest, fromText, latest, plusMs } from '../../domain/instants.ts';
import type { Order } from '../../domain/order/order.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { VisitChange, VisitContext } from '../../domain/visit/change.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { Actor, InstantText } from '../../domain/vocabulary.ts';
import type { View } from './act.ts';
import { House, type Written } from './house.ts';
import type { DeedName } from './life.ts';
import { Office } from './office.ts';
import { presetDocument } from './presets.ts';
import type { Mail, Recording, Step } from './recording.ts';
import { Tellings } from './tellings.ts';

/** How long before it is due a visit's execution starts. */
const summonedBeforeMs = 25 * 3_600_000;
/** Nothing falls due so often at one instant, unless it is never done. */
const mostAtOneInstant = 500;

/**
 * A business without a table, a network or a clock on the wall: commands decide, what they decide is kept in memory, what
 * follows from it (mails, notices, visits) follows at once, and time jumps to whatever is due next.
 */
export class World {
  #now: Temporal.Instant;
  #at: InstantText;
  readonly office: Office;
  readonly tickets = new Map<string, Ticket>();
  readonly visits = new Map<string, Visit>();
  readonly orders = new Map<string, Order>();
  readonly recording: Recording;
  readonly #house: House;
  readonly #tellings: Tellings;
  /** So late every timer fires. */
  readonly #delayMs: number;
  #step: Step | null = null;
  #turn = 0;

  constructor(preset: string, begins: InstantText, { house = new House(), delayMs = 0 } = {}) {
    this.#now = fromText(begins);
    this.#at = begins;
    this.office = new Office(presetDocument(preset));
    this.#house = house;
    this.#delayMs = delayMs;
    this.recording = { preset, delayMs, office: this.office, steps: [], told: [], endsAt: begins };
    this.#tellings = new Tellings(this, this.recording);
  }

  get now(): Temporal.Instant {
    return this.#now;
  }

  get at(): InstantText {
    return this.#at;
  }

  contextFor({ policyVersion }: { policyVersion: string }, actor: Actor): Context {
    return { now: this.now, actor, policy: this.office.of(policyVersion, this.at) };
  }

  /** What is decided by the policy in force. */
  houseContext(actor: Actor = { kind: 'system' }): Context {
    return { now: this.now, actor, policy: this.office.active(this.at) };
  }

  visitContextFor(visit: Visit, actor: Actor): VisitContext {
    const matters = [...this.tickets.values()].filter(({ orderId }) => orderId === visit.orderId);
    return { ...this.contextFor(visit, actor), inForce: this.office.active(this.at), matters };
  }

  view(): View {
    const { at, office } = this;
    const house = { policy: office.active(at), document: office.document(at), state: office.state };
    return {
      at,
      ...house,
      tickets: [...this.tickets.values()],
      visits: [...this.visits.values()],
      orders: [...this.orders.values()],
    };
  }

  /** What happens within belongs to one step of the recording. */
  step(cause: DeedName | 'clock' | 'retime', act: () => string | null | undefined): void {
    const policy = this.office.active(this.at);
    const step: Step = { at: this.at, cause, refusal: null, policy, tickets: [], visits: [], events: [], mails: [] };
    this.#step = step;
    step.refusal = act() ?? null;
    step.policy = this.office.active(this.at);
    step.open = [...this.tickets.values()].filter(({ status }) => status !== 'resolved');
    if (step.refusal !== null || step.tickets.length + step.visits.length > 0 || cause !== 'clock')
      this.recording.steps.push(step);
  }

  /** Keeps what a command has decided, with what follows from it. */
  keepTicket(decided: TicketChange): void {
    const change = this.#house.decided(decided);
    if (change.ticket === change.before) return;
    this.tickets.set(change.ticket.ticketId, change.ticket);
    this.#step!.tickets.push(change);
    this.#follow(change.events);
    this.#route(change.ticket.ticketId);
    this.#takeBack(change.ticket.ticketId);
    for (const other of change.with ?? []) this.keepTicket(other);
  }

  keepVisit(decided: VisitChange): void {
    const change = this.#house.decidedOfVisit(decided);
    if (change.visit === change.before) return;
    this.visits.set(change.visit.visitId, change.visit);
    if (change.next) this.visits.set(change.next.visitId, change.next);
    this.#step!.visits.push(change);
    if (change.ticket) this.keepTicket(change.ticket);
    this.#follow(change.events);
  }

  /** Lets everything happen that is due until then, each at its own instant. */
  pass(until: InstantText): void {
    let [last, count] = ['', 0];
    for (let next = this.nextDue(); next !== null && next <= until; next = this.nextDue()) {
      [last, count] = [next, next === last ? count + 1 : 0];
      if (count > mostAtOneInstant) throw new Error(`something is due at ${next} again and again`);
      const then = plusMs(next, this.#delayMs);
      if (then > this.#at) this.#moveTo(then);
      this.#doWhatIsDue();
    }
    if (until > this.#at) this.#moveTo(until);
    this.recording.endsAt = this.at;
  }

  /** Stands at an instant at which something is due that has not happened yet. */
  jump(to: InstantText): void {
    if (to > this.#at) this.#moveTo(to);
  }

  /** The earliest instant at which anything is due. */
  nextDue(): InstantText | null {
    return earliest([
      ...[...this.tickets.values()].map(({ status, nextDueAt }) => (status === 'resolved' ? null : nextDueAt)),
      ...[...this.visits.values()].map((visit) => this.#dueOf(visit)),
      this.#tellings.nextClosing(),
    ]);
  }

  /** Times again what a changed day touches, as the stream does. */
  retime(): void {
    this.#tellings.bringForward(this.#house);
    for (const ticket of this.tickets.values()) {
      const change = this.#house.retime(ticket, this.contextFor(ticket, { kind: 'system' }));
      if (change) this.keepTicket(change);
    }
    for (const visit of this.visits.values()) {
      if (visit.execution === null) continue;
      const change = this.#house.retimeVisit(visit, this.contextFor(visit, { kind: 'system' }));
      if (change) this.keepVisit(change);
    }
  }

  /** Whoever is away hands visits over, and what nobody has is given to whoever is there. */
  handOver(): void {
    this.#tellings.bringForward(this.#house);
    for (const ticket of this.tickets.values()) {
      const change = this.#house.routeUnowned(ticket, this.contextFor(ticket, { kind: 'system' }));
      if (change) this.keepTicket(change);
    }
    for (const visit of this.visits.values()) {
      const change = this.#house.handOver(visit, this.contextFor(visit, { kind: 'system' }));
      if (change) this.keepVisit(change);
    }
  }

  #moveTo(instant: InstantText): void {
    this.#at = instant;
    this.#now = fromText(instant);
  }

  #dueOf(visit: Visit): InstantText | null {
    if (visit.nextDueAt === null || visit.execution !== null) return visit.nextDueAt;
    return visit.status === 'planned' ? latest(this.at, plusMs(visit.nextDueAt, -summonedBeforeMs)) : null;
  }

  #doWhatIsDue(): void {
    const { at } = this;
    this.#tellings.close(at);
    for (const ticket of [...this.tickets.values()]) {
      if (ticket.status === 'resolved' || ticket.nextDueAt === null || ticket.nextDueAt > at) continue;
      this.step('clock', () => {
        this.#route(ticket.ticketId);
        const now = this.tickets.get(ticket.ticketId)!;
        const change = this.#house.advance(now, this.contextFor(now, { kind: 'system' }));
        if (change) this.keepTicket(change);
        return null;
      });
    }
    for (const visit of [...this.visits.values()]) {
      const due = this.#dueOf(visit);
      if (due === null || due > at) continue;
      this.step('clock', () => {
        const change = this.#house.advanceVisit(visit, this.visitContextFor(visit, { kind: 'system' }));
        if (change) this.keepVisit(change);
        return null;
      });
    }
  }

  /** A ticket that goes by turns or by load is given to whoever is next. */
  #route(ticketId: string): void {
    const ticket = this.tickets.get(ticketId)!;
    if (ticket.status === 'resolved') return;
    const routed = this.#house.route(ticket, this.contextFor(ticket, { kind: 'system' }), this.#turn + 1);
    if (routed === null) return;
    this.#turn += 1;
    this.keepTicket(routed);
  }

  /** What its order was offered, once a ticket comes before that. */
  #takeBack(ticketId: string): void {
    const { orderId } = this.tickets.get(ticketId)!;
    if (orderId === null) return;
    for (const visit of [...this.visits.values()].filter((one) => one.orderId === orderId)) {
      const change = this.#house.withdrawOffer(visit, this.visitContextFor(visit, { kind: 'system' }));
      if (change) this.keepVisit(change);
    }
  }

  #follow(events: readonly Event[]): void {
    for (const event of events) {
      this.#step!.events.push(event);
      const entity = event.entity === 'ticket' ? this.tickets.get(event.entityId) : this.visits.get(event.entityId);
      if (!entity) continue;
      const policy = this.office.of(entity.policyVersion, this.at);
      const nextVisit = 'nextVisitId' in event.data ? (this.visits.get(event.data.nextVisitId ?? '') ?? null) : null;
      const opened = 'ticketId' in event.data ? (this.tickets.get(event.data.ticketId ?? '') ?? null) : null;
      for (const mail of this.#house.mailsOf(event, entity, policy, { nextVisit, opened })) {
        if (mail.recipientId === 'customer') this.#step!.mails.push(toMail(event, mail));
        else this.#tellings.mailed(event, mail.recipientId, mail.template);
      }
      this.#tellings.note(event, entity, this.#house);
    }
  }
}

function toMail({ at, entity, entityId, eventId }: Event, { template, text, instants }: Written): Mail {
  return { at, entity, entityId, eventId, template, text, instants, recipientId: 'customer' };
}
