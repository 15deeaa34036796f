/** One mail of every kind, from real changes of real entities: for the tests and for `tools/mails.ts`. */
import { Temporal } from 'temporal-polyfill';
import type { Event } from '../../domain/events.ts';
import type { Summary } from '../../domain/insight/summary.ts';
import type { Language as Locale } from '../../domain/language.ts';
import { type Beside, nothingBeside } from '../../domain/message/desk.ts';
import type { MailPlan } from '../../domain/message/mail.ts';
import { mailsFor, mailTo } from '../../domain/message/mails-for.ts';
import { closingOf, digestOf } from '../../domain/notice/digest.ts';
import type { DigestEventData, Notice } from '../../domain/notice/events.ts';
import type { Telling } from '../../domain/notice/notice.ts';
import { noticesOfRung, noticesOfTicket } from '../../domain/notice/notices-of.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Result } from '../../domain/result.ts';
import type { ReturnedMail } from '../../domain/returned-mail/returned-mail.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import {
  addMessage,
  assignTicket,
  bookAppointment,
  callOffAppointment,
  mergeTicket,
  openTicket,
  pauseTicket,
  reopenTicket,
  replyToTicket,
  resolveTicket,
} from '../../domain/ticket/commands.ts';
import { mailReturned } from '../../domain/ticket/returned.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import {
  advanceVisit,
  assignVisit,
  callOffVisit,
  cancelVisit,
  completeVisit,
  confirmVisit,
  missVisit,
  summonVisit,
  withdrawOffer,
} from '../../domain/visit/commands.ts';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import { visitMailReturned } from '../../domain/visit/returned.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { Actor, Customer } from '../../domain/vocabulary.ts';
import { starterPolicy } from '../support/policy.ts';

export const policy = starterPolicy;

export const customers: Record<Locale, Customer> = {
  en: { name: 'Emma Wright', email: 'emma@customer.example', locale: 'en', phone: '+44 20 7946 0000' },
  ko: { name: '김서연', email: 'seoyeon@customer.example', locale: 'ko', phone: '010-0000-1234' },
  zh: { name: '王小明', email: 'xiaoming@customer.example', locale: 'zh', phone: '138 0000 0000' },
  'zh-Hant': { name: '陳怡君', email: 'yijun@customer.example', locale: 'zh-TW', phone: '+886 912 000 000' },
};

interface Words {
  subject: string;
  text: string;
  product: string;
  reply: string;
  question: string;
  resolution: string;
}

const words: Record<Locale, Words> = {
  en: {
    subject: 'The balcony window lets in rain',
    text: 'Since last night water has been coming in at the lower left corner.\nWe have put towels on the sill. Could somebody have a look, please?',
    product: 'Sliding window SW-230',
    reply:
      'Thank you for the photos. The seal at the lower corner has come loose; that is easily put right.\n\nMinho comes on Thursday between 10:00 and 12:00 and brings a new seal. Is that time good for you?',
    question: 'Thursday suits me. Will it take long?\nI have to leave at one.',
    resolution:
      'We replaced the seal at the lower left corner and tested the window with water. It is tight again, and the work is under warranty.',
  },
  ko: {
    subject: '베란다 창문으로 빗물이 들어옵니다',
    text: '어젯밤부터 왼쪽 아래 모서리로 물이 새고 있습니다.\n창틀에 수건을 깔아 두었습니다. 방문 점검 부탁드립니다.',
    product: '슬라이딩 창호 SW-230',
    reply:
      '사진을 보내 주셔서 감사합니다. 아래쪽 모서리의 실링이 떨어진 것으로 보이며, 간단히 수리할 수 있습니다.\n\n목요일 오전 10시에서 12시 사이에 박민호 기사가 새 실링을 가지고 방문드려도 괜찮으시겠습니까?',
    question: '목요일 괜찮습니다. 시간이 오래 걸릴까요?\n오후 1시에는 나가야 합니다.',
    resolution:
      '왼쪽 아래 모서리의 실링을 교체하고 물을 뿌려 누수가 없음을 확인했습니다. 보증 기간 내 무상 수리입니다.',
  },
  zh: {
    subject: '阳台窗户漏雨',
    text: '从昨晚开始，左下角一直渗水。\n我们在窗台上垫了毛巾，麻烦派人来看一下。',
    product: '推拉窗 SW-230',
    reply:
      '感谢您发来的照片。左下角的密封条松脱了，很容易修复。\n\n朴师傅周四上午 10 点到 12 点之间带新的密封条上门，这个时间您方便吗？',
    question: '周四可以。大概需要多长时间？\n我下午一点要出门。',
    resolution: '我们更换了左下角的密封条，并做了淋水测试，窗户已不再漏水。本次维修在保修范围内，不收取费用。',
  },
  'zh-Hant': {
    subject: '陽台窗戶漏水',
    text: '從昨晚開始，左下角一直滲水。\n我們在窗台上墊了毛巾，麻煩派人來看一下。',
    product: '推拉窗 SW-230',
    reply:
      '感謝您傳來的照片。左下角的密封條鬆脫了，很容易修復。\n\n朴師傅週四上午 10 點到 12 點之間過去，這個時間您方便嗎？',
    question: '週四可以。大概需要多久？\n我下午一點要出門。',
    resolution: '我們更換了左下角的密封條，並做了淋水測試，窗戶已不再漏水。本次維修在保固範圍內，不收取費用。',
  },
};

