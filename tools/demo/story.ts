import type { Caller, Stack } from '../local-stack.ts';
import { type ProvenClock, writeProof } from './proof.ts';
import { type Delivery, forged, shopifyDelivery, shops, standardDelivery, wooCommerceDelivery } from './shops.ts';
import { summerPolicy } from './summer-policy.ts';
import { writeWhen } from './words.ts';

/** What the story tells beside what the stack records of itself. */
export interface Happening {
  at: string;
  type: 'webhook' | 'proof' | 'policy' | 'refused';
  text: string;
  status?: number;
}

export const start = '2026-05-15T09:00:00+09:00';
export const end = '2026-08-25T12:00:00+09:00';

const alex: Caller = { role: 'manager', name: 'alex' };
const sora: Caller = { role: 'inspector', name: 'sora' };

const haneul = { name: '김하늘', email: 'haneul.kim@example.com', locale: 'ko' };
const wang = { name: '王伟', email: 'wang.wei@example.com', locale: 'zh' };
const emma = { name: 'Emma Wilson', email: 'emma.wilson@example.com', locale: 'en' };

/** The story as it is being played: the stack, and what has happened but is not told yet. */
class Play {
  readonly stack: Stack;
  readonly #tell: (happenings: Happening[]) => Promise<void>;
  #untold: Happening[] = [];

  constructor(stack: Stack, tell: (happenings: Happening[]) => Promise<void>) {
    this.stack = stack;
    this.#tell = tell;
  }

  /** Moves the clock, in the business's time, and tells what has happened meanwhile. */
  async until(local: string): Promise<void> {
    await this.stack.moveTo(`${local}:00+09:00`);
    await this.#tell(this.#untold.splice(0));
  }

  async send(text: string, delivery: Delivery): Promise<void> {
    const at = (await this.stack.now()).toISOString();
    const status = await this.stack.deliver(delivery.shopId, delivery.headers, delivery.body);
    this.#untold.push({ at, type: 'webhook', text, status });
  }

  async say(type: Happening['type'], text: string): Promise<void> {
    this.#untold.push({ at: (await this.stack.now()).toISOString(), type, text });
  }

  post<T>(resource: string, body?: object, by?: Caller): Promise<T> {
    return this.stack.ask('POST', resource, body, by);
  }

  put<T>(resource: string, body: object, by?: Caller): Promise<T> {
    return this.stack.ask('PUT', resource, body, by);
  }

  /** Somebody rings. Answers the ticket's id. */
  async ring(requestType: string, customer: object, subject: string, text: string, more: object = {}): Promise<string> {
    const call = { requestType, channel: 'phone', customer, subject, text, ...more };
    return (await this.post<{ ticketId: string }>('/tickets', call)).ticketId;
  }

  async answer(ticketId: string, text: string, by?: Caller): Promise<void> {
    await this.post(`/tickets/${ticketId}/replies`, { text }, by);
  }

  async settle(ticketId: string, resolution: string, more: object = {}, by?: Caller): Promise<void> {
    await this.post(`/tickets/${ticketId}/resolve`, { resolution, ...more }, by);
  }

  async clock(ticketId: string, name: string): Promise<ProvenClock> {
    const { clocks } = await this.stack.ask<{ clocks: ProvenClock[] }>('GET', `/tickets/${ticketId}/clocks`);
    return clocks.find((clock) => clock.name === name)!;
  }

  async newTicket(): Promise<string> {
    const { items } = await this.stack.ask<{ items: { ticketId: string }[] }>('GET', '/tickets?status=new');
    return items[0]!.ticketId;
  }

  async visit(shopId: string, rule: string): Promise<string> {
    const { items } = await this.stack.ask<{ items: { visitId: string; shopId: string; rule: string }[] }>(
      'GET',
      '/visits?status=offered',
    );
    return items.find((one) => one.rule === rule && one.shopId === shopId)!.visitId;
  }

  /** A customer agrees to a time for what was offered. Answers the visit's id. */
  async agree(shopId: string, rule: string, local: string): Promise<string> {
    const visitId = await this.visit(shopId, rule);
    await this.post(`/visits/${visitId}/confirm`, { agreedAt: `${local}:00+09:00` });
    return visitId;
  }

  async done(visitId: string, report: string): Promise<void> {
    await this.post(`/visits/${visitId}/complete`, { report, satisfied: true });
  }
}

/** A small business that sells windows and lamps, from May to August. `tell` is called as things happen. */
export async function play(stack: Stack, tell: (happenings: Happening[]) => Promise<void>): Promise<void> {
  const story = new Play(stack, tell);
  await stack.configureShops(shops);
  await deliveries(story);
  await unansweredComplaint(story);
  await promiseOverAHoliday(story);
  await newPolicy(story);
  await rainsWithoutTheTechnician(story);
  await doorToTheWorkshop(story);
  await complaintAboutAPerson(story);
  await dayOff(story);
  await story.until(end.slice(0, 16));
}

