import { describe, expect, it } from 'vitest';
import type { Language as Locale } from '../../domain/language.ts';
import { mailTemplates } from '../../domain/message/mail.ts';
import { mailsFor, mailTo } from '../../domain/message/mails-for.ts';
import { en } from '../../domain/message/texts/en.ts';
import { ko } from '../../domain/message/texts/ko.ts';
import { koReasons, zhReasons } from '../../domain/message/texts/reasons.ts';
import { zh } from '../../domain/message/texts/zh.ts';
import { writeDays, writeInstant } from '../../domain/message/when.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { advanceTicket } from '../../domain/ticket/advance.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import {
  bookAppointment,
  callOffAppointment,
  openTicket,
  pauseTicket,
  replyToTicket,
  resolveTicket,
} from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Actor } from '../../domain/vocabulary.ts';
import { documents } from '../policies/presets.ts';
import {
  contextAt,
  customers,
  mailsOf,
  must,
  offered,
  openedTicket,
  plannedVisit,
  policy,
  samples,
  summary,
  summaryMade,
  writesAgain,
} from './message-samples.ts';

const written = samples();

/** What a reader sees of an HTML mail. */
const visible = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\/?(span|a|wbr)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;/g, ' ');

describe('every mail in every language', () => {
  it('is among the samples', () => {
    for (const locale of ['en', 'ko', 'zh', 'zh-Hant']) {
      const templates = written.filter(({ mail }) => mail.locale === locale).map(({ mail }) => mail.template);
      expect(new Set(templates)).toEqual(new Set(mailTemplates));
    }
  });

  it('to a customer has a name by which staff are told that it did not arrive', () => {
    const toCustomers = new Set(written.flatMap(({ mail }) => (mail.recipientId === 'customer' ? mail.template : [])));
    for (const { returned } of [en, ko, zh]) {
      expect([...toCustomers].filter((template) => !(template in returned.mails))).toEqual([]);
    }
  });

  it.each(written.map(({ name, mail }) => [`${name} ${mail.locale}`, mail] as const))('%s is whole', (_name, mail) => {
    for (const part of [mail.subject, mail.text, visible(mail.html)]) {
      expect(part.trim()).not.toBe('');
      expect(part).not.toMatch(/undefined|null|NaN|\[object|\$\{|Invalid Date/);
    }
    expect(mail.html).toContain('<!DOCTYPE html>');
    expect(Buffer.byteLength(mail.html)).toBeLessThan(100_000);
  });

  it('speaks the reader’s language throughout', () => {
    const script = { ko: /[가-힣]/, zh: /[一-鿿]/, 'zh-Hant': /[一-鿿]/ } as const;
    for (const { mail } of written) {
      if (mail.locale === 'en') continue;
      const own = mail.text
        .split('\n')
        .filter((line) => script[mail.locale as 'ko' | 'zh' | 'zh-Hant'].test(line)).length;
      expect(own).toBeGreaterThan(2);
      expect(mail.text).not.toMatch(/\b(Dear|Hello|Thank|please|reply to this)\b/i);
    }
  });

  it('says the same as text and as HTML', () => {
    for (const { mail } of written) {
      const seen = visible(mail.html).replace(/&#39;/g, "'").replace(/&amp;/g, '&').replace(/\s+/g, ' ');
      const paragraphs = mail.text.split('\n\n').filter((part) => !/^[ >-]/.test(part) && !part.includes('\n'));
      for (const paragraph of paragraphs) expect(seen).toContain(paragraph.replace(/\s+/g, ' ').trim());
    }
  });
});

describe('a promise', () => {
  it('is an instant in the zone of the business, in the words of the customer', () => {
    const promise = (locale: 'en' | 'ko' | 'zh') => {
      const { events, ticket } = openedTicket(locale);
      return mailsOf(events, ticket)[0]!.text;
    };
    expect(promise('en')).toContain('Our reply by: Tuesday, 2 June 2026 at 09:30 (Korean Standard Time)');
    expect(promise('en')).toContain('To be resolved by: Tuesday, 9 June 2026 at 09:30 (Korean Standard Time)');
    expect(promise('ko')).toContain('답변 예정: 6월 2일(화) 오전 9시 30분\n');
    expect(promise('zh')).toContain('最晚答复时间：2026年6月2日星期二 09:30（韩国标准时间）');
  });

  it('is not given while the clock is on hold', () => {
    const { events, ticket } = openedTicket();
    const held = {
      ...ticket,
      clocks: ticket.clocks.map((clock) => ({ ...clock, state: 'paused' as const, dueAt: null })),
    };
    const [mail] = mailsOf(events, held);
    expect(mail!.text).not.toContain('What we promise you');
  });
});

describe('a booked time', () => {
  const repair = () => {
    const customer = { name: 'Emma', email: 'emma@customer.example', locale: 'en' as const };
    const command = { ticketId: 'T1', requestType: 'repair', subject: 'It leaks', text: 'Still.', customer };
    const { ticket } = must(openTicket(command, contextAt('2026-06-08T01:00:00Z')));
    return must(bookAppointment(ticket, '2026-06-10T05:00:00.000Z', contextAt('2026-06-08T01:10:00Z'))).ticket;
  };
  const agreed = 'Wednesday, 10 June 2026 at 14:00';

  it('is promised to the customer as it was agreed, though a little later still counts as in time', () => {
    const { events, ticket } = must(replyToTicket(repair(), { text: 'We come.' }, contextAt('2026-06-08T01:20:00Z')));
    const text = mailsOf(events, ticket).find(({ template }) => template === 'ticket-reply')!.text;
    expect(text).toContain(`Visit at the booked time: ${agreed}`);
  });

  it('at which nobody came is named as it was agreed: to the customer, and to staff beside when it was due', () => {
    const answered = must(replyToTicket(repair(), { text: 'We come.' }, contextAt('2026-06-08T01:20:00Z'))).ticket;
    const soon = advanceTicket(answered, contextAt('2026-06-10T03:15:00Z'))!.ticket;
    const { events, ticket } = advanceTicket(soon, contextAt('2026-06-10T05:15:00Z'))!;
    const late = mailsOf(events, ticket).find(({ template }) => template === 'promise-late')!.text;
    expect(late).toContain(`Promised for: ${agreed}`);
    expect(late).toContain('New time: Wednesday, 10 June 2026 at 15:15');
    const missed = events.find(({ data }) => data.type === 'rung.fired' && data.clock === 'booked-visit')!;
    const lead = mailTo(missed, ticket, policy, { template: 'promise-broken', recipientId: 'alex' })!;
    expect(lead.text).toContain(`Agreed time: ${agreed}`);
    expect(lead.text).toContain('Was due: Wednesday, 10 June 2026 at 14:15');
  });

  it('is said to be off, and no other one is promised where the matter is settled', () => {
    const told = ({ events, ticket }: TicketChange) =>
      mailsOf(events, ticket).find(({ template }) => template === 'ticket-appointment')!.text;
    const at = contextAt('2026-06-09T01:00:00Z');
    const settled = must(resolveTicket(repair(), { resolution: 'By phone.' }, at));
    const [thanks, ...others] = mailsOf(settled.events, settled.ticket).filter(
      ({ to }) => to.email === customers.en.email,
    );
    expect(others).toEqual([]);
    expect(thanks!.text).toContain(`Cancelled: ${agreed}`);
    expect(told(must(callOffAppointment(repair(), at)))).toContain('We will arrange a new time with you.');
  });
});

describe('a promise that cannot be kept', () => {
  const honest = (raise: boolean): Policy => {
    const tellCustomer = { within: 'PT4H' };
    const own: Policy = structuredClone(policy);
    own.ladders.standard = [
      ...(raise ? [{ name: 'up', at: { share: 0.5 }, raise: 'urgent' as const }] : []),
      { name: 'late', at: { share: 1 }, tellCustomer },
    ];
    return own;
  };
  const told = (rules: Policy, locale: Locale = 'en', now = '2026-06-02T00:31:00Z') => {
    const { ticket } = openedTicket(locale, rules);
    const change = advanceTicket(ticket, contextAt(now, undefined, rules))!;
    return mailsOf(change.events, change.ticket, rules).find(({ template }) => template === 'promise-late')!.text;
  };
  /** Half way through, with a new time that is earlier or later than the one the customer was told. */
  const halfWay = (within: string, raise: boolean): Policy => {
    const own = honest(false);
    const up = raise ? { raise: 'urgent' as const } : {};
    own.ladders.standard = [{ name: 'half', at: { share: 0.5 }, tellCustomer: { within }, ...up }];
    return own;
  };
  const noon = '2026-06-01T12:31:00Z';

  it('is told without odd minutes: a new time of 13:34 as 13:30, to the customer and to staff as the customer was told', () => {
    expect(told(honest(false), 'en', '2026-06-02T00:34:00Z')).toContain('New time: Tuesday, 2 June 2026 at 13:30 (');
  });

  it('is named beside the new time, as the customer was told it', () => {
    expect(told(honest(false))).toContain('Promised for: Tuesday, 2 June 2026 at 09:30 (Korean Standard Time)');
  });

  it('is named as the customer was told it, though it was brought forward among us since', () => {
    expect(told(honest(true))).toContain('Promised for: Tuesday, 2 June 2026 at 09:30 (Korean Standard Time)');
  });

  it.each<[Locale, broken: string, will: string, longer: string, anew: string]>([
    ['en', 'have not kept it', 'will not be able to keep', 'longer than we planned', 'We have set a new time'],
    ['ko', '지키지 못했습니다', '지키기 어렵게 되었습니다', '계획보다 시간이 더', '새로 정했습니다'],
    ['zh', '没能按时兑现', '无法在承诺的时间内', '比我们计划的要长', '确定了新的时间'],
  ])('is said in %s as it is, and no promise is called broken that was not made', (locale, ...sentences) => {
    const said = (text: string) => sentences.map((sentence) => text.includes(sentence));
    expect(said(told(honest(false), locale))).toEqual([true, false, false, false]);
    expect(said(told(halfWay('PT20H', false), locale, noon))).toEqual([false, true, false, false]);
    // Raised by an earlier rung, and by the same one: four hours from the opening have passed, the customer was told 24.
    expect(said(told(honest(true), locale, noon))).toEqual([false, false, false, true]);
    expect(said(told(halfWay('PT20H', true), locale, noon))).toEqual([false, true, false, false]);
    // A day sooner than the customer was told, whatever we had meant.
    expect(said(told(halfWay('PT4H', true), locale, noon))).toEqual([false, false, false, true]);
  });
});

describe('a customer who writes again', () => {
  const { ticket } = openedTicket('en');
  const english = { ...policy, staff: policy.staff.map((person) => ({ ...person, locale: 'en' as const })) };
  const at = (instant: string, actor?: Actor) => contextAt(instant, actor, english);
  const jiwoo: Actor = { kind: 'staff', id: 'jiwoo', role: 'hotline' };
  const lead: Actor = { kind: 'staff', id: 'mina', role: 'lead' };
  const replied = must(replyToTicket(ticket, { text: 'On our way.' }, at('2026-06-01T01:00:00Z', jiwoo)));
  const mailOf = (of: Ticket, actor: Actor = { kind: 'customer' }, when = '2026-06-02T02:00:00Z') => {
    const change = writesAgain(of, 'en', at(when, actor));
    return mailsOf(change.events, change.ticket, english)[0]!;
  };

  it('is quoted to whoever has the ticket, with the time an answer is promised by', () => {
    const { subject, text, html } = mailOf(replied.ticket);
    expect(subject).toBe('[#T-7K2M9] The balcony window lets in rain');
    expect(text).toContain('What the customer wrote:');
    expect(text).toContain('> Thursday suits me. Will it take long?');
    expect(text).toContain('Our reply by: Wednesday, 3 June 2026 at 11:00 (Korean Standard Time)');
    expect(html).toContain('Will it take long?');
  });

  it('before the first answer waits for that one, overdue or not', () => {
    const early = mailOf(ticket, undefined, '2026-06-01T02:00:00Z');
    expect(early.text).toContain('Our reply by: Tuesday, 2 June 2026 at 09:30');
    expect(mailOf(ticket).text).toContain('Our reply was due: Tuesday, 2 June 2026 at 09:30');
  });

  it('is told by the name of whoever took it down', () => {
    const name = policy.staff.find(({ id }) => id === 'mina')!.name;
    expect(mailOf(replied.ticket, lead).text).toContain(`As ${name} noted it down:`);
  });

  it('has called where they called before, and been in touch where nobody says how', () => {
    const called = mailOf({ ...replied.ticket, channel: 'phone' }, lead);
    expect(called.text).toContain('The customer has called again');
    expect(called.html).toContain('Customer called again: ');
    expect(called.text).not.toMatch(/has written|wrote/);
    expect(mailOf(replied.ticket, lead).text).toContain('The customer has been in touch again');
    expect(mailOf({ ...replied.ticket, channel: 'phone' }).text).toContain('The customer has written again');
  });

  it('is promised an answer while the ticket is on hold, too, and the mail says so', () => {
    const pause = { reason: 'rail', waitsFor: 'parts' as const };
    const held = must(pauseTicket(replied.ticket, pause, at('2026-06-01T02:00:00Z', jiwoo)));
    expect(mailOf(held.ticket).text).toContain('Our reply by');
  });

  it('stands in a digest with the time an answer is promised by', () => {
    const digests = written.filter(({ mail }) => mail.template === 'digest' && mail.locale === 'en');
    expect(digests[0]!.mail.subject).toContain('1 customer message');
    expect(digests[0]!.mail.text).toMatch(/Customer messages \(1\)\n.*\n.*Our reply was due: Tue.? 2 June/);
  });
});

describe('mails that did not arrive, gathered in a digest', () => {
  it('name whom to call and the number, to be tapped, or the colleague who did not get it', () => {
    const { mail } = written.find(({ mail: one }) => one.template === 'digest' && one.locale === 'en')!;
    expect(mail.text).toMatch(/Mail delivery problems \(2\)\n.*\n.*Emma Wright · Phone: \+44 20 7946 0000/);
    expect(mail.text).toContain('박민호 did not get our mail');
    expect(mail.html).toContain('href="tel:+442079460000"');
  });
});

describe('a window of days', () => {
  it('ends on its last day, not on the midnight after it', () => {
    const place = { tag: 'en-GB', timeZone: 'Asia/Seoul' };
    expect(writeDays('2026-07-31T15:00:00.000Z', '2026-08-14T15:00:00.000Z', place)).toBe(
      'Sat, 1 August – Fri, 14 August 2026',
    );
    expect(writeDays('2026-07-31T15:00:00.000Z', '2026-08-01T15:00:00.000Z', place)).toBe('Sat, 1 August 2026');
  });

  it.each([
    ['2026-06-01', '2026-06-02', '6월 1일(월)'],
    ['2026-06-01', '2026-06-06', '6월 1일(월)~5일(금)'],
    ['2026-06-29', '2026-07-04', '6월 29일(월)~7월 3일(금)'],
    ['2026-12-28', '2027-01-02', '12월 28일(월)~2027년 1월 1일(금)'],
    ['2027-01-04', '2027-01-09', '2027년 1월 4일(월)~8일(금)'],
  ])('is written to Koreans as they write days: %s to %s', (from, to, written) => {
    const place = { tag: 'ko-KR', timeZone: 'Asia/Seoul', at: '2026-05-20T00:00:00.000Z' };
    const midnight = (date: string) => new Date(Date.parse(`${date}T00:00:00+09:00`)).toISOString();
    expect(writeDays(midnight(from), midnight(to), place)).toBe(written);
  });
});

describe('a hold that has ended', () => {
  it('is not called one that goes on', () => {
    const mails = written.filter(({ mail }) => mail.template === 'hold-waiting' && mail.locale === 'en');
    const [over, others] = [/The hold has ended/, /is still on hold/];
    for (const { mail } of mails) expect(over.test(mail.text)).not.toBe(others.test(mail.text));
    expect(mails.filter(({ mail }) => over.test(mail.text))).not.toEqual([]);
  });
});

describe('an offer of days', () => {
  const english = { ...policy, staff: policy.staff.map((person) => ({ ...person, locale: 'en' as const })) };
  const daysOf = (windowFrom: string, windowTo: string) => {
    const planned = plannedVisit('satisfaction-call', 'en', english);
    const dueAt = '2026-05-11T00:00:00.000Z';
    const steps = planned.steps.map((step) => ({ ...step, dueAt: step.name === 'offer' ? dueAt : windowTo }));
    const { events, visit } = offered({ ...planned, windowFrom, windowTo, steps }, english);
    return /^.*Suggested dates: (.*)$/m.exec(mailsOf(events, visit, english)[0]!.text)?.[1];
  };

  it('leaves out those that have passed when it is made', () => {
    expect(daysOf('2026-05-08T15:00:00.000Z', '2026-05-12T15:00:00.000Z')).toBe('Mon, 11 May – Tue, 12 May 2026');
    expect(daysOf('2026-05-08T15:00:00.000Z', '2026-05-11T15:00:00.000Z')).toBe('Mon, 11 May 2026');
    expect(daysOf('2026-05-12T15:00:00.000Z', '2026-05-13T15:00:00.000Z')).toBe('Wed, 13 May 2026');
  });

  it('leaves out those on which nobody comes, one by one or, of many, in words', () => {
    expect(daysOf('2026-05-13T15:00:00.000Z', '2026-05-19T15:00:00.000Z')).toBe(
      'Thu, 14 May – Fri, 15 May 2026; Mon, 18 May – Tue, 19 May 2026',
    );
    expect(daysOf('2026-05-15T15:00:00.000Z', '2026-06-30T15:00:00.000Z')).toBe(
      'Mon, 18 May – Tue, 30 June 2026, on our working days',
    );
  });
});

it('names summer time by its name', () => {
  const berlin = { tag: 'en-GB', timeZone: 'Europe/Berlin' };
  expect(writeInstant('2026-07-01T08:00:00.000Z', berlin)).toContain('Central European Summer Time');
  expect(writeInstant('2026-12-01T08:00:00.000Z', berlin)).toContain('Central European Standard Time');
});

describe('what people typed', () => {
  const { events, ticket } = openedTicket();

  it('is shown as they typed it and runs nothing', () => {
    const evil = { ...ticket, subject: '<img src=x onerror=alert(1)>', text: '"><script>alert(1)</script>\nline two' };
    for (const mail of mailsOf(events, evil)) {
      expect(mail.html).not.toMatch(/<script|<img/);
      expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    }
    expect(mailsOf(events, evil)[1]!.html).toContain('&lt;/script&gt;<br>line two');
  });

  it('never breaks a subject into two lines, nor makes it endless', () => {
    const [mail] = mailsOf(events, { ...ticket, subject: `a\r\nBcc: x@y.example\n${'long '.repeat(200)}` });
    expect(mail!.subject).toMatch(/^\[#T-7K2M9\] a Bcc: x@y\.example long/);
    expect(mail!.subject).not.toMatch(/[\r\n]/);
    expect([...mail!.subject].length).toBeLessThan(160);
  });

  it('is not quoted when they typed nothing', () => {
    const [, toStaff] = mailsOf(events, { ...ticket, text: ' ' });
    expect(toStaff!.text).not.toContain('What the customer wrote');
  });

  it('may leave the name out', () => {
    const [mail] = mailsOf(events, { ...ticket, customer: { ...customers.ko, name: '' } });
    expect(mail!.text).toContain('고객님, 안녕하십니까.');
  });
});

describe('a conversation', () => {
  it('keeps one subject and one thread for the customer', () => {
    const toCustomer = written.filter(({ mail }) => mail.recipientId === 'customer' && mail.entity === 'ticket');
    const subjects = toCustomer.filter(({ mail }) => mail.locale === 'en').map(({ mail }) => mail.subject);
    expect(new Set(subjects.map((subject) => subject.replace(/^Re: /, ''))).size).toBe(1);
    expect(subjects[0]).toBe('[#T-7K2M9] The balcony window lets in rain');
    expect(new Set(toCustomer.map(({ mail }) => mail.threadId)).size).toBe(1);
  });

  it('names the appointment it apologises for, and tells promises in the order in which they fall due', () => {
    const english = (template: string) =>
      written.filter(({ mail }) => mail.template === template && mail.locale === 'en');
    const apology = english('visit-missed').find(({ mail }) => mail.text.includes('We owe you an apology'))!;
    expect(apology.mail.text).toContain('Agreed time: Thursday, 6 August 2026 at 14:00');
    const again = english('ticket-reopened').at(-1)!.mail.text;
    expect(again.indexOf('9 June')).toBeLessThan(again.indexOf('15 June'));
  });

  it('keeps a telephone number on one line', () => {
    for (const { mail } of written.filter(({ mail }) => mail.recipientId === 'customer')) {
      const phone = mail.locale === 'ko' ? '02-555-0100' : policy.business.phone;
      expect(mail.html.split(phone).length).toBeGreaterThan(1);
      expect(mail.html.replaceAll(`nowrap">${phone}</a>`, '')).not.toContain(phone);
    }
  });

  it('can be opted out of when it is an offer, not when it is the customer’s own matter', () => {
    for (const { mail } of written) {
      const offer = mail.template === 'visit-offer' || mail.template === 'visit-thanks';
      if (offer) expect(mail.unsubscribe).toBe(policy.business.email);
      else expect(mail.unsubscribe).toBeNull();
    }
  });
});

describe('the monthly summary', () => {
  const text = (of = summary) => mailsFor(summaryMade, of, policy)[0]!.text;

  it('compares with the month before, in all, by cause and by product', () => {
    expect(text()).toContain('5 more than the month before (9).');
    expect(text()).toContain('Delivery: late – May: 6, April: 2, Change: +4');
    expect(text()).toContain('Front door FD-9 – May: 4, April: 5, Change: −1');
    expect(mailsFor(summaryMade, summary, policy)[0]!.subject).toBe('Complaints in May 2026: 14');
  });

  it('names causes in the reader’s language, and a reason nobody has translated as the policy does', () => {
    const manager = policy.staff.find(({ role }) => role === policy.summary.to)!;
    const inLocale = (locale: 'ko' | 'zh') => {
      const staff = policy.staff.map((person) => (person === manager ? { ...person, locale } : person));
      const own = { label: 'service/rude on the phone', count: 1, before: 0 };
      const of = { ...summary, month: '2026-01', byCause: [...summary.byCause, own] };
      return mailsFor(summaryMade, of, { ...policy, staff })[0]!.text;
    };
    expect(inLocale('ko')).toContain('배송: 지연 – 1월: 6, 12월: 2');
    expect(inLocale('ko')).toContain('서비스: rude on the phone');
    expect(inLocale('zh')).toContain('产品：缺陷 – 1月：4');
  });

  it('has words in every language for each reason of the presets', () => {
    for (const { causes } of Object.values(documents)) {
      for (const reason of Object.values(causes).flat()) {
        expect([koReasons[reason], zhReasons[reason]], reason).not.toContain(undefined);
      }
    }
  });

  it('has a name for complaints about no product', () => {
    const byProduct = [{ label: '', count: 2, before: 1 }];
    expect(text({ ...summary, byProduct })).toContain('Not given – May: 2, April: 1');
  });

  it('says fewer, as many and none in words', () => {
    expect(text({ ...summary, total: 4 })).toContain('5 fewer than the month before (9).');
    expect(text({ ...summary, total: 9 })).toContain('The same as the month before (9).');
    const none = { ...summary, total: 0, totalBefore: 0, byCause: [], byProduct: [] };
    expect(text(none)).toContain('No complaints were recorded in May or in April.');
    expect(text(none)).not.toContain('By cause');
  });
});