const lead: Actor = { kind: 'staff', id: 'mina', role: 'lead' };
const hotline: Actor = { kind: 'staff', id: 'jiwoo', role: 'hotline' };
const system: Actor = { kind: 'system' };

export function contextAt(at: string, actor: Actor = system, rules: Policy = policy) {
  const ticket = { ticketId: 'T-4N8V1', subject: 'A visit' };
  return { now: Temporal.Instant.from(at), actor, policy: rules, ticket };
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

/** A complaint, opened on a Monday morning in Seoul. */
export function openedTicket(locale: Locale = 'en', rules: Policy = policy): TicketChange {
  const { subject, text, product } = words[locale];
  const command = {
    ticketId: 'T-7K2M9',
    requestType: 'complaint',
    subject,
    text,
    product,
    customer: customers[locale],
  };
  return must(openTicket(command, contextAt('2026-06-01T00:30:00Z', { kind: 'shop', id: 'main' }, rules)));
}

export function plannedVisit(visitType: Visit['visitType'], locale: Locale = 'en', rules: Policy = policy): Visit {
  const order = {
    shopId: 'main',
    orderId: '1001',
    number: '#1001',
    customer: customers[locale],
    country: 'KR',
    province: null,
    lines: [{ lineId: '1', product: words[locale].product, quantity: 1 }],
    deliveredAt: '2026-05-01T05:00:00.000Z',
    cancelledAt: null,
    updatedAt: '2026-05-01T05:00:00.000Z',
  };
  const visits = visitsForDelivery(rules, order, Temporal.Instant.from('2026-05-01T05:00:00Z'));
  return visits.find((visit) => visit.visitType === visitType)!;
}

export const summary: Summary = {
  month: '2026-05',
  madeAt: '2026-06-01T00:00:00.000Z',
  total: 14,
  totalBefore: 9,
  byCause: [
    { label: 'logistics/late', count: 6, before: 2 },
    { label: 'product/defect', count: 4, before: 4 },
    { label: 'service/slow handling', count: 3, before: 3 },
    { label: 'unknown/unknown', count: 1, before: 0 },
  ],
  byProduct: [
    { label: '슬라이딩 창호 SW-230', count: 9, before: 4 },
    { label: 'Front door FD-9', count: 4, before: 5 },
    { label: '推拉窗 SW-100', count: 1, before: 0 },
  ],
};

export const summaryMade: Event = {
  eventId: '2026-05#1',
  entity: 'summary',
  entityId: '2026-05',
  sequence: 1,
  at: summary.madeAt,
  actor: system,
  data: { type: 'summary.made', month: '2026-05' },
};

/** Every mail in every language; customer and staff alike read the language of the sample. */
export function samples(): { name: string; mail: MailPlan }[] {
  return (['en', 'ko', 'zh', 'zh-Hant'] as const).flatMap((locale) => {
    const rules: Policy = { ...policy, staff: policy.staff.map((person) => ({ ...person, locale })) };
    const mails = [
      ...ticketMails(locale, rules),
      ...visitMails(locale, rules),
      ...mailsFor(summaryMade, summary, rules),
      ...lateMails(locale, rules),
      ...timesMails(locale, rules),
      ...digestMails(locale, rules),
      ...conductMails(rules),
      ...returnedMails(locale, rules),
    ];
    return mails.map((mail, index) => ({ name: `${String(index + 1).padStart(2, '0')}-${mail.template}`, mail }));
  });
}

function ticketMails(locale: Locale, rules: Policy): MailPlan[] {
  const { reply, resolution } = words[locale];
  const at = (instant: string, actor: Actor = system) => contextAt(instant, actor, rules);
  const opened = openedTicket(locale, rules);
  const warned = advanceTicket(opened.ticket, at('2026-06-01T18:30:00Z'))!;
  const broken = advanceTicket(warned.ticket, at('2026-06-02T00:30:00Z'))!;
  const escalated = advanceTicket(broken.ticket, at('2026-06-02T04:30:00Z'))!;
  const answered = must(replyToTicket(escalated.ticket, { text: reply }, at('2026-06-02T05:00:00Z', hotline)));
  const assigned = must(assignTicket(answered.ticket, 'minho', at('2026-06-02T05:10:00Z', lead)));
  const wrote = writesAgain(assigned.ticket, locale, at('2026-06-02T06:00:00Z', { kind: 'customer' }));
  const rang = writesAgain(wrote.ticket, locale, at('2026-06-02T06:10:00Z', hotline));
  const paused = must(
    pauseTicket(rang.ticket, { reason: '-', waitsFor: 'parts' }, at('2026-06-02T06:20:00Z', hotline)),
  );
  const wroteOnHold = writesAgain(paused.ticket, locale, at('2026-06-02T06:30:00Z', { kind: 'customer' }));
  const resolved = must(resolveTicket(wroteOnHold.ticket, { resolution }, at('2026-06-04T03:00:00Z', hotline)));
  const wroteAfter = writesAgain(resolved.ticket, locale, at('2026-06-05T03:00:00Z', { kind: 'customer' }));
  const again = must(resolveTicket(wroteAfter.ticket, { resolution }, at('2026-06-05T04:00:00Z', hotline)));
  const reopened = must(reopenTicket(again.ticket, resolution, at('2026-06-08T03:00:00Z', lead)));
  return [
    ...[opened, warned, broken, escalated, answered, assigned],
    ...appointments(locale, rules),
    ...[wrote, rang, wroteOnHold, resolved, wroteAfter, reopened],
  ].flatMap((change) => mailsOf(change.events, change.ticket, rules));
}

/** A time is booked, moved and called off: its history goes on after that of the other samples. */
function appointments(locale: Locale, rules: Policy): TicketChange[] {
  const at = (instant: string) => contextAt(instant, hotline, rules);
  const { ticket } = openedTicket(locale, rules);
  const repair = { ...ticket, requestType: 'repair', assignee: 'minho', eventCount: 200 };
  const booked = must(bookAppointment(repair, '2026-06-04T01:00:00.000Z', at('2026-06-02T05:20:00Z')));
  const moved = must(bookAppointment(booked.ticket, '2026-06-05T05:30:00.000Z', at('2026-06-03T01:00:00Z')));
  return [booked, moved, must(callOffAppointment(moved.ticket, at('2026-06-04T01:00:00Z')))];
}

/** What the customer asks once somebody has answered. */
export function writesAgain(ticket: Ticket, locale: Locale, context: ReturnType<typeof contextAt>): TicketChange {
  return must(addMessage(ticket, { text: words[locale].question, needsAnswer: true }, context));
}

/** A ladder that tells the customer and opens a task, on a clock that the request type brings. */
function lateMails(locale: Locale, rules: Policy): MailPlan[] {
  const own: Policy = structuredClone(rules);
  own.ladders.honest = [
    { name: 'soon', at: { before: 'PT1H' }, notify: ['assignee'], tellCustomer: { within: 'PT4H' } },
    {
      name: 'late',
      at: { share: 1 },
      notify: ['assignee'],
      tellCustomer: { within: 'PT4H' },
      task: { title: { en: 'Ring the customer', ko: '고객에게 전화하기', zh: '致电客户' }, to: 'assignee' },
    },
  ];
  own.business = { ...own.business, locale };
  own.requestTypes.complaint!.clocks = {
    'photo-check': {
      title: { en: 'Your photos looked at', ko: '사진 확인', zh: '查看照片' },
      calendar: 'office',
      target: 'PT4H',
      starts: 'opened',
      metBy: 'resolved',
      ladder: 'honest',
    },
    'progress-update': { calendar: 'always', target: 'PT24H', ladder: 'standard' },
  };
  // Its history goes on after that of the other samples.
  const opened = { ...openedTicket(locale, own).ticket, eventCount: 100 };
  const at = (instant: string) => contextAt(instant, system, own);
  const ahead = advanceTicket(opened, at('2026-06-01T04:31:00Z'))!;
  const over = advanceTicket(ahead.ticket, at('2026-06-01T05:31:00Z'))!;
  const news = advanceTicket(over.ticket, at('2026-06-01T18:31:00Z'))!;
  return [ahead, over, news].flatMap((change) => mailsOf(change.events, change.ticket, own));
}

/** A hold from its beginning to its end, a new time that breaks as well, and a ticket nobody is there to take. */
function timesMails(locale: Locale, rules: Policy): MailPlan[] {
  const at = (instant: string) => contextAt(instant, system, rules);
  const ticket = { ...openedTicket(locale, rules).ticket, eventCount: 300 };
  const held = must(pauseTicket(ticket, { reason: words[locale].question }, at('2026-06-01T01:00:00Z')));
  const changes = [held];
  // Of somebody who was told no time, a hold's end moves none.
  const untold = { ...ticket, eventCount: 350, clocks: ticket.clocks.map((clock) => ({ ...clock, toldDueAt: null })) };
  const unpromised = must(pauseTicket(untold, { reason: words[locale].question }, at('2026-06-01T01:00:00Z')));
  for (const { ticket: begun } of [held, unpromised]) {
    for (let now = begun; now.status === 'on-hold'; ) {
      const change = advanceTicket(now, at(now.nextDueAt!))!;
      changes.push(change);
      now = change.ticket;
    }
  }
  const late = { ...openedTicket(locale, rules).ticket, eventCount: 400 };
  for (let [now, count] = [late, 0]; count < 12; count++) {
    const change = advanceTicket(now, at(now.nextDueAt!))!;
    changes.push(change);
    now = change.ticket;
  }
  const [twice, other] = [
    { ...ticket, eventCount: 600 },
    { ...ticket, ticketId: 'T-5N8P1Q' },
  ];
  changes.push(must(mergeTicket(twice, other, {}, at('2026-06-01T01:00:00Z'), at('2026-06-01T01:00:00Z'))));
  const [first] = rules.staff;
  const away = rules.staff.map(({ id }) => ({
    staff: id,
    from: '2026-05-31T00:00:00.000Z',
    to: '2026-06-02T00:00:00.000Z',
  }));
  const alone = { ...rules, absences: away.filter(({ staff }) => staff !== first!.id || first!.role !== 'lead') };
  const nobody = openedTicket(locale, alone);
  const unrouted = {
    ...nobody,
    events: nobody.events.map((event) => ({ ...event, eventId: `T-7K2M9#${event.sequence + 500}` })),
  };
  return [...changes, unrouted].flatMap((change) => mailsOf(change.events, change.ticket, rules));
}

/** A digest of a few matters of every kind, and one of more than a mail shows. */
function digestMails(locale: Locale, rules: Policy): MailPlan[] {
  const { ticket } = openedTicket(locale, rules);
  const told = (at: string, many: number) => {
    const notice = (kind: Notice['kind'], sequence: number, more: Partial<Notice> = {}): Notice => ({
      kind,
      ticketId: `T-${100 + sequence}`,
      sequence,
      dueAt: `2026-06-02T0${sequence % 10}:30:00.000Z`,
      ...more,
    });
    const promise = { clock: 'first-response', run: 1 };
    const soon = { ...promise, dueAt: '2026-06-03T04:00:00.000Z' };
    const some = (count: number) => Array.from({ length: count }, (_, index) => index);
    const notices = [
      notice('promise-escalated', 1, { clock: 'resolution', run: 1 }),
      ...some(many).map((index) => notice('promise-broken', 10 + index, promise)),
      ...some(2).map((index) => notice('promise-warning', 3 + index, soon)),
      notice('mail-returned', 2, { recipient: 'customer' }),
      notice('mail-returned', 9, { recipient: 'minho' }),
      notice('customer-wrote', 8),
      notice('task-opened', 5, { taskId: '1' }),
      notice('ticket-assigned', 6),
      notice('ticket-taken-over', 7),
    ];
    const tasks = [{ taskId: '1', title: words[locale].subject, assignee: 'mina', openedAt: at, doneAt: null }];
    const tickets = notices.map(({ ticketId }) => [ticketId, { ...ticket, ticketId, tasks }] as const);
    return digestFor('mina', notices, new Map(tickets), at, rules);
  };
  return [...told('2026-06-03T00:05:00.000Z', 3), ...told('2026-06-03T00:10:00.000Z', 5_000)];
}

/** What somebody is sent once notices gathered for them are told. */
function digestFor(
  staff: string,
  notices: Notice[],
  tickets: ReadonlyMap<string, Ticket>,
  at: string,
  rules: Policy = policy,
): MailPlan[] {
  const entityId = `${staff}~${at}`;
  const closing: Event<DigestEventData> = {
    eventId: `${entityId}#1`,
    entity: 'digest',
    entityId,
    sequence: 1,
    at,
    actor: system,
    data: closingOf(staff, [{ rowId: 'one', notices }], [], null)!,
  };
  return mailsFor(closing, digestOf(closing, tickets), rules);
}

/** Mails that came back, were reported as spam, were not sent: to the customer, and to a member of staff. */
function returnedMails(locale: Locale, rules: Policy): MailPlan[] {
  const at = (instant: string, actor: Actor = system) => contextAt(instant, actor, rules);
  const opened = { ...openedTicket(locale, rules).ticket, eventCount: 300 };
  const answered = must(replyToTicket(opened, { text: words[locale].reply }, at('2026-06-01T05:00:00Z', hotline)));
  const returned = (mail: Partial<ReturnedMail>, instant: string, of = answered.ticket) => {
    const about = answered.events[0]!;
    const usual = { mailId: 'm', template: 'ticket-reply', recipient: 'customer', detail: null, of: about.sequence };
    return mailReturned(of, { reason: 'bounced', ...usual, ...mail }, about, at(instant));
  };
  const bounced = returned({ detail: 'Permanent/General' }, '2026-06-01T05:01:00Z');
  const complained = returned({ reason: 'complained' }, '2026-06-01T05:02:00Z', bounced.ticket);
  const held = returned({ reason: 'suppressed' }, '2026-06-01T05:03:00Z', complained.ticket);
  const failed = returned({ reason: 'failed' }, '2026-06-01T05:04:00Z', held.ticket);
  const toStaff = { recipient: 'jiwoo', template: 'ticket-assigned' };
  const ofStaff = returned(toStaff, '2026-06-01T05:05:00Z', failed.ticket);
  const settled = must(resolveTicket(ofStaff.ticket, { resolution: '-' }, at('2026-06-02T05:00:00Z', hotline))).ticket;
  const afterwards = returned({ reason: 'failed' }, '2026-06-02T05:01:00Z', settled);
  const visit = offered(plannedVisit('return-visit', locale, rules), rules);
  const offer: ReturnedMail = {
    ...{ mailId: 'm', template: 'visit-offer', recipient: 'customer', of: 1 },
    ...{ reason: 'bounced', detail: 'Permanent/General' },
  };
  const ofVisit = visitMailReturned(visit.visit, offer, visit.events[0]!, at('2026-08-01T05:00:00Z'));
  return [
    ...[bounced, complained, held, failed, ofStaff, afterwards].flatMap(({ events, ticket }) =>
      mailsOf(events, ticket, rules),
    ),
    ...mailsOf(ofVisit.events, ofVisit.visit, rules),
  ];
}

function conductMails(rules: Policy): MailPlan[] {
  const strict: Policy = { ...rules, conduct: { steps: ['warning', 'penalty', 'management'], tell: ['lead'] } };
  const about = { staff: 'jiwoo', ticketId: 'T-7K2M9' };
  const steps = (['warning', 'penalty', 'management'] as const).map((step, index) => ({
    type: 'conduct.recorded' as const,
    ...about,
    count: index + 1,
    step,
  }));
  return [...steps, { type: 'conduct.withdrawn' as const, ...about, count: 2 }].flatMap((data, index) => {
    const sequence = index + 1;
    const event: Event = {
      eventId: `staff-jiwoo#${sequence}`,
      entity: 'staff',
      entityId: 'jiwoo',
      sequence,
      at: '2026-06-08T03:00:00.000Z',
      actor: lead,
      data,
    };
    return mailsFor(event, { staffId: 'jiwoo' }, strict);
  });
}

function visitMails(locale: Locale, rules: Policy): MailPlan[] {
  const call = offered(plannedVisit('satisfaction-call', locale, rules), rules);
  const season = offered(plannedVisit('seasonal-inspection', locale, rules), rules);
  const visit = offered(plannedVisit('return-visit', locale, rules), rules);
  const confirmed = must(
    confirmVisit(visit.visit, '2026-08-06T05:00:00.000Z', contextAt('2026-08-03T01:00:00Z', hotline, rules)),
  );
  const reminded = advanceVisit(confirmed.visit, contextAt('2026-08-05T05:00:00Z', system, rules))!;
  const done = must(
    completeVisit(
      reminded.visit,
      { report: words[locale].resolution, satisfied: true },
      contextAt('2026-08-06T06:00:00Z', hotline, rules),
    ),
  );
  const unhappy = must(
    completeVisit(
      call.visit,
      { report: words[locale].text, satisfied: false },
      contextAt('2026-05-05T06:00:00Z', hotline, rules),
    ),
  );
  const late = contextAt('2026-08-07T06:00:00Z', hotline, rules);
  const broken = must(missVisit(reminded.visit, { by: 'us', reason: '-' }, late));
  const notMet = must(missVisit(reminded.visit, { by: 'them', reason: '-' }, late));
  const before = contextAt('2026-08-04T01:00:00Z', hotline, rules);
  const moved = must(confirmVisit(confirmed.visit, '2026-08-07T02:00:00.000Z', before));
  const handed = must(assignVisit(confirmed.visit, 'chen', before));
  const byUs = must(callOffVisit(confirmed.visit, { by: 'us', reason: '-' }, before));
  const byThem = must(callOffVisit(confirmed.visit, { by: 'them', reason: '-' }, before));
  const takenBack = must(callOffVisit(season.visit, { by: 'us', reason: '-' }, before));
  const cancelled = must(cancelVisit(confirmed.visit, before));
  const offerGone = must(cancelVisit(season.visit, before));
  const matter = unhappy.ticket!.ticket;
  const waits = withdrawOffer(visit.visit, { ...before, matters: [matter] })!;
  const refunded = { ...matter, moments: [{ name: 'milestone:refunded' as const, at: matter.openedAt }] };
  const pointless = withdrawOffer(call.visit, { ...before, matters: [refunded] })!;
  const asked = advanceVisit(reminded.visit, contextAt('2026-08-07T05:00:00Z', system, rules))!;
  const askedAgain = advanceVisit(asked.visit, contextAt('2026-08-10T05:00:00Z', system, rules))!;
  const lapsed = advanceVisit(season.visit, contextAt('2026-12-01T05:00:00Z', system, rules))!;
  return [
    ...[call, season, visit, confirmed, reminded, done, unhappy, broken, notMet, moved, handed, byUs, byThem],
    ...[takenBack, cancelled, offerGone, waits, pointless, asked, askedAgain, lapsed],
  ].flatMap((change, index) => {
    // They are lives of their own, though of one visit.
    const events = change.events.map((event) => ({ ...event, eventId: `${event.eventId}${index}` }));
    return mailsOf(events, change.visit, rules, { nextVisit: change.next, opened: change.ticket?.ticket ?? null });
  });
}

export function offered(visit: Visit, rules: Policy = policy) {
  const due = must(summonVisit(visit, contextAt(visit.steps[0]!.dueAt, system, rules)));
  return advanceVisit(due.visit, contextAt(visit.steps[0]!.dueAt, system, rules))!;
}

/** All mails of some events: those that go at once, and those of their notices. */
export function mailsOf(
  events: readonly Event[],
  entity: Ticket | Visit,
  rules: Policy = policy,
  beside: Beside = nothingBeside,
): MailPlan[] {
  return events.flatMap((event) => [
    ...mailsFor(event, entity, rules, beside),
    ...tellingsOf(event, entity, rules).map(
      ({ staffId, notice }) => mailTo(event, entity, rules, { template: notice.kind, recipientId: staffId })!,
    ),
  ]);
}

/** The notices an event brings. */
export function tellingsOf(event: Event, entity: Ticket | Visit, rules: Policy = policy): Telling[] {
  if (!('ticketId' in entity)) return [];
  return event.data.type === 'rung.fired' ? noticesOfRung(event, rules) : noticesOfTicket(event, entity, rules);
}
