import type { ClockStep } from '../../domain/event.ts';
import type { Event } from '../../domain/events.ts';
import { millisBetween } from '../../domain/instants.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { InstantText } from '../../domain/vocabulary.ts';

/** An instant a customer was told, and when. */
export interface ToldInstant {
  entityId: string;
  instant: InstantText;
  toldAt: InstantText;
}

/** What became of a told instant by its time. */
export type Outcome = 'kept' | 'changed' | 'broken' | 'untimed';

type Step = ClockStep & { at: InstantText; type: string };

/** Mails may round an instant down by less than this. */
const roundedMs = 5 * 60_000;
const minuteMs = 60_000;
const dayMs = 24 * 3_600_000;
/** By these a ticket's customer knows what is so now. */
const answers: readonly string[] = [
  'ticket.replied',
  'ticket.booked',
  'ticket.resolved',
  'ticket.milestone',
  'ticket.called-off',
];

/** What a ticket's history says of its clocks, in order. */
export class Timeline {
  isTicket = false;
  /** Of the ticket, as it was opened. */
  requestType: string | null = null;
  readonly #policy: Policy;
  readonly #steps: Step[] = [];
  readonly #booked: { at: InstantText; bookedFor: InstantText }[] = [];

  constructor(policy: Policy) {
    this.#policy = policy;
  }

  add({ at, data, entity, clocks = [] }: Event): void {
    this.isTicket ||= entity === 'ticket';
    for (const step of clocks) this.#steps.push({ ...step, at, type: data.type });
    if (data.type === 'ticket.opened') this.requestType = data.requestType;
    if (data.type === 'ticket.booked') this.#booked.push({ at, bookedFor: data.bookedFor });
  }

  /** Of several clocks due at one instant each counts: one that is broken breaks what was told. */
  stateOf(told: ToldInstant): Outcome {
    const known = this.#steps.filter(({ at }) => at <= told.toldAt);
    const names = [...new Set(known.map(({ clock }) => clock))].filter((name) => this.#isTold(name));
    const outcomes = names.flatMap((name) => {
      const last = known.findLast(({ clock }) => clock === name)!;
      const isTimed = known.some(({ clock, dueAt }) => clock === name && dueAt && this.#isIt(clock, dueAt, told));
      return isTimed ? [{ isOver: hasEnded(last), outcome: this.#outcomeOf(name, last, told) }] : [];
    });
    const running = outcomes.some(({ isOver }) => !isOver) ? outcomes.filter(({ isOver }) => !isOver) : outcomes;
    const found = running.map(({ outcome }) => outcome);
    return (['broken', 'changed', 'kept'] as const).find((outcome) => found.includes(outcome)) ?? 'untimed';
  }

  /**
   * How many promises broke at a told instant, apart by more than their timers are: two that are minutes apart may be told as
   * one time of day, and are late in a mail each.
   */
  brokenAt(told: ToldInstant): number {
    const before = this.#steps.filter(({ at }) => at < told.instant);
    const dues = [...new Set(before.map(({ clock }) => clock))].flatMap((name) => {
      const last = before.findLast(({ clock }) => clock === name)!;
      const isBroken = this.#isTold(name) && !hasEnded(last) && last.dueAt && this.#isIt(name, last.dueAt, told);
      return isBroken ? [Date.parse(last.dueAt!)] : [];
    });
    const apart = dues.sort((a, b) => a - b).filter((due, index) => index === 0 || due - dues[index - 1]! >= minuteMs);
    return Math.max(1, apart.length);
  }

  /** Whether it was changed by a deed the customer took part in, which says what is so now. */
  isAnsweredAt({ instant, toldAt }: ToldInstant): boolean {
    return this.#steps.some(({ at, type }) => at > toldAt && at <= instant && answers.includes(type));
  }

  #outcomeOf(name: string, last: Step, { instant, toldAt }: ToldInstant): Outcome {
    if (hasEnded(last)) return last.step === 'met' ? 'kept' : 'changed';
    const next = this.#steps.find(
      ({ at, clock, step }) =>
        clock === name && at > toldAt && at <= instant && step !== 'breached' && step !== 'started',
    );
    if (!next) return 'broken';
    return next.step === 'met' ? 'kept' : 'changed';
  }

  /** What only staff know of is due at the same instant by chance. A clock of the ticket's own is no promise of its type. */
  #isTold(clock: string): boolean {
    const promise = this.#policy.requestTypes[this.requestType ?? '']?.clocks[clock];
    if (!promise) return true;
    return promise.told ?? (this.#policy.ladders[promise.ladder] ?? []).some(({ tellCustomer }) => tellCustomer);
  }

  #isIt(clock: string, dueAt: InstantText, { instant, toldAt }: ToldInstant): boolean {
    const booked = this.#booked.some(({ at, bookedFor }) => at <= toldAt && bookedFor === instant && dueAt >= instant);
    const ms = millisBetween(instant, dueAt);
    return (ms >= 0 && ms < roundedMs) || (booked && ms >= 0 && ms < dayMs && clock !== 'resolution');
  }
}

function hasEnded({ step }: Step): boolean {
  return step === 'met' || step === 'cancelled';
}

export function timelinesOf(events: readonly Event[], policy: Policy): Map<string, Timeline> {
  const timelines = new Map<string, Timeline>();
  for (const event of events) {
    const timeline = timelines.get(event.entityId) ?? new Timeline(policy);
    timeline.add(event);
    timelines.set(event.entityId, timeline);
  }
  return timelines;
}
