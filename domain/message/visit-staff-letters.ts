import type { DataOf } from '../events.ts';
import type { InstantText } from '../vocabulary.ts';
import { staffFrame } from './desk.ts';
import type { FactRow, Letter } from './mail.ts';
import { nameOf } from './recipients.ts';
import { agreedRows, subjectOf, type VisitDesk, whatRows } from './visit-letters.ts';
import { writeDays, writeInstant } from './when.ts';

interface Words {
  subject: string;
  title: string;
  intro: string;
}

/** What staff read about a call or visit: that it is theirs, or theirs no more, and what we do not know of it. */
export const visitStaffLetters = {
  'visit-agreed-staff': agreed,
  'visit-reminder-staff': reminder,
  'visit-off-staff': off,
  'visit-unreported': unreported,
  'visit-unanswered': (desk) => toStaff(desk, desk.texts.unanswered, null),
} satisfies Record<string, (desk: VisitDesk) => Letter>;

function agreed(desk: VisitDesk): Letter {
  const { texts, event, place } = desk;
  const { agreedAt, before } = event.data as DataOf<'visit.confirmed'>;
  const instead: FactRow[] = before === null ? [] : [[texts.label.insteadOf, writeInstant(before, place)]];
  return toStaff(desk, before === null ? texts.agreedStaff : texts.movedStaff, agreedAt, instead);
}

/** Whoever takes a visit over reads at once that it is theirs now. */
function reminder(desk: VisitDesk): Letter {
  const { reminderStaff, handedOverStaff } = desk.texts;
  const isHanded = desk.event.data.type === 'visit.handed-over';
  return toStaff(desk, isHanded ? handedOverStaff : reminderStaff, desk.entity.agreedAt);
}

/** Nobody has to come, or somebody else comes. */
function off(desk: VisitDesk): Letter {
  const { texts, policy, entity: visit } = desk;
  const say = texts.offStaff;
  const data = desk.event.data as DataOf<
    'visit.called-off' | 'visit.cancelled' | 'visit.handed-over' | 'visit.confirmed'
  >;
  if (data.type === 'visit.handed-over' || data.type === 'visit.confirmed') {
    const to = data.type === 'visit.confirmed' ? data.assignee : data.to;
    const intro = say.other(to === null ? '' : nameOf(policy, to));
    const agreedAt = data.type === 'visit.confirmed' ? (data.before ?? data.agreedAt) : visit.agreedAt;
    return toStaff(desk, { subject: say.subjectOther, title: say.titleOther, intro }, agreedAt);
  }
  if (data.type === 'visit.cancelled') return toStaff(desk, { ...say, intro: say.withOrder }, data.agreedAt);
  const why: FactRow[] = [[texts.label.reason, data.reason]];
  return toStaff(desk, { ...say, intro: data.by === 'us' ? say.byUs : say.byThem }, data.agreedAt, why);
}

/** Whoever was to come is asked, and then whoever leads them. */
function unreported(desk: VisitDesk): Letter {
  const { texts, event, to, policy, entity: visit } = desk;
  const { assignee } = event.data as DataOf<'visit.unreported'>;
  const { lead, nobody, ...say } = texts.unreported;
  const others = assignee === null ? nobody : lead(nameOf(policy, assignee));
  const isOther = assignee !== to.id;
  return {
    ...toStaff(desk, isOther ? { ...say, intro: others } : say, visit.agreedAt),
    tone: isOther ? 'warning' : 'calm',
  };
}

function toStaff(desk: VisitDesk, say: Words, agreedAt: InstantText | null, more: FactRow[] = []): Letter {
  return {
    ...staffFrame(desk),
    // The same for every mail about a visit; what has happened leads the preview.
    subject: subjectOf(desk),
    preview: `${say.subject}${desk.texts.marks.colon}${say.intro}`,
    title: say.title,
    blocks: [
      { kind: 'paragraph', text: say.intro },
      { kind: 'facts', rows: [...timeRows(desk, agreedAt), ...more, ...aboutRows(desk)] },
    ],
  };
}

/** What staff read about a visit in any mail. */
export function visitRows(desk: VisitDesk): FactRow[] {
  return [...timeRows(desk, desk.entity.agreedAt), ...aboutRows(desk)];
}

function timeRows(desk: VisitDesk, agreedAt: InstantText | null): FactRow[] {
  const { entity: visit, texts, place } = desk;
  if (agreedAt !== null) return agreedRows(desk, agreedAt);
  return [[texts.label.days, writeDays(visit.windowFrom, visit.windowTo, place)]];
}

function aboutRows(desk: VisitDesk): FactRow[] {
  const { entity: visit, texts, policy } = desk;
  const { label } = texts;
  return [
    ...whatRows(desk),
    [label.visit, visit.visitId],
    ...row(label.product, visit.products.join(', ')),
    ...row(label.customer, visit.customer?.name),
    ...row(label.phone, visit.customer?.phone),
    ...row(label.assignee, visit.assignee && nameOf(policy, visit.assignee)),
  ];
}

function row(label: string, value: string | null | undefined): FactRow[] {
  return value ? [[label, value]] : [];
}
