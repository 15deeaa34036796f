import { firstOpening, scheduleOf } from 'business-time/seconds';
import { Temporal } from 'temporal-polyfill';
import { textOf } from '../instants.ts';
import type { NoticeRule, Staff } from '../policy/people.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';

/** What is told to one person together, and until when it is gathered. */
export interface Slot {
  staffId: string;
  closesAt: InstantText;
  /** Whether it gathers in quiet hours: then nothing is told before it closes, not even the first notice. */
  quiet: boolean;
}

/** So long notices are gathered unless the rule says otherwise. */
const usualDigest = 'PT5M';

/**
 * The slot a notice of an instant belongs to, the same whenever it is asked. In open hours time is cut into slots of the
 * digest's length, the last one ending with the hours; what comes outside of them waits until they begin.
 * Null for somebody whose role has no rule: they are told everything at once.
 */
export function slotOf(policy: Policy, person: Staff, at: InstantText): Slot | null {
  const rule = policy.notices?.[person.role];
  if (!rule) return null;
  const now = Date.parse(at);
  const opening = openingAt(policy, rule, now);
  if (opening && opening.open > now) return { staffId: person.id, closesAt: textOf(opening.open), quiet: true };
  const length = digestMs(rule);
  const ends = (Math.floor(now / length) + 1) * length;
  return { staffId: person.id, closesAt: textOf(Math.min(ends, opening?.close ?? ends)), quiet: false };
}

/** When a notice of an instant is told to somebody at the earliest. */
export function earliestTelling(policy: Policy, person: Staff, at: InstantText): InstantText {
  const slot = slotOf(policy, person, at);
  return slot?.quiet ? slot.closesAt : at;
}

/**
 * When what is gathered until an instant is told, by the hours as they are at another one: then, or with the slot it is
 * now where that closes before, since hours begin earlier than was known. For somebody told everything at once now.
 */
export function closingBy(policy: Policy, person: Staff, closesAt: InstantText, at: InstantText): InstantText {
  const current = slotOf(policy, person, at)?.closesAt ?? at;
  return current < closesAt ? current : closesAt;
}

/** `<staff>~<instant it closes at>`: what is gathered in a slot is kept under this id. */
export function digestIdOf({ staffId, closesAt }: Slot): string {
  return `${staffId}~${closesAt}`;
}

/** The opening under way or the next one; null without quiet hours, and for hours that never come. */
function openingAt({ calendars }: Policy, { hours }: NoticeRule, now: number): { open: number; close: number } | null {
  const calendar = hours === undefined ? undefined : calendars[hours];
  if (!calendar) return null;
  const opening = firstOpening(scheduleOf(calendar), Math.floor(now / 1000));
  return opening.ok ? { open: opening.value.open * 1000, close: opening.value.close * 1000 } : null;
}

/** In milliseconds, worked out once for each; policies know few. */
const lengths = new Map<string, number>();

/** Days are of 24 hours. At least a second: timers know nothing shorter. */
function digestMs({ digest = usualDigest }: NoticeRule): number {
  const known = lengths.get(digest);
  if (known !== undefined) return known;
  const length = Temporal.Duration.from(digest).total({ unit: 'milliseconds', relativeTo: '1970-01-01' });
  lengths.set(digest, Math.max(1000, length));
  return Math.max(1000, length);
}
