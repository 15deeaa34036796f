import { presentNamed } from '../../../domain/assignment/named.ts';
import { isPresent } from '../../../domain/assignment/presence.ts';
import type { Event } from '../../../domain/events.ts';
import { latest, plusMs } from '../../../domain/instants.ts';
import { earliestTelling } from '../../../domain/notice/slot.ts';
import type { Staff } from '../../../domain/policy/people.ts';
import type { InstantText } from '../../../domain/vocabulary.ts';
import type { Recording, Step, Told } from '../recording.ts';
import { History } from './history.ts';
import type { Breach } from './law.ts';
import { ticketsAfter } from './ledger.ts';

/**
 * Law 5. Each rung that tells staff reaches somebody who is there before the next one of its clock is due; whoever gets a
 * ticket is there, or somebody else hears of it; and what nobody has is told to somebody at once.
 */
export function somebodyHears(recording: Recording): Breach[] {
  const history = new History(recording);
  const heard = heardOf(recording);
  return recording.steps.flatMap((step) => [
    ...step.events.flatMap((event) => unheard(recording, history, heard, step, event)),
    ...unowned(recording.told, step),
  ]);
}

/** Where no rung follows, somebody hears within these hours: a long weekend. */
const longestSilence = 7 * 24;

function later(at: InstantText, hours: number): InstantText {
  return plusMs(at, hours * 3_600_000);
}

/** When somebody who was there was told of a promise: by the ticket and the clock. */
type Heard = ReadonlyMap<string, readonly InstantText[]>;

function heardOf({ told }: Recording): Heard {
  const present = told.filter(({ isPresent }) => isPresent);
  return new Map(
    [...Map.groupBy(present, ({ entityId, clock }) => `${entityId} ${clock}`)].map(([of, all]) => [
      of,
      all.map(({ at }) => at),
    ]),
  );
}

function unheard({ endsAt, steps }: Recording, history: History, heard: Heard, step: Step, event: Event): Breach[] {
  const { data, entityId, at } = event;
  if (data.type !== 'rung.fired' || (data.notify.length === 0 && !data.escalates)) return [];
  const ticket = ticketsAfter(step).find(({ ticketId }) => ticketId === entityId);
  const clock = ticket?.clocks.find(({ name, run }) => name === data.clock && run === data.run);
  // A warning is heard in time while the promise can still be kept; a broken one before it goes on.
  const next =
    at < data.promiseDueAt
      ? (clock?.dueAt ?? data.promiseDueAt)
      : (clock?.rungs.find(({ firedAt, dueAt }) => firedAt === null && dueAt > at)?.dueAt ?? later(at, longestSilence));
  // What a life no longer saw is nothing to say about.
  if (next > endsAt || later(at, longestSilence) > endsAt) return [];
  const hearings = heard.get(`${entityId} ${data.clock}`) ?? [];
  const isHeardBy = (by: InstantText) => hearings.some((one) => one >= at && one <= by);
  if (isHeardBy(next)) return [];
  // Nobody is woken for what can wait: what comes at night is heard when hours begin, if the next rung is not later still.
  const by = latest(next, hoursBegin(steps, at));
  if (isHeardBy(by) || isSettled(history, event, by)) return [];
  const what = at < data.promiseDueAt ? 'a rung before the promise is due' : 'a broken promise';
  const of = data.clock.replace(/:\d+$/, '');
  const kind = `nobody who is there hears of ${what} before the next rung: ${of}`;
  return [{ law: 5, kind, at, about: entityId, detail: `${data.rung} of ${data.clock}, the next is due ${next}` }];
}

/** When everybody whose role has quiet hours is told what comes at an instant, and the longest of digests is sent. */
function hoursBegin(steps: readonly Step[], at: InstantText): InstantText {
  const known = policiesFrom(steps, at);
  return later(known[0]!.policy.staff.map((person) => hoursOfOne(known, person, at)).reduce(latest, at), 4);
}

/** By the hours as they are known by then: a day that is opened when it is over has never begun. */
function hoursOfOne(known: ReturnType<typeof policiesFrom>, person: Staff, at: InstantText): InstantText {
  for (const { policy, from, until } of known) {
    const begins = earliestTelling(policy, person, latest(from, at));
    if (until === null || begins < until) return begins;
  }
  return at;
}

/** What counts at an instant, and whatever counts later on, each until the next does. */
function policiesFrom(steps: readonly Step[], at: InstantText) {
  const now = steps.findLastIndex((step) => step.at <= at);
  const changes = steps.slice(now).filter(({ policy }, index, all) => policy !== all[index - 1]?.policy);
  return changes.map(({ policy, at: from }, index) => ({ policy, from, until: changes[index + 1]?.at ?? null }));
}

/** Whether the promise was kept, withdrawn or stopped before anybody needed to hear. */
function isSettled(history: History, { at, entityId, data }: Event, by: InstantText): boolean {
  if (data.type !== 'rung.fired') return false;
  return history.ticketWithin(entityId, at, by).some(({ clocks }) => {
    const clock = clocks.find((one) => one.name === data.clock);
    return !clock || clock.run !== data.run || clock.state !== 'running';
  });
}

function unowned(told: readonly Told[], step: Step): Breach[] {
  const { policy } = step;
  return ticketsAfter(step).flatMap((ticket): Breach[] => {
    const before = step.tickets.find((change) => change.ticket.ticketId === ticket.ticketId)!.before;
    const isGiven = before === null || before.assignee !== ticket.assignee || before.status === 'resolved';
    if (!isGiven || ticket.status === 'resolved' || ticket.routing === 'pending') return [];
    const breach = (kind: string): Breach[] => [
      {
        law: 5,
        kind: `${step.cause}: ${kind}`,
        at: step.at,
        about: ticket.ticketId,
        detail: `assignee ${ticket.assignee}`,
      },
    ];
    const { assignee } = ticket;
    if (assignee !== null && !policy.staff.some(({ id }) => id === assignee))
      return breach('it is given to somebody who has left');
    if (assignee !== null && isPresent(policy, assignee, step.at)) return [];
    const anybody = policy.staff.some(({ id }) => isPresent(policy, id, step.at));
    // At night it can wait for the morning, unless something falls due before.
    const dueAt = assignee === null ? ticket.nextDueAt : null;
    const until = dueAt === null ? later(step.at, 96) : latest(step.at, dueAt);
    const heard = told.some(
      ({ isPresent, entityId, at }) => isPresent && entityId === ticket.ticketId && at >= step.at && at <= until,
    );
    // Whoever stands in may have done it themselves.
    const standIns =
      assignee === null ? [] : presentNamed(policy, `staff:${assignee}`, null, step.at).map(({ id }) => id);
    const knows = step.events.some(({ actor }) => actor.kind === 'staff' && standIns.includes(actor.id));
    if (heard || !anybody || knows) return [];
    return breach(
      assignee === null
        ? 'nobody has it, and nobody is told at once'
        : 'it is given to somebody away, and nobody else hears',
    );
  });
}