/** Shops tell of orders; each brings its calls and visits. */
async function deliveries(story: Play): Promise<void> {
  await story.until('2026-05-15T15:10');
  const delivered = shopifyDelivery('orders/fulfilled', 'shopify-orders-fulfilled');
  await story.send('Shopify: an order is fulfilled', delivered);
  await story.send('Shopify: the same delivery again', delivered);
  await story.send(
    'Somebody forges a delivery',
    forged(shopifyDelivery('orders/fulfilled', 'shopify-orders-fulfilled')),
  );
  await story.send(
    'WooCommerce: an order is completed',
    wooCommerceDelivery('order.updated', 'woocommerce-order-updated'),
  );
  const now = await story.stack.now();
  await story.send('Standard Webhooks: an order is delivered', standardDelivery('standard-order-delivered', now));
  await story.until('2026-05-18T14:00');
  await story.done(await story.visit('hanbit', 'satisfaction-call'), 'All fitted, customer content.');
  await story.until('2026-05-18T14:20');
  await story.done(await story.visit('lumen', 'satisfaction-call'), 'Likes it, asks for a spare key.');
}

/** A quality complaint nobody answers: warned, broken, escalated. */
async function unansweredComplaint(story: Play): Promise<void> {
  await story.until('2026-05-19T10:00');
  const now = await story.stack.now();
  await story.send('Standard Webhooks: a quality complaint', standardDelivery('standard-complaint-created', now));
  await story.until('2026-05-20T15:00');
  const complaint = await story.newTicket();
  await story.answer(complaint, 'We are sorry. Could you send us a photo of the frame, please?');
  await story.post(`/tickets/${complaint}/pause`, { reason: 'waiting for the photo' });
  await story.until('2026-05-22T11:00');
  await story.post(`/tickets/${complaint}/resume`);
  await story.post(`/tickets/${complaint}/messages`, { text: 'Here is the photo. When will somebody come?' });
  await story.until('2026-05-22T15:00');
  await story.answer(complaint, 'On Tuesday at ten, with a new frame.');
  await story.post(`/tickets/${complaint}/messages`, { text: 'Thanks!', needsAnswer: false });
  await story.until('2026-05-22T16:00');
  await story.settle(complaint, 'The frame was exchanged at our cost.', {
    cause: { group: 'product', reason: 'defect' },
  });
}

/** Four office hours that begin on a Friday afternoon, over a public holiday and a hold; and what proves them. */
async function promiseOverAHoliday(story: Play): Promise<void> {
  await story.until('2026-05-22T16:30');
  const question = await story.ring(
    'question',
    haneul,
    '경첩 조절 방법',
    '문이 바닥에 닿습니다. 경첩을 어떻게 조절하나요?',
  );
  await story.until('2026-05-26T10:00');
  await story.post(`/tickets/${question}/pause`, { reason: 'asked for the model number' });
  await story.until('2026-05-26T14:00');
  await story.post(`/tickets/${question}/resume`);
  await story.until('2026-05-26T15:00');
  await story.answer(question, '아래쪽 나사를 시계 방향으로 두 번 돌려 주세요. 사진을 보내 드립니다.');
  await story.say('proof', writeProof(await story.clock(question, 'first-response')));
  await story.until('2026-05-27T09:30');
  await story.settle(question, '안내해 드렸습니다.');
  await story.send('Shopify: a return is requested', shopifyDelivery('returns/request', 'shopify-returns-request'));
  await story.until('2026-05-27T10:15');
  const request = await story.newTicket();
  await story.answer(request, '불편을 드려 죄송합니다. 교환품을 오늘 발송하겠습니다.');
  await story.until('2026-05-28T17:00');
  await story.settle(request, '교환품을 발송했습니다.');
}

