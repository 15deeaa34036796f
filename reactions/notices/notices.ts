import { createHash } from 'node:crypto';
import type { Event } from '../../domain/events.ts';
import type { Notice } from '../../domain/notice/events.ts';
import { eventIdOf, type Telling } from '../../domain/notice/notice.ts';
import { noticesOfRung, noticesOfTicket } from '../../domain/notice/notices-of.ts';
import { digestIdOf, type Slot, slotOf } from '../../domain/notice/slot.ts';
import type { Staff } from '../../domain/policy/people.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { PolicyPort } from '../ports.ts';
import { isAmong } from '../reaction.ts';
import { type AtOncePort, openAtOnce, queueNotice } from './at-once.ts';
import { noticed } from './noticed.ts';

/** Notices gathered in a slot. */
interface Gathered {
  digestId: string;
  rowId: string;
  notices: Notice[];
  /** Of one of its events. */
  at: InstantText;
}

export interface NoticePort extends AtOncePort {
  readTicket(ticketId: string): Promise<Ticket | null>;
  /** Keeps notices until their slots close. Again, it changes nothing. */
  keepNotices(gathered: readonly Gathered[]): Promise<void>;
  /**
   * Takes a slot's first place, for the notice that is told at once, unless it was taken before; or for nobody.
   * @returns the event that has it, or null
   */
  takeFirstPlace(digestId: string, notice: Notice | null, at: InstantText): Promise<Event['eventId'] | null>;
  /** Sees to it that what has been gathered in a slot will be told. */
  closeLater(slot: Slot, person: Staff): Promise<void>;
}

/** What ladders, routing and customers' messages tell staff: at once, or gathered until it may be told. */
export interface Notices {
  /** Has mails sent that are to go at once, and gathers what may wait. */
  note(event: Event): Promise<void>;
  /** Keeps what was gathered from a batch, and sees to it that it will be told. */
  keep(): Promise<void>;
}

/** So many slots are remembered; who came first in one that is forgotten can be asked again. */
const mostRemembered = 2_000;

/** What one batch brings for one slot. */
interface Gathering {
  person: Staff;
  slot: Slot;
  notices: Notice[];
  at: InstantText;
}

/**
 * The first notice of a slot in open hours is mailed at once; what follows is gathered, and so is everything in quiet
 * hours. All of it may be repeated: see docs/decisions/0013-notices.md.
 */
export function openNotices(ports: NoticePort & PolicyPort): Notices {
  const { policies, nowText } = ports;
  const firstOf = new Map<string, string | null>();
  let gathered = new Map<string, Gathering>();
  const atOnce = openAtOnce({
    ...ports,
    tellingsOf: (event) => tellingsOf(ports, event),
    isAtOnce: async (telling, at) => slotFor(await policies.active(), telling, at) === null,
  });

  /** Of a slot whose first notice comes so late that it is night by now, nobody is first: all of it waits. */
  async function isFirst(slot: Slot, notice: Notice, policy: Policy, person: Staff, at: InstantText): Promise<boolean> {
    const digestId = digestIdOf(slot);
    let first = firstOf.get(digestId);
    if (first === undefined) {
      const candidate = slotOf(policy, person, nowText())?.quiet ? null : notice;
      first = await ports.takeFirstPlace(digestId, candidate, at);
      if (firstOf.size >= mostRemembered) firstOf.clear();
      firstOf.set(digestId, first);
    }
    return first === eventIdOf(notice);
  }

  async function tell(event: Event, telling: Telling): Promise<void> {
    const { notice } = telling;
    const policy = await policies.active();
    const found = slotFor(policy, telling, event.at);
    if (!found) return atOnce.tell(event, telling);
    const { slot, person } = found;
    if (!slot.quiet && (await isFirst(slot, notice, policy, person, event.at))) {
      return queueNotice(ports, notice, person.id);
    }
    const digestId = digestIdOf(slot);
    const one = gathered.get(digestId) ?? { person, slot, notices: [], at: event.at };
    one.notices.push(notice);
    gathered.set(digestId, one);
  }

  return {
    async note(event) {
      for (const telling of await tellingsOf(ports, event)) await tell(event, telling);
    },

    async keep() {
      atOnce.forget();
      const all = [...gathered];
      if (all.length === 0) return;
      gathered = new Map();
      await ports.keepNotices(all.map(rowOf));
      for (const [, { slot, person }] of all) await ports.closeLater(slot, person);
    },
  };
}

/** Where somebody's notice is gathered; null for what is told at once. */
function slotFor(
  policy: Policy,
  { staffId, critical }: Telling,
  at: InstantText,
): { slot: Slot; person: Staff } | null {
  const person = critical ? undefined : policy.staff.find(({ id }) => id === staffId);
  const slot = person ? slotOf(policy, person, at) : null;
  return person && slot ? { slot, person } : null;
}

/** Many rungs may fall due in one second: what they tell is all in their events, and no ticket is read for it. */
async function tellingsOf({ readTicket, policies }: NoticePort & PolicyPort, event: Event): Promise<Telling[]> {
  if (!isAmong(noticed, event.data)) return [];
  if (event.data.type === 'rung.fired') return noticesOfRung(event, await policies.active());
  const ticket = await readTicket(event.entityId);
  return ticket ? noticesOfTicket(event, ticket, await policies.of(ticket.policyVersion)) : [];
}

/** Named by what is in it: a batch that comes again makes the row it made before. */
function rowOf([digestId, { notices, at }]: [string, Gathering]): Gathered {
  const ids = notices.map(eventIdOf).join(' ');
  return { digestId, rowId: createHash('sha256').update(ids).digest('base64url').slice(0, 16), notices, at };
}
