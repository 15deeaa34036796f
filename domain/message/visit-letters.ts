import type { DataOf } from '../events.ts';
import { latest } from '../instants.ts';
import type { Visit } from '../visit/visit.ts';
import type { InstantText } from '../vocabulary.ts';
import { customerFrame, type Desk, oneLine, titleIn } from './desk.ts';
import { handedOverWords } from './handed-over.ts';
import type { Block, FactRow, Letter } from './mail.ts';
import { nameOf } from './recipients.ts';
import { promiseRows } from './ticket-letters.ts';
import { nameOfVisit } from './visit-name.ts';
import { writeDays, writeInstant, writeMonthOf } from './when.ts';

export type VisitDesk = Desk<Visit>;

/** What customers read about a call or visit of theirs. */
export const visitLetters = {
  'visit-offer': offer,
  'visit-confirmed': (desk) => appointment(desk, desk.texts.confirmed, desk.entity.agreedAt),
  'visit-moved': moved,
  'visit-reminder': (desk) => appointment(desk, desk.texts.reminder, desk.entity.agreedAt),
  'visit-handed-over': handedOver,
  'visit-thanks': thanks,
  'visit-missed': missed,
  'visit-called-off': calledOff,
} satisfies Record<string, (desk: VisitDesk) => Letter>;

/** Nothing in it says that anything has arrived, or is in use: only that it was ordered. */
function offer(desk: VisitDesk): Letter {
  const { entity: visit, texts, policy, to } = desk;
  const say = texts.offer;
  const days = writtenDays(desk);
  const season = policy.seasons.find((one) => one.name === visit.rule)?.title;
  return letter(desk, 'first', {
    title: season ? titleIn(season, to.locale) : say.title[visit.visitType],
    preview: say.preview(days),
    blocks: [
      paragraph(say.intro[visit.visitType](productsOf(desk) || say.yourGoods)),
      { kind: 'facts', rows: [[texts.label.days, days]], highlight: true },
      paragraph(say.how(policy.business.phone)),
      ...(isCall(visit) && !visit.customer?.phone ? [paragraph(say.askPhone)] : []),
      paragraph(say.no),
    ],
  });
}

function writtenDays({ entity: visit, event, texts, place }: VisitDesk): string {
  const { days = [[latest(visit.windowFrom, event.at), visit.windowTo] as const], workingDays } =
    event.data as DataOf<'visit.offered'>;
  const written = days.map(([from, to]) => writeDays(from, to, place)).join(texts.offer.daysComma);
  return workingDays ? texts.offer.workingDays(written) : written;
}

function appointment(
  desk: VisitDesk,
  say: { title: string; intro: string },
  agreedAt: InstantText | null,
  more: FactRow[] = [],
): Letter {
  const { texts, policy } = desk;
  const rows = [...agreedRows(desk, agreedAt), ...more];
  return letter(desk, 'answer', {
    title: say.title,
    preview: rows[0]?.[1] ?? say.intro,
    blocks: [
      paragraph(say.intro),
      { kind: 'facts', rows: [...rows, ...whatRows(desk), ...contactRows(desk)], highlight: true },
      paragraph(texts.confirmed.change(policy.business.phone)),
    ],
  });
}

/** Another time than the one before, and whoever comes then. */
function moved(desk: VisitDesk): Letter {
  const { event, texts, place } = desk;
  const { agreedAt, before } = event.data as DataOf<'visit.confirmed'>;
  const instead: FactRow[] = before === null ? [] : [[texts.label.insteadOf, writeInstant(before, place)]];
  return appointment(desk, texts.moved, agreedAt, instead);
}

function handedOver(desk: VisitDesk): Letter {
  const { event, entity: visit } = desk;
  const { to, from } = event.data as DataOf<'visit.handed-over'>;
  return appointment(desk, handedOverWords(desk, to, from), visit.agreedAt);
}

/** The answer of somebody who is not satisfied has become a ticket: what that promises is told here. */
function thanks(desk: VisitDesk): Letter {
  const { entity: visit, event, texts, policy } = desk;
  const { satisfied, ticketId } = event.data as DataOf<'visit.completed'>;
  const say = texts.thanks;
  const thank = isCall(visit) ? say.call : say.visit;
  const isUnhappy = satisfied === false;
  return letter(desk, 'answer', {
    title: isUnhappy ? say.titleUnhappy : say.title,
    preview: isUnhappy ? say.unhappy : thank,
    blocks: [
      ...(isUnhappy ? [paragraph(say.unhappy)] : []),
      paragraph(thank),
      ...openedBlocks(desk, ticketId, texts.opened.intro),
      ...nextBlocks(desk),
      paragraph(say.more(policy.business.phone)),
    ],
  });
}

