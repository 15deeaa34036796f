import type { VisitEventData } from '../events.ts';
import { latest } from '../instants.ts';
import type { Visit } from '../visit/visit.ts';
import { customerFrame, type Desk, oneLine, staffFrame, titleIn } from './desk.ts';
import type { Block, FactRow, Letter } from './mail.ts';
import { leadsOf, nameOf } from './recipients.ts';
import { writeDays, writeInstant, writeMonthOf } from './when.ts';

type VisitDesk = Desk<Visit>;

/** What customers and staff read about a call or visit. */
export const visitLetters = {
  'visit-offer': offer,
  'visit-confirmed': (desk) => appointment(desk, desk.texts.confirmed),
  'visit-reminder': (desk) => appointment(desk, desk.texts.reminder),
  'visit-thanks': thanks,
  'visit-missed': missed,
  'visit-agreed-staff': (desk) => toStaff(desk, desk.texts.agreedStaff, []),
  'visit-reminder-staff': reminderStaff,
  'visit-attention': attention,
} satisfies Record<string, (desk: VisitDesk) => Letter>;

function offer(desk: VisitDesk): Letter {
  const { entity: visit, event, texts, place, policy, to } = desk;
  const say = texts.offer;
  // Nobody can come on a day that has passed.
  const days = writeDays(latest(visit.windowFrom, event.at), visit.windowTo, place);
  const season = policy.seasons.find((one) => one.name === visit.rule)?.title;
  return letter(desk, 'first', {
    title: season ? titleIn(season, to.locale) : say.title[visit.visitType],
    preview: say.preview(days),
    blocks: [
      paragraph(say.intro[visit.visitType](visit.products.join(', ') || say.yourGoods)),
      { kind: 'facts', rows: [[texts.label.days, days]], highlight: true },
      paragraph(say.how(policy.business.phone)),
      paragraph(say.no),
    ],
  });
}

function appointment(desk: VisitDesk, say: { title: string; intro: string }): Letter {
  const { texts, policy } = desk;
  return letter(desk, 'answer', {
    title: say.title,
    preview: agreedRows(desk)[0]?.[1] ?? say.intro,
    blocks: [
      paragraph(say.intro),
      { kind: 'facts', rows: [...agreedRows(desk), ...whatRows(desk), ...contactRows(desk)], highlight: true },
      paragraph(texts.confirmed.change(policy.business.phone)),
    ],
  });
}

function thanks(desk: VisitDesk): Letter {
  const { entity: visit, event, texts } = desk;
  const { satisfied } = event.data as Extract<VisitEventData, { type: 'visit.completed' }>;
  const say = texts.thanks;
  const thank = ['satisfaction-call', 'phone-check', 'questionnaire'].includes(visit.visitType) ? say.call : say.visit;
  return letter(desk, 'answer', {
    title: say.title,
    preview: thank,
    blocks: [
      paragraph(thank),
      ...(satisfied === false ? [paragraph(say.unhappy)] : []),
      ...nextBlocks(desk, say.next),
      paragraph(say.more),
    ],
  });
}

/** An agreed appointment we did not keep is an apology; days that passed without one are only a regret. */
function missed(desk: VisitDesk): Letter {
  const { entity: visit, texts, policy } = desk;
  const say = texts.missed;
  if (visit.agreedAt !== null) {
    return letter(desk, 'answer', {
      title: say.titleBroken,
      preview: say.broken,
      blocks: [
        paragraph(say.broken),
        { kind: 'facts', rows: [...agreedRows(desk), ...whatRows(desk)] },
        paragraph(say.promise(leadsOf(policy, desk.event.at)[0]?.name ?? '')),
      ],
    });
  }
  return letter(desk, 'answer', {
    title: say.titleUnmet,
    preview: say.unmet,
    blocks: [paragraph(say.unmet), paragraph(say.still(policy.business.phone)), ...nextBlocks(desk, say.next)],
  });
}

