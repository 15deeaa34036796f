import { isAbout } from '../assignment/eligibility.ts';
import type { Digest, DigestLine } from '../notice/digest.ts';
import { type Notice, type NoticeKind, noticeKinds } from '../notice/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { customerId } from '../vocabulary.ts';
import { clockTitle, type Desk, oneLine, requestTypeTitle, staffFrame } from './desk.ts';
import type { Block, Letter, ListItem } from './mail.ts';
import { nameOf } from './recipients.ts';
import { answerRows } from './ticket-letters.ts';
import { writeShort, writeZone } from './when.ts';

type DigestDesk = Desk<Digest>;

/** What came together, in one mail: grouped by what happened, the most overdue first. */
export function digestLetter(desk: DigestDesk): Letter {
  const { entity: digest, texts, event, place } = desk;
  const say = texts.digest;
  const kinds = noticeKinds.filter((kind) => digest.counts[kind]);
  const frame = staffFrame(desk);
  const summary = kinds.map((kind) => say.count[kind](digest.counts[kind]!)).join(texts.marks.comma);
  return {
    ...frame,
    footer: [...(place.home ? [] : [say.zone(writeZone(event.at, place))]), ...frame.footer],
    tone: toneOf(kinds),
    subject: `${referenceOf(digest)}${say.subject(digest.total, summary)}`,
    preview: summary,
    title: say.title(digest.total),
    blocks: [{ kind: 'paragraph', text: say.intro }, ...kinds.map((kind) => group(desk, kind))],
  };
}

/** Where all of it is about one ticket, as in any mail about that one. */
function referenceOf({ lines, total }: Digest): string {
  const [id, ...others] = new Set(lines.map(({ notice }) => notice.ticketId));
  return id !== undefined && others.length === 0 && lines.length === total ? `[#${id}] ` : '';
}

function toneOf(kinds: readonly NoticeKind[]): Letter['tone'] {
  if (kinds.includes('promise-escalated') || kinds.includes('promise-broken')) return 'alarm';
  return kinds.includes('promise-warning') ? 'warning' : 'calm';
}

function group(desk: DigestDesk, kind: NoticeKind): Block {
  const { entity: digest, texts } = desk;
  const lines = digest.lines.filter(({ notice }) => notice.kind === kind);
  const count = digest.counts[kind]!;
  const hidden = count - lines.length;
  return {
    kind: 'list',
    heading: `${texts.digest.heading[kind]} (${count})`,
    items: lines.map((line) => itemOf(desk, line)),
    more: hidden > 0 ? texts.digest.more(hidden) : null,
  };
}

function itemOf(desk: DigestDesk, { notice, ticket, keptAt }: DigestLine): ListItem {
  const { texts, place, policy, to } = desk;
  const { label, marks } = texts;
  const { colon } = marks;
  // By the number alone nothing can be read of a complaint about whoever reads this.
  const reader = policy.staff.find(({ id }) => id === to.id);
  if (ticket === null || (reader && isAbout(ticket.about, reader)))
    return { title: `#${notice.ticketId}`, details: [] };
  const about = { ...desk, entity: ticket };
  const overdue = notice.kind === 'promise-broken' || notice.kind === 'promise-escalated';
  const when = `${overdue ? label.wasDue : label.due}${colon}${writeShort(notice.dueAt, place)}`;
  const task = ticket.tasks.find(({ taskId }) => taskId === notice.taskId);
  const answer = notice.kind === 'customer-wrote' ? answerRows(about, writeShort) : [];
  const inCharge = ticket.assignee !== null && ticket.assignee !== to.id;
  return {
    title: `#${ticket.ticketId} ${oneLine(ticket.subject, 80)}`,
    details: [
      ...(notice.clock === undefined ? [requestTypeTitle(about)] : [clockTitle(about, notice.clock), when]),
      ...returnedDetails(about, notice),
      ...answer.map(([promised, time]) => `${promised}${colon}${time}`),
      ...(task ? [`${label.task}${colon}${oneLine(task.title, 80)}`] : []),
      ...(inCharge ? [`${label.assignee}${colon}${nameOf(policy, ticket.assignee!)}`] : []),
      ...(keptAt === null ? [] : [`${label.keptSince}${colon}${writeShort(keptAt, place)}`]),
    ],
  };
}

/** Whom to call instead, as their mail did not arrive: of the customer the number, too. */
function returnedDetails({ entity, texts, policy }: Desk<Ticket>, { kind, recipient }: Notice): string[] {
  if (kind !== 'mail-returned' || recipient === undefined) return [];
  const { returned, label, marks } = texts;
  if (recipient !== customerId) return [returned.staffTitle(nameOf(policy, recipient))];
  const { name, phone } = entity.customer ?? {};
  return [...(name ? [oneLine(name, 80)] : []), `${label.phone}${marks.colon}${phone || returned.noPhone}`];
}