/** The owner changes a promise. What was promised before stays promised. */
async function newPolicy(story: Play): Promise<void> {
  await story.until('2026-06-02T10:30');
  const before = await story.ring('complaint', haneul, '손잡이가 헐겁습니다', '문을 열 때마다 손잡이가 흔들립니다.', {
    product: 'Folding door',
  });
  await story.until('2026-06-02T11:00');
  const { version } = summerPolicy;
  await story.put(`/policies/${version}`, { document: summerPolicy }, alex);
  const { subjects } = await story.stack.ask<{ subjects: { changes: string[] }[] }>(
    'GET',
    `/policies/${version}/comparison`,
  );
  // What is new as a whole is told as JSON: too long for a line.
  const changes = subjects.flatMap((one) => one.changes).filter((change) => !/\{"|, team: |^Ladder/.test(change));
  await story.say('policy', [`what ${version} changes:`, ...changes].join('\n'));
  await story.put(`/policies/${version}/activation`, {}, alex);
  await story.until('2026-06-02T11:30');
  const after = await story.ring('complaint', wang, '窗缝漏风', '关上窗户以后还是有风。', {
    product: '隔音推拉窗 双层玻璃',
  });
  for (const ticketId of [before, after]) {
    const { dueAt, policyVersion, target, calendar } = await story.clock(ticketId, 'first-response');
    const promise = `${target} of ${calendar} by ${policyVersion}`;
    await story.say('policy', `${ticketId} is promised its first answer for ${writeWhen(dueAt!)}: ${promise}`);
  }
  await story.until('2026-06-02T15:00');
  await story.answer(before, '내일 새 손잡이를 보내 드리겠습니다.');
  await story.until('2026-06-04T10:00');
  await story.answer(after, '很抱歉。我们今天寄出新的密封条。');
  await story.settle(before, '손잡이를 교체했습니다.', { cause: { group: 'product', reason: 'quality' } });
  await story.settle(after, '已更换密封条。', { cause: { group: 'product', reason: 'quality' } });
}

/** Before the rains the inspections are offered; the technician who agreed to one goes on leave, and his deputy comes. */
async function rainsWithoutTheTechnician(story: Play): Promise<void> {
  await story.until('2026-06-09T11:00');
  const inspection = await story.agree('hanbit', 'rainy', '2026-06-22T14:00');
  await story.until('2026-06-18T16:00');
  const leave = { from: '2026-06-22T00:00:00+09:00', to: '2026-06-25T00:00:00+09:00' };
  await story.put('/staff/minho/absences/leave', leave);
  await story.until('2026-06-22T15:30');
  await story.done(inspection, 'Sills sealed, drains cleared; tight at 300 Pa.');
  await story.until('2026-06-24T16:00');
  const inJeju = await story.agree('lumen', 'rainy', '2026-06-25T10:00');
  const inBusan = await story.agree('northwind', 'rainy', '2026-06-25T16:00');
  await story.until('2026-06-25T11:10');
  await story.done(inJeju, 'One seal replaced; tight at 250 Pa.');
  await story.until('2026-06-25T17:00');
  await story.done(inBusan, 'Nothing to be done; tight at 300 Pa.');
}

/** A door that jams: a technician who is late says so; in the workshop the next promise starts. */
async function doorToTheWorkshop(story: Play): Promise<void> {
  await story.until('2026-07-06T10:20');
  const repair = await story.ring('repair', haneul, '폴딩 도어가 걸립니다', '장마 이후로 닫히지 않습니다.', {
    product: 'Folding door',
  });
  await story.until('2026-07-06T14:00');
  await story.put(`/tickets/${repair}/appointment`, { bookedFor: '2026-07-07T10:00:00+09:00' });
  await story.answer(repair, '내일 오전 10시에 방문하겠습니다.');
  await story.until('2026-07-07T10:50');
  await story.post(`/tickets/${repair}/milestones`, { milestone: 'arrived' });
  await story.until('2026-07-07T15:30');
  await story.post(`/tickets/${repair}/milestones`, { milestone: 'brought-in' });
  await story.until('2026-07-10T11:00');
  await story.post(`/tickets/${repair}/milestones`, { milestone: 'sent-back' });
  await story.settle(repair, '레일을 교체하고 다시 설치했습니다.');
}

/** Whom a complaint is about, and their team, have no say in it. */
async function complaintAboutAPerson(story: Play): Promise<void> {
  await story.until('2026-07-14T11:00');
  const about = { about: { staff: 'minho' } };
  const conduct = await story.ring('conduct', emma, 'Rude on the phone', 'He hung up on me.', about);
  await story.until('2026-07-14T13:00');
  const closing = { resolution: 'A misunderstanding.', founded: false };
  const { status, text } = await story.stack.request('POST', `/tickets/${conduct}/resolve`, closing);
  await story.say('refused', `his lead would close it: ${status}, ${(JSON.parse(text) as { title: string }).title}`);
  await story.until('2026-07-14T16:00');
  await story.answer(conduct, 'Thank you for telling us. I have heard the recording and will talk to him.', sora);
  await story.until('2026-07-16T10:00');
  await story.settle(conduct, 'The recording bears it out. We apologised.', { founded: true }, sora);
}

/** A day off is entered: what would have been offered on it waits, as it does over the holiday after it. */
async function dayOff(story: Play): Promise<void> {
  await story.until('2026-08-11T16:00');
  await story.put('/calendars/office/days/2026-08-13', { closed: true, note: 'Staff outing' });
  await story.until('2026-08-19T11:00');
  const quarterly = await story.agree('hanbit', 'quarterly-visit', '2026-08-25T10:00');
  await story.until('2026-08-25T11:30');
  await story.done(quarterly, 'Bolts tightened, no rust.');
}