function attention(desk: VisitDesk): Letter {
  const { entity: visit, event, texts } = desk;
  const say = texts.attention;
  const data = event.data as Extract<VisitEventData, { type: 'visit.missed' | 'visit.completed' }>;
  if (data.type === 'visit.completed') {
    const unhappy = { subject: say.subjectUnhappy, title: say.titleUnhappy, intro: say.unhappy };
    return { ...toStaff(desk, unhappy, [[texts.label.report, data.report]]), tone: 'warning' };
  }
  const broken = { subject: say.subjectMissed, title: say.titleMissed, intro: say.missedAgreed };
  const unmet = { subject: say.subjectUnmet, title: say.titleUnmet, intro: say.missedUnmet };
  const isUnmet = visit.agreedAt === null;
  const why: FactRow[] = [[texts.label.reason, data.reason ?? say.notReported]];
  return { ...toStaff(desk, isUnmet ? unmet : broken, why), tone: isUnmet ? 'warning' : 'alarm' };
}

/** Whoever takes a visit over reads at once that it is theirs now. */
function reminderStaff(desk: VisitDesk): Letter {
  const { reminderStaff: reminder, handedOverStaff: handedOver } = desk.texts;
  return toStaff(desk, desk.event.data.type === 'visit.handed-over' ? handedOver : reminder, []);
}

function toStaff(desk: VisitDesk, say: { subject: string; title: string; intro: string }, more: FactRow[]): Letter {
  const { rows, name } = visitRows(desk);
  return {
    ...staffFrame(desk),
    subject: oneLine(`${say.subject}: ${[name, ...desk.entity.products].join(' · ')}`),
    preview: say.intro,
    title: say.title,
    blocks: [paragraph(say.intro), { kind: 'facts', rows: [...rows, ...more] }],
  };
}

/** What staff read about a visit in any mail, and what it is called. */
export function visitRows(desk: VisitDesk): { rows: FactRow[]; name: string } {
  const { entity: visit, texts, place } = desk;
  const { label } = texts;
  const days: FactRow = [label.days, writeDays(visit.windowFrom, visit.windowTo, place)];
  const rows: FactRow[] = [
    ...(visit.agreedAt === null ? [days] : agreedRows(desk)),
    ...whatRows(desk),
    [label.visit, visit.visitId],
    ...row(label.product, visit.products.join(', ')),
    ...row(label.customer, visit.customer?.name),
    ...row(label.phone, visit.customer?.phone),
    ...row(label.assignee, visit.assignee && nameOf(desk.policy, visit.assignee)),
  ];
  return { rows, name: nameOfVisit(desk) };
}

function letter(
  desk: VisitDesk,
  place: 'first' | 'answer',
  part: Pick<Letter, 'title' | 'preview' | 'blocks'>,
): Letter {
  const { entity: visit, texts } = desk;
  const subject = oneLine([nameOfVisit(desk), ...visit.products].join(' · '));
  // What is agreed is the customer's own matter; what is only on offer, or over, they may opt out of.
  const optOut = visit.agreedAt === null || visit.status === 'done';
  return {
    ...customerFrame(desk, texts.visitReference, optOut),
    subject: place === 'first' ? subject : `Re: ${subject}`,
    ...part,
  };
}

function nameOfVisit({ entity: visit, texts, policy, to }: VisitDesk): string {
  const rule = [...policy.seasons, ...policy.plans].find((one) => one.name === visit.rule);
  return rule?.title ? titleIn(rule.title, to.locale) : texts.visit[visit.visitType];
}

function nextBlocks({ nextVisit, place }: VisitDesk, say: (month: string) => string): Block[] {
  return nextVisit ? [paragraph(say(writeMonthOf(nextVisit.windowFrom, place)))] : [];
}

function agreedRows({ entity: visit, texts, place }: VisitDesk): FactRow[] {
  return visit.agreedAt === null ? [] : [[texts.label.agreed, writeInstant(visit.agreedAt, place)]];
}

function whatRows(desk: VisitDesk): FactRow[] {
  return [[desk.texts.label.what, nameOfVisit(desk)]];
}

function contactRows({ entity: visit, texts, policy }: VisitDesk): FactRow[] {
  return visit.assignee === null ? [] : [[texts.label.who, nameOf(policy, visit.assignee)]];
}

function row(label: string, value: string | null | undefined): FactRow[] {
  return value ? [[label, value]] : [];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
