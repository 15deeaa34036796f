import type { Event } from '../events.ts';
import type { Moment, Ticket } from '../ticket/ticket.ts';
import type { InstantText } from '../vocabulary.ts';
import type { DigestEventData } from './events.ts';
import { type Notice, type NoticeKind, noticeKinds } from './events.ts';
import { eventIdOf, hasTold } from './notice.ts';

/** So many lines a mail shows; the rest is counted. */
const mostLines = 100;

/** So many lines of each kind are shown, however many there are of a more pressing one. */
const linesOfEach = 5;

/** So many rows one closing tells of at most: their names fit in its own row. The rest makes another mail. */
const mostRows = 3000;

/** What several notices were gathered in at once. */
export interface NoticeRow {
  rowId: string;
  notices: Notice[];
}

/**
 * What of a slot has not been told yet; null when nothing is left.
 * @param first what was told at once when the slot began
 */
export function closingOf(
  staff: string,
  rows: readonly NoticeRow[],
  closings: readonly DigestEventData[],
  first: Notice | null,
): DigestEventData | null {
  const told = new Set(closings.flatMap((closing) => closing.rows));
  const untold = rows.filter(({ rowId }) => !told.has(rowId)).slice(0, mostRows);
  // A redelivered batch may have been cut in another way: what is in a row that was told has been told.
  const toldEvents = new Set(
    rows.filter(({ rowId }) => told.has(rowId)).flatMap(({ notices }) => notices.map(eventIdOf)),
  );
  const notices = untold
    .flatMap((row) => row.notices)
    .filter((notice) => !toldEvents.has(eventIdOf(notice)) && !(first && hasTold(first, notice)));
  if (notices.length === 0) return null;
  return closingWith(
    staff,
    untold.map(({ rowId }) => rowId),
    notices,
  );
}

/** What is told at once, nothing gathered: of one step up the ladders, however many rungs were climbed in it. */
export function closingAtOnce(staff: string, notices: readonly Notice[]): DigestEventData {
  return closingWith(staff, [], notices);
}

function closingWith(staff: string, rows: string[], notices: readonly Notice[]): DigestEventData {
  const matters = inOrder(lastOfEach(notices));
  return { type: 'digest.closed', staff, rows, counts: countsOf(matters), shown: shownOf(matters) };
}

/** One matter as it stands, for a line of the mail. */
export interface DigestLine {
  notice: Notice;
  /** Null when it is gone. */
  ticket: Ticket | null;
  /** When the promise was kept after all. */
  keptAt: InstantText | null;
}

/** A closing with its tickets, ready to be written about. */
export interface Digest {
  digestId: string;
  staff: string;
  total: number;
  counts: Partial<Record<NoticeKind, number>>;
  lines: DigestLine[];
}

/** What there is to tell of a closing, by what its tickets say now. */
export function digestOf(closing: Event<DigestEventData>, tickets: ReadonlyMap<string, Ticket>): Digest {
  const { staff, shown, counts: counted } = closing.data;
  const lines = shown.flatMap((notice) => asItStands(notice, tickets.get(notice.ticketId) ?? null, closing.at));
  const [before, now] = [countsOf(shown), countsOf(lines.map(({ notice }) => notice))];
  const counts: Digest['counts'] = {};
  for (const kind of noticeKinds) {
    const count = (counted[kind] ?? 0) - (before[kind] ?? 0) + (now[kind] ?? 0);
    if (count > 0) counts[kind] = count;
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { digestId: closing.entityId, staff, total, counts, lines };
}

/**
 * A promise that was warned of and kept in time is no matter any more, nor is a message answered since; a promise that
 * has run out since is broken. Of a broken one that was kept late everybody is told, and that it was.
 */
function asItStands(notice: Notice, ticket: Ticket | null, at: InstantText): DigestLine[] {
  if (notice.kind === 'customer-wrote' && isAnswered(notice, ticket, at)) return [];
  const clock = ticket?.clocks.find(({ name, run }) => name === notice.clock && run === notice.run);
  const keptAt = clock?.metAt && clock.metAt <= at ? clock.metAt : null;
  if (notice.kind !== 'promise-warning') return [{ notice, ticket, keptAt }];
  if (clock?.state === 'cancelled' || (keptAt !== null && keptAt <= notice.dueAt)) return [];
  return [{ notice: notice.dueAt <= at ? { ...notice, kind: 'promise-broken' } : notice, ticket, keptAt }];
}

/** Whether anything answered a customer's message until an instant: a reply, a settlement, or that it needs no answer. */
function isAnswered({ dueAt: wroteAt }: Notice, ticket: Ticket | null, at: InstantText): boolean {
  const answers: readonly string[] = ['replied', 'booked', 'resolved', 'no-answer-needed'] satisfies Moment['name'][];
  return (
    ticket?.moments.some(
      ({ name, at: when, returned }) => answers.includes(name) && !returned && when > wroteAt && when <= at,
    ) ?? false
  );
}

/** Of several notices about one promise only the last matters; about one task or owner, and of one customer, too. */
function lastOfEach(notices: readonly Notice[]): Notice[] {
  const last = new Map<string, Notice>();
  for (const notice of notices) {
    const { kind, ticketId, clock, run, taskId, recipient } = notice;
    const matter = `${ticketId} ${clock === undefined ? `${kind} ${taskId ?? recipient ?? ''}` : `${clock} ${run}`}`;
    const known = last.get(matter);
    if (!known || known.sequence < notice.sequence) last.set(matter, notice);
  }
  return [...last.values()];
}

/** The most pressing kind first, and in it what is most overdue. */
function inOrder(notices: readonly Notice[]): Notice[] {
  const rank = ({ kind }: Notice) => noticeKinds.indexOf(kind);
  return [...notices].sort((a, b) => rank(a) - rank(b) || (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
}

/** A few of each kind, and the most pressing beside them; in the order given. */
function shownOf(matters: readonly Notice[]): Notice[] {
  const few = new Set(
    noticeKinds.flatMap((kind) => matters.filter((notice) => notice.kind === kind).slice(0, linesOfEach)),
  );
  const others = matters.filter((notice) => !few.has(notice)).slice(0, mostLines - few.size);
  const shown = new Set([...few, ...others]);
  return matters.filter((notice) => shown.has(notice));
}

function countsOf(notices: readonly Notice[]): DigestEventData['counts'] {
  const counts: DigestEventData['counts'] = {};
  for (const { kind } of notices) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
