import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Business, type Mail } from '../support/business.ts';
import { starterPolicy } from '../support/policy.ts';
import { seoul } from '../support/seoul.ts';

const open = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const everyDay = { mon: open, tue: open, wed: open, thu: open, fri: open, sat: open, sun: open };

const title = { en: 'Emergency', ko: '긴급', zh: '紧急' };

/** The starter's quiet hours and digests; jiwoo has a deputy, and emergencies break through. */
const policy = {
  extends: 'starter',
  // Somebody is there every day, on public holidays too: what runs by the wall clock is heard in time.
  calendars: { counter: { timeZone: 'Asia/Seoul', windows: everyDay } },
  notices: { hotline: { hours: 'counter' } },
  staff: [
    ...starterPolicy.staff.map((person) => ({ ...person, ...(person.id === 'jiwoo' && { deputy: 'haru' }) })),
    { id: 'haru', name: '오하루', role: 'hotline', email: 'haru@aftercare.example', locale: 'ko' },
  ],
  requestTypes: {
    complaint: { clocks: { 'first-response': { exceptions: null } } },
    emergency: {
      title,
      complaint: false,
      priority: 'urgent',
      critical: true,
      assign: { role: 'hotline', by: 'first' },
      clocks: {
        'first-response': { calendar: 'always', target: 'PT8H', ladder: 'standard' },
        'next-response': { calendar: 'always', target: 'PT8H', ladder: 'standard' },
        resolution: { calendar: 'always', target: 'PT8H', ladder: 'standard' },
      },
    },
    rush: {
      title: { en: 'Rush order', ko: '급한 주문', zh: '加急订单' },
      complaint: false,
      priority: 'high',
      assign: { role: 'hotline', by: 'first' },
      clocks: {
        'first-response': { calendar: 'office', target: 'PT1H', ladder: 'honest' },
        'next-response': { calendar: 'office', target: 'PT1H', ladder: 'honest' },
        resolution: { calendar: 'office', target: 'P60D', ladder: 'standard' },
      },
    },
  },
  ladders: {
    honest: [
      {
        name: 'late',
        at: { share: 1 },
        notify: ['assignee'],
        tellCustomer: { within: 'PT2H' },
        task: { title: { en: 'Ring them', ko: '전화하기', zh: '致电' }, to: 'lead' },
      },
      { name: 'again', at: { after: 'P30D' }, repeat: 'P30D', notify: ['lead'] },
    ],
  },
};

const staff = [...starterPolicy.staff.map(({ id }) => id), 'haru'];
const about = (mail: Mail) => `${seoul(mail.at)} ${mail.about} ${mail.to.split('@')[0]}`;