/** What we did not keep is an apology, and what we owe is named; whom we did not meet is only asked. */
function missed(desk: VisitDesk): Letter {
  const { event, texts, policy } = desk;
  const { by, agreedAt, ticketId } = event.data as DataOf<'visit.missed'>;
  const say = texts.missed;
  const facts: Block = { kind: 'facts', rows: [...agreedRows(desk, agreedAt), ...whatRows(desk)] };
  const intro = by === 'us' ? say.broken : say.them;
  return letter(desk, 'answer', {
    title: by === 'us' ? say.title : say.titleThem,
    preview: intro,
    blocks: [
      paragraph(intro),
      facts,
      ...(by === 'us'
        ? openedBlocks(desk, ticketId, texts.opened.owed)
        : [paragraph(say.still(policy.business.phone))]),
    ],
  });
}

/** A time agreed, or an offer, that falls away: by us, as they asked, with the order, or since another matter comes first. */
function calledOff(desk: VisitDesk): Letter {
  const { event, texts, policy, place } = desk;
  const data = event.data as DataOf<'visit.called-off' | 'visit.cancelled' | 'visit.offer-withdrawn'>;
  const say = texts.calledOff;
  if (data.type === 'visit.offer-withdrawn') return offerGone(desk, say.offerWaits);
  const by = data.type === 'visit.called-off' ? data.by : data.reason === 'order' ? 'order' : 'us';
  const ticketId = data.type === 'visit.cancelled' ? null : data.ticketId;
  if (data.agreedAt === null) return offerGone(desk, by === 'order' ? say.offerWithOrder : say.offer);
  const intro = { order: say.withOrder, us: say.byUs, them: say.byThem }[by];
  return letter(desk, 'answer', {
    title: say.title,
    preview: intro,
    blocks: [
      paragraph(intro),
      { kind: 'facts', rows: [[texts.label.calledOff, writeInstant(data.agreedAt, place)], ...whatRows(desk)] },
      ...openedBlocks(desk, ticketId, texts.opened.owed),
      ...(by === 'them' ? [paragraph(texts.missed.still(policy.business.phone))] : []),
    ],
  });
}

function offerGone(desk: VisitDesk, intro: string): Letter {
  const blocks: Block[] = [paragraph(intro), { kind: 'facts', rows: whatRows(desk) }];
  return letter(desk, 'answer', { title: desk.texts.calledOff.titleOffer, preview: intro, blocks });
}

/** The ticket that came of it, and by when it promises what: nothing is said that it does not time. */
function openedBlocks(desk: VisitDesk, ticketId: string | null, say: (id: string) => string): Block[] {
  const { opened, texts } = desk;
  if (ticketId === null) return [];
  const rows = opened ? promiseRows({ ...desk, entity: opened }) : [];
  return [
    paragraph(say(ticketId)),
    ...(rows.length > 0 ? [{ kind: 'facts' as const, heading: texts.opened.promise, rows, highlight: true }] : []),
  ];
}

function letter(
  desk: VisitDesk,
  place: 'first' | 'answer',
  part: Pick<Letter, 'title' | 'preview' | 'blocks'>,
): Letter {
  const { entity: visit, texts } = desk;
  const subject = subjectOf(desk);
  // What was agreed is the customer's own matter; what we offer, and our thanks, they may opt out of.
  const optOut = place === 'first' || visit.status === 'done';
  return {
    ...customerFrame(desk, texts.visitReference, optOut),
    subject: place === 'first' ? subject : `Re: ${subject}`,
    ...part,
  };
}

function isCall({ visitType }: Visit): boolean {
  return visitType === 'satisfaction-call' || visitType === 'phone-check' || visitType === 'questionnaire';
}

/** What it is, and of what, the first few by name. */
export function subjectOf(desk: VisitDesk): string {
  const { policy, entity: visit, to } = desk;
  return oneLine([nameOfVisit(policy, visit, to.locale), productsOf(desk)].filter(Boolean).join(' · '));
}

/** So many of an order's products are named. */
const mostNamed = 3;

function productsOf({ entity: { products }, texts }: VisitDesk): string {
  const named = products.slice(0, mostNamed).join(texts.productsComma);
  return products.length > mostNamed ? texts.productsMore(named, products.length - mostNamed) : named;
}

function nextBlocks({ nextVisit, place, policy, to, texts }: VisitDesk): Block[] {
  if (!nextVisit) return [];
  const month = writeMonthOf(nextVisit.windowFrom, place);
  return [paragraph(texts.thanks.next(nameOfVisit(policy, nextVisit, to.locale), month))];
}

export function agreedRows({ texts, place }: VisitDesk, agreedAt: InstantText | null): FactRow[] {
  return agreedAt === null ? [] : [[texts.label.agreed, writeInstant(agreedAt, place)]];
}

export function whatRows({ texts, policy, entity: visit, to }: VisitDesk): FactRow[] {
  return [[texts.label.what, nameOfVisit(policy, visit, to.locale)]];
}

function contactRows({ entity: visit, texts, policy }: VisitDesk): FactRow[] {
  return visit.assignee === null ? [] : [[texts.label.who, nameOf(policy, visit.assignee)]];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
