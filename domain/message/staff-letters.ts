import { barTo } from '../assignment/eligibility.ts';
import type { DataOf } from '../events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Locale } from '../vocabulary.ts';
import { clockTitle, type Desk, oneLine, requestTypeTitle, staffFrame } from './desk.ts';
import type { Block, FactRow, Letter } from './mail.ts';
import { nameOf } from './recipients.ts';
import { answerRows, appointmentOf, promiseRows } from './ticket-letters.ts';
import { subjectOf, toldText } from './ticket-parts.ts';
import { writeInstant } from './when.ts';

type TicketDesk = Desk<Ticket>;

/** What staff read about a ticket. */
export const staffLetters = {
  'ticket-assigned': assigned,
  'ticket-taken-over': takenOver,
  'customer-wrote': customerWrote,
  'task-opened': taskOpened,
  'ticket-appointment-staff': appointment,
  'ticket-reopened-staff': reopened,
  'promise-warning': (desk) => promise(desk, 'warning'),
  'promise-broken': (desk) => promise(desk, 'broken'),
  'promise-escalated': escalated,
  'ticket-unrouted': unrouted,
  'hold-waiting': holdWaiting,
  'task-due': taskDue,
} satisfies Record<string, (desk: TicketDesk) => Letter>;

function assigned(desk: TicketDesk): Letter {
  const { event, texts, policy } = desk;
  const say = texts.assigned;
  const intro = event.actor.kind === 'staff' ? say.by(nameOf(policy, event.actor.id)) : say.intro;
  return letter(desk, say, intro, [
    { kind: 'facts', rows: [...ticketRows(desk), ...promiseRows(desk)] },
    ...asked(desk),
  ]);
}

function takenOver(desk: TicketDesk): Letter {
  const say = desk.texts.takenOver;
  const { to } = desk.event.data as DataOf<'ticket.assigned'>;
  return letter(desk, say, say.intro(nameOf(desk.policy, to)), [{ kind: 'facts', rows: ticketRows(desk) }]);
}

function customerWrote(desk: TicketDesk): Letter {
  const { entity: ticket, event, texts, policy } = desk;
  const say = texts.customerWrote;
  const { text } = event.data as DataOf<'ticket.message'>;
  const noted = event.actor.kind === 'staff';
  const how = say[noted ? (ticket.channel === 'phone' ? 'called' : 'noted') : 'wrote'];
  const heading = event.actor.kind === 'staff' ? say.notedBy(nameOf(policy, event.actor.id)) : how.heading;
  const promised = answerRows(desk, writeInstant);
  const waits = ticket.status === 'on-hold' && promised.length === 0;
  const but = ticket.status === 'resolved' ? [say.resolved] : waits ? [say.onHold] : [];
  const blocks: Block[] = [
    ...but.map((sentence): Block => ({ kind: 'paragraph', text: sentence })),
    ...(readsAll(desk) ? wrote(heading, text) : []),
    ...(promised.length > 0 ? [{ kind: 'facts' as const, rows: promised, highlight: true }] : []),
    { kind: 'facts', rows: ticketRows(desk) },
  ];
  return {
    ...letter(desk, how, how.intro, blocks),
    preview: readsAll(desk) ? `${how.subject}${texts.marks.colon}${oneLine(text)}` : how.subject,
  };
}

/** Whether whoever reads is of no team kept out of the ticket: a lead may be told that nobody has it, not what it says. */
function readsAll({ policy, entity, to }: TicketDesk): boolean {
  const reader = policy.staff.find(({ id }) => id === to.id);
  return reader === undefined || barTo(policy, entity, reader) === null;
}

/** What a ticket was opened with: said on the phone, or written. */
function asked({ entity: { text, channel }, texts: { customerWrote } }: TicketDesk): Block[] {
  const { heading } = customerWrote[channel === 'phone' ? 'called' : 'wrote'];
  return text.trim() === '' ? [] : wrote(heading, text);
}

function taskOpened(desk: TicketDesk): Letter {
  const { texts } = desk;
  const say = texts.task;
  const { title } = desk.event.data as DataOf<'ticket.task-opened'>;
  return letter(desk, say, say.intro, [
    { kind: 'facts', rows: [[texts.label.task, title]], highlight: true },
    { kind: 'facts', rows: ticketRows(desk) },
  ]);
}

/** Somebody else has booked, moved or called off a time for whoever has the ticket. */
function appointment(desk: TicketDesk): Letter {
  const { texts } = desk;
  const { how, rows } = appointmentOf(desk);
  const say = passedOn(desk) ?? texts.appointmentStaff[how];
  return letter(desk, say, say.intro, [
    { kind: 'facts', rows, highlight: true },
    { kind: 'facts', rows: ticketRows(desk) },
  ]);
}

/** Somebody else comes: its ticket has become one with theirs. Undefined for every other appointment. */
function passedOn({ event, texts, policy }: TicketDesk) {
  const data = event.data as DataOf<'ticket.booked' | 'ticket.called-off'>;
  const passedTo = data.type === 'ticket.called-off' ? data.passedTo : null;
  if (!passedTo) return undefined;
  const { subjectOther: subject, titleOther: title, other } = texts.offStaff;
  return { subject, title, intro: other(nameOf(policy, passedTo)) };
}

function reopened(desk: TicketDesk): Letter {
  const { texts } = desk;
  const { reason } = desk.event.data as DataOf<'ticket.reopened'>;
  const rows: FactRow[] = [...ticketRows(desk), [texts.label.reason, reason], ...promiseRows(desk)];
  return letter(desk, texts.reopenedStaff, texts.reopenedStaff.intro, [{ kind: 'facts', rows }]);
}