describe('what staff are told', () => {
  let business: Business;
  const complaints: string[] = [];
  let scratched: string;
  let emergency: string;
  beforeAll(async () => {
    business = await Business.open('2026-06-01 09:00');
    await business.does('mina', 'PUT /policies/quiet', { document: policy });
    await business.does('mina', 'PUT /policies/quiet/activation', {});
    await business.until('2026-06-01 10:01');
    for (let count = 0; count < 6; count++) complaints.push(await business.complain());
  });
  afterAll(() => business.close());

  /** Mails to staff from one time to before another. */
  async function toldBetween(from: string, to: string): Promise<Mail[]> {
    const mails = (await business.mails()).filter((mail) => mail.about !== 'monthly-summary');
    return mails.filter(
      (mail) => seoul(mail.at) >= from && seoul(mail.at) < to && staff.some((id) => mail.to.startsWith(`${id}@`)),
    );
  }

  it('the first at once, and what follows within five minutes in one mail', async () => {
    await business.until('2026-06-01 18:00');
    const told = await toldBetween('2026-06-01 10:00', '2026-06-01 18:00');
    expect(told.map(about)).toEqual(['2026-06-01 10:01 ticket-assigned jiwoo', '2026-06-01 10:05 digest jiwoo']);
    expect(told[1]!.subject).toBe('알림 5건: 신규 배정 5건');
  });

  it('nothing at night: what fell due then is one mail in the morning', async () => {
    await business.until('2026-06-02 09:30');
    const told = await toldBetween('2026-06-01 18:00', '2026-06-02 09:30');
    expect(told.map(about)).toEqual(['2026-06-02 09:00 digest jiwoo']);
    expect(told[0]!.subject).toBe('알림 6건: 기한 임박 6건');
    for (const ticket of complaints) expect(told[0]!.text).toContain(`#${ticket} `);
  });

  it('many broken promises as one mail and one list, to each of those told', async () => {
    await business.until('2026-06-02 10:30');
    const told = await toldBetween('2026-06-02 10:00', '2026-06-02 10:30');
    expect(told.map(about).toSorted()).toEqual([
      '2026-06-02 10:01 promise-broken jiwoo',
      '2026-06-02 10:01 promise-broken mina',
      '2026-06-02 10:05 digest jiwoo',
      '2026-06-02 10:05 digest mina',
    ]);
    for (const who of ['jiwoo', 'mina']) {
      const [first, list] = told.filter(({ to }) => to.startsWith(who));
      expect(list!.subject).toBe('알림 5건: 기한 초과 5건');
      const listed = complaints.filter((ticket) => list!.text.includes(`#${ticket} `));
      const alone = complaints.filter((ticket) => first!.subject.includes(ticket));
      expect([...alone, ...listed].toSorted()).toEqual(complaints.toSorted());
    }
  });

  it('of what is critical at once, in the middle of the night, of two promises in one mail', async () => {
    await business.until('2026-06-02 17:30');
    const fallen = { requestType: 'emergency', subject: 'Glass has fallen', text: 'Onto the street.' };
    emergency = (await business.does('jiwoo', 'POST /tickets', fallen)).ticketId;
    await business.until('2026-06-03 01:45');
    const told = await toldBetween('2026-06-02 18:00', '2026-06-03 01:45');
    expect(told.map(about).toSorted()).toEqual([
      '2026-06-02 23:30 digest jiwoo',
      '2026-06-03 01:30 digest jiwoo',
      '2026-06-03 01:30 digest mina',
    ]);
    expect(told[0]!.subject).toMatch(/^\[#\w+\] 알림 2건: 기한 임박 2건$/);
  });

  it('by their deputy while they are away, as far as they are away when it would be told', async () => {
    await business.until('2026-06-04 17:00');
    const ticket = await business.complain();
    await business.does('mina', 'PUT /staff/jiwoo/absences/leave', {
      from: '2026-06-05T00:00:00+09:00',
      to: '2026-06-08T00:00:00+09:00',
    });
    await business.until('2026-06-05 12:00');
    // It was due to be warned of at 11:00.
    const told = await toldBetween('2026-06-05 00:00', '2026-06-05 12:00');
    const warned = told.filter(({ subject }) => subject.includes(ticket));
    expect(warned.map(about)).toEqual(['2026-06-05 11:00 promise-warning haru']);
    expect(told.filter(({ to }) => to.startsWith('jiwoo'))).toEqual([]);
  });

  it('while the customer is told of a new time, and a task is told of to whom it was given', async () => {
    await business.until('2026-06-05 13:10');
    const customer = { name: 'Emma Wright', email: 'emma@customer.example', locale: 'en' };
    const order = { requestType: 'rush', subject: 'Two panes by Monday', text: 'Can you?', customer };
    const { ticketId } = await business.does('mina', 'POST /tickets', order);
    await business.until('2026-06-05 14:30');
    const mails = (await business.mails()).filter(({ mailId }) => mailId.startsWith(ticketId));
    expect(mails.map(about).toSorted()).toEqual([
      '2026-06-05 13:10 ticket-assigned haru',
      '2026-06-05 13:10 ticket-received emma',
      '2026-06-05 14:10 promise-broken haru',
      '2026-06-05 14:10 promise-late emma',
      '2026-06-05 14:10 task-opened mina',
    ]);
    const honest = mails.find((mail) => mail.about === 'promise-late')!;
    expect(honest.subject).toBe(`Re: [#${ticketId}] Two panes by Monday`);
    expect(honest.text).toContain('New time: Friday, 5 June 2026 at 16:10 (Korean Standard Time)');
  });

  it('that a customer has written again: by day at once, what was written and by when we answer', async () => {
    await business.until('2026-06-08 11:21');
    const customer = { name: 'Emma Wright', email: 'emma@customer.example', locale: 'en' };
    const complaint = { requestType: 'complaint', subject: 'A pane has a scratch', text: 'See the photo.', customer };
    scratched = (await business.does('mina', 'POST /tickets', complaint)).ticketId;
    await business.does('jiwoo', `POST /tickets/${scratched}/replies`, { text: 'We are looking at it.' });
    await business.until('2026-06-08 11:41');
    await business.does('mina', `POST /tickets/${scratched}/messages`, { text: 'Is it under warranty?' });
    await business.does('mina', `POST /tickets/${scratched}/messages`, { text: 'Thanks anyway.', needsAnswer: false });
    await business.does('jiwoo', `POST /tickets/${scratched}/messages`, { text: 'She rang me, too.' });
    await business.until('2026-06-08 11:55');
    const told = await toldBetween('2026-06-08 11:41', '2026-06-08 11:55');
    expect(told.map(about)).toEqual(['2026-06-08 11:41 customer-wrote jiwoo']);
    expect(told[0]!.subject).toBe(`[#${scratched}] A pane has a scratch`);
    expect(told[0]!.text).toContain('> Is it under warranty?');
    expect(told[0]!.text).toContain('답변 예정: 6월 9일(화) 오전 11시 41분');
  });

  it('and in the morning what is still to be answered; what was brought up the day before waits for its week', async () => {
    await business.until('2026-06-08 17:00');
    const answered = await business.complain();
    await business.until('2026-06-08 20:00');
    await business.does('mina', `POST /tickets/${answered}/messages`, { text: 'Is anybody there?' });
    await business.does('mina', `POST /tickets/${answered}/replies`, { text: 'I am. It is taken care of.' });
    await business.does('mina', `POST /tickets/${scratched}/messages`, { text: 'And who pays?' });
    await business.until('2026-06-09 09:30');
    const told = await toldBetween('2026-06-08 18:00', '2026-06-09 09:30');
    expect(told.map(about)).toEqual(['2026-06-09 09:00 digest jiwoo']);
    const ofJiwoo = told.find(({ to }) => to.startsWith('jiwoo'))!;
    expect(ofJiwoo.subject).toBe(`[#${scratched}] 알림 2건: 기한 임박 1건, 추가 문의 1건`);
    expect(ofJiwoo.text).toContain('고객 추가 문의 (1)');
    for (const { text } of told) expect(text).not.toContain(answered);
    // Somebody acts at last, and it is not brought up again.
    await business.does('mina', `POST /tickets/${emergency}/resolve`, { resolution: 'Cleared and glazed.' });
  });

  it('once, however often the events are delivered, and in whatever batches', async () => {
    const before = (await business.mails()).map(({ mailId }) => mailId);
    for (const ticket of [...complaints, scratched]) {
      const history = await business.table.history('ticket', ticket);
      for (const event of history.filter(({ data }) =>
        ['rung.fired', 'ticket.assigned', 'ticket.message'].includes(data.type),
      )) {
        await business.redeliver({ kind: 'event', ...event });
      }
    }
    await business.until('2026-06-09 09:50');
    expect((await business.mails()).map(({ mailId }) => mailId)).toEqual(before);
  });
});