function promise(desk: TicketDesk, which: 'warning' | 'broken'): Letter {
  const say = desk.texts[which];
  const { clock } = desk.event.data as DataOf<'rung.fired'>;
  const intro = clock === 'progress-update' ? say.progress : say.intro;
  const blocks = [dueBlock(desk, which === 'broken'), { kind: 'facts' as const, rows: ticketRows(desk) }];
  return { ...letter(desk, say, intro, blocks), tone: which === 'broken' ? 'alarm' : 'warning' };
}

function escalated(desk: TicketDesk): Letter {
  const { entity: ticket, texts, policy, to } = desk;
  const say = texts.escalated;
  const owner = ticket.assignee;
  const intro = owner === null ? say.plain : owner === to.id ? say.yours : say.with(nameOf(policy, owner));
  const blocks = [dueBlock(desk, true), { kind: 'facts' as const, rows: ticketRows(desk) }];
  return { ...letter(desk, say, intro, blocks), tone: 'alarm' };
}

function unrouted(desk: TicketDesk): Letter {
  const { unrouted: say } = desk.texts.times;
  const rows = [...ticketRows(desk), ...promiseRows(desk)];
  const text = readsAll(desk) ? asked(desk) : [];
  return { ...letter(desk, say, say.intro, [{ kind: 'facts', rows }, ...text]), tone: 'warning' };
}

/** What a ticket on hold waits for has not come; or the hold is over. */
function holdWaiting(desk: TicketDesk): Letter {
  const { event, texts, place, entity: ticket } = desk;
  const say = texts.times.holdWaiting;
  const { promiseDueAt } = event.data as DataOf<'rung.fired'>;
  const hold = ticket.holds.findLast(({ from }) => from <= event.at);
  const over = promiseDueAt <= event.at;
  const end = [over ? say.ended : say.until, writeInstant(promiseDueAt, place)] as const;
  const rows: FactRow[] = [end, ...row(say.reason, hold?.reason)];
  const title = over ? say.titleOver : say.title;
  return letter(desk, { subject: over ? say.ended : say.subject, title }, over ? say.over : say.intro, [
    { kind: 'facts', rows, highlight: true },
    { kind: 'facts', rows: ticketRows(desk) },
  ]);
}

function taskDue(desk: TicketDesk): Letter {
  const { event, texts } = desk;
  const say = texts.times.taskDue;
  const { promiseDueAt } = event.data as DataOf<'rung.fired'>;
  const over = promiseDueAt <= event.at;
  const blocks: Block[] = [dueBlock(desk, over), { kind: 'facts', rows: ticketRows(desk) }];
  return { ...letter(desk, say, over ? say.over : say.soon, blocks), tone: over ? 'alarm' : 'warning' };
}

function wrote(heading: string, text: string): Block[] {
  return [
    { kind: 'paragraph', text: heading },
    { kind: 'quote', text },
  ];
}

/** The promise the rung is about. */
function dueBlock(desk: TicketDesk, over: boolean): Block {
  const { event, texts, place, entity } = desk;
  const { clock, run, promiseDueAt, newPromiseAt } = event.data as DataOf<'rung.fired'>;
  const label = over ? texts.label.wasDue : texts.label.due;
  const { metAt: keptAt, bookedFor, own } = entity.clocks.find((one) => one.name === clock && one.run === run) ?? {};
  return {
    kind: 'facts',
    heading: clockTitle(desk, clock),
    rows: [
      ...row(texts.label.agreed, own ? null : bookedFor && writeInstant(bookedFor, place)),
      [label, writeInstant(promiseDueAt, place)],
      ...row(texts.label.toldInstead, newPromiseAt && toldText(desk, newPromiseAt)),
      ...row(texts.label.keptSince, keptAt && writeInstant(keptAt, place)),
    ],
    highlight: true,
  };
}

function letter(desk: TicketDesk, say: { subject: string; title: string }, intro: string, blocks: Block[]): Letter {
  const { entity: ticket } = desk;
  return {
    ...staffFrame(desk),
    // The same for every mail about a ticket, so that mail programs keep them together; what has happened leads the preview.
    subject: subjectOf(ticket),
    preview: `${say.subject}${desk.texts.marks.colon}${intro}`,
    title: say.title,
    blocks: [{ kind: 'paragraph', text: intro }, ...blocks],
  };
}

export function ticketRows(desk: TicketDesk): FactRow[] {
  const { entity: ticket, texts, policy } = desk;
  const { label } = texts;
  return [
    [label.ticket, ticket.ticketId],
    [label.subject, oneLine(ticket.subject)],
    [label.requestType, requestTypeTitle(desk)],
    [label.priority, texts.priority[ticket.priority]],
    ...row(label.product, ticket.product),
    ...row(label.order, ticket.orderId),
    ...row(label.customer, ticket.customer?.name),
    ...row(label.phone, ticket.customer?.phone),
    ...row(label.email, ticket.customer?.email),
    ...row(label.language, ticket.customer && languageName(ticket.customer.locale, desk.place.tag)),
    ...row(label.assignee, ticket.assignee && nameOf(policy, ticket.assignee)),
  ];
}

/** `Korean`, `français (Canada)`: what a customer reads, who may be answered in it. */
function languageName(locale: Locale, tag: string): string {
  return new Intl.DisplayNames(tag, { type: 'language' }).of(locale) ?? locale;
}

function row(label: string, value: string | null | undefined): FactRow[] {
  return value ? [[label, value]] : [];
}
