import { describe, expect, it } from 'vitest';
import { contrast, readableOn } from '../../domain/colour.ts';
import type { Event } from '../../domain/events.ts';
import { toHtml } from '../../domain/message/html.ts';
import type { Block, Letter } from '../../domain/message/mail.ts';
import { mailsFor, mailTo } from '../../domain/message/mails-for.ts';
import { dialled } from '../../domain/message/phone.ts';
import { richText } from '../../domain/message/rich-text.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import { assignTicket, openTicket, replyToTicket, resolveTicket } from '../../domain/ticket/commands.ts';
import type { Actor } from '../../domain/vocabulary.ts';
import {
  contextAt,
  customers,
  mailsOf,
  must,
  openedTicket,
  policy,
  samples,
  summary,
  summaryMade,
} from './message-samples.ts';

/** What Gmail shows of a mail before it cuts it off. */
const gmail = 102 * 1024;

const letter: Letter = {
  subject: 'A letter',
  preview: '',
  tone: 'calm',
  title: 'A letter',
  greeting: 'Dear Emma,',
  blocks: [],
  closing: [],
  optOut: false,
  footer: ['one', 'two'],
};
const html = (...blocks: Block[]) => toHtml({ ...letter, blocks }, 'en-GB', 'Hanbit', new Map());

describe('the largest of every block', () => {
  const texts = {
    quotes: '"'.repeat(10_000),
    ampersands: '&'.repeat(10_000),
    Hangul: '한'.repeat(10_000),
    emoji: '😀'.repeat(5_000),
    'lines of nothing': 'a\n'.repeat(5_000),
    links: 'https://a.example/b '.repeat(500),
    'short links': 'http://a.b '.repeat(909),
    numbers: '1234567;'.repeat(1_250),
    'one word': 'x'.repeat(10_000),
  };
  it.each(Object.entries(texts))('is shown whole by Gmail: %s', (_, text) => {
    for (const kind of ['paragraph', 'typed', 'quote'] as const) {
      expect(Buffer.byteLength(html({ kind, text }))).toBeLessThan(gmail);
    }
    expect(Buffer.byteLength(html({ kind: 'facts', rows: [['Report', text]] }))).toBeLessThan(gmail);
    expect(Buffer.byteLength(html({ kind: 'facts', rows: [['Report', text]], highlight: true }))).toBeLessThan(gmail);
  });

  it('is a summary of very many causes and products with the longest names', () => {
    const label = (index: number) => `${index}${'"'.repeat(490)}`;
    const lines = Array.from({ length: 300 }, (_, index) => ({ label: label(index), count: 1, before: 2 }));
    const causes = lines.map((line, index) => ({ ...line, label: `service/${index}${'&'.repeat(56)}` }));
    const [mail] = mailsFor(summaryMade, { ...summary, byCause: causes, byProduct: lines }, policy);
    expect(Buffer.byteLength(mail!.html)).toBeLessThan(gmail);
    expect(mail!.text).toContain('280');
  });

  it('is a ticket with everything as long as it may be', () => {
    const { ticket } = openedTicket();
    const long = { ...ticket, subject: '"'.repeat(200), text: '"'.repeat(10_000), product: '"'.repeat(500) };
    const event = must(assignTicket(long, 'minho', contextAt('2026-06-01T02:00:00Z'))).events.at(-1)!;
    const mail = mailTo(event, long, policy, { template: 'ticket-assigned', recipientId: 'minho' })!;
    expect(Buffer.byteLength(mail.html)).toBeLessThan(gmail);
  });
});

describe('a text', () => {
  it('has web addresses as links, and nothing else', () => {
    expect(richText('See https://a.example/x?b=1&c=2.')).toBe(
      'See <a class="link" href="https://a.example/x?b=1&amp;c=2" style="color:inherit">https://a.example/x?b=1&amp;c=2</a>.',
    );
    expect(richText('(http://a.example/b)에서')).toMatch(
      /^\(<a [^>]*href="http:\/\/a\.example\/b"[^>]*>[^<]*<\/a>\)에서$/,
    );
    for (const evil of ['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example', '<a href="x">', 'https://']) {
      expect(richText(evil)).not.toContain('<a');
    }
    expect(richText('https://a.example/"onmouseover="x')).not.toContain('"onmouseover');
  });

  it('is broken where a word is longer than a narrow screen', () => {
    const address = `https://a.example/${'x'.repeat(230)}`;
    for (const text of [address, 'y'.repeat(250), '&'.repeat(250)]) {
      const words = richText(text)
        .replace(/<a [^>]*>/g, '')
        .split(/<\/?\w+>/);
      expect(Math.max(...words.map((word) => word.replace(/&\w+;/g, '&').length))).toBeLessThanOrEqual(41);
    }
    expect(richText(address)).toContain(`href="${address}"`);
  });

  it('has the telephone numbers and addresses it is given as links', () => {
    const links = new Map([
      ['02-555-0100', 'tel:025550100'],
      ['care@a.example', 'mailto:care@a.example'],
    ]);
    const seen = richText('Call 02-555-0100, or write to care@a.example.', links);
    expect(seen).toContain(
      '<a class="link" href="tel:025550100" style="color:inherit;white-space:nowrap">02-555-0100</a>,',
    );
    expect(seen).toContain('href="mailto:care@a.example"');
    expect(dialled('+82 2-555-0100')).toBe('+8225550100');
    expect(dialled('ask at the desk')).toBeNull();
  });
});

describe('every mail', () => {
  const mails = samples().map(({ mail }) => mail);

  it('can be laid out by Outlook, and reached by a tap', () => {
    for (const mail of mails) {
      for (const part of [
        'PixelsPerInch>96',
        'mso-table-lspace',
        'x-apple-disable-message-reformatting',
        'table-layout:fixed',
      ])
        expect(mail.html).toContain(part);
      expect(mail.html).not.toContain('telephone=no');
      expect(mail.html).toContain('word-wrap:break-word;overflow-wrap:anywhere');
      if (mail.recipientId !== 'customer') continue;
      expect(mail.html).toContain('href="tel:+8225550100"');
      expect(mail.html).toContain(`href="mailto:${policy.business.email}"`);
    }
  });

  it('to staff about one ticket has one subject', () => {
    const subjects = mails.filter(({ entity, template }) => entity === 'ticket' && template !== 'digest');
    const bare = subjects.map(({ subject, locale }) => `${locale} ${subject.replace(/^Re: /, '')}`);
    expect(new Set(bare).size).toBe(4);
  });
});

describe('a letter somebody wrote', () => {
  const minho: Actor = { kind: 'staff', id: 'jiwoo', role: 'hotline' };
  const name = policy.staff.find(({ id }) => id === 'jiwoo')!.name;
  const text = 'Dear Emma,\n\nplease see https://help.example/seal.\n\nBest,\nJiwoo';
  const { ticket } = openedTicket();
  const at = contextAt('2026-06-01T02:00:00Z', minho);

  it('is theirs: their name, their words, no frame and no quote', () => {
    const change = must(replyToTicket(ticket, { text }, at));
    const mail = mailsOf(change.events, change.ticket).find(({ template }) => template === 'ticket-reply')!;
    expect(mail.from).toBe(`${name} at ${policy.business.name}`);
    expect(mail.autoSubmitted).toBeNull();
    expect(mail.text.startsWith(text)).toBe(true);
    expect(mail.html).toContain('href="https://help.example/seal"');
    expect(mail.html.match(/Dear Emma/g)).toHaveLength(2); // In the letter, and in the preview.
    expect(mail.text).not.toContain('Kind regards');
  });

  it('is the resolution, too, and nobody’s when a machine resolves', () => {
    const own = must(resolveTicket(ticket, { resolution: text }, at));
    const mailOf = (events: readonly Event[]) =>
      mailsOf(events, own.ticket).find(({ template }) => template === 'ticket-resolved')!;
    expect(mailOf(own.events).from).toBe(`${name} at ${policy.business.name}`);
    expect(mailOf(own.events).text).toContain(`\n\n${text}\n\nNot fixed yet?`);
    const machine = own.events.map((event) => ({ ...event, actor: { kind: 'system' as const } }));
    expect(mailOf(machine).from).toBe(policy.business.name);
    expect(mailOf(machine).autoSubmitted).toBe('auto-generated');
  });
});

describe('a receipt', () => {
  const receipt = (more: object, requestType = 'complaint') => {
    const command = { ticketId: 'T1', requestType, subject: 'A', text: 'B', customer: customers.en, ...more };
    const { events, ticket } = must(openTicket(command, contextAt('2026-06-01T00:33:17Z')));
    return mailsOf(events, ticket)[0]!.text;
  };

  it('says how the customer came to us, and is sorry only to hear what is wrong', () => {
    expect(receipt({ channel: 'web' })).toContain(
      'We are sorry to hear that something is not as it should be. We have your message',
    );
    expect(receipt({ channel: 'phone' })).toContain('what you told us on the phone');
    expect(receipt({ channel: 'shop' })).toContain('has reached us through our shop');
    const mind = { channel: 'shop', cause: { group: 'buyer', reason: 'changed mind' } };
    expect(receipt(mind)).toContain('You have asked to return something.');
    expect(receipt(mind)).not.toContain('sorry');
    for (const how of ['phone', 'shop']) expect(receipt({ channel: how })).not.toMatch(/writ|wrote|your message/i);
  });

  it('tells no odd minutes, and none later than they are due', () => {
    expect(receipt({})).toContain('Our reply by: Tuesday, 2 June 2026 at 09:30 (');
  });
});

describe('a business', () => {
  const business = {
    ...policy.business,
    address: '12 Seocho-daero, Seoul 06600',
    legal: ['Hanbit Co., Ltd.', 'Registered in Seoul'],
    logo: { url: 'https://hanbit.example/logo.png', alt: 'Hanbit' },
    colour: '#7a1f4b',
  };
  const { events, ticket } = openedTicket();
  const [toCustomer, toStaff] = mailsOf(events, ticket, { ...policy, business });

  it('looks like itself in letters to customers, and says where and what it is', () => {
    for (const line of [business.address, ...business.legal]) {
      expect(toCustomer!.text).toContain(line);
      expect(toCustomer!.html).toContain(line);
    }
    expect(toCustomer!.html).toContain('src="https://hanbit.example/logo.png" alt="Hanbit"');
    expect(toCustomer!.html).toContain('background:#7a1f4b');
    expect(toStaff!.html).not.toContain('logo.png');
    expect(toStaff!.text).not.toContain(business.address);
  });

  it.each([
    [{ colour: '#ffd400' }, 'a contrast of 4.5'],
    [{ colour: 'red' }, 'a colour such as'],
    [{ logo: { url: 'http://a.example/l.png', alt: 'A' } }, 'an https address'],
    [{ logo: { url: 'javascript:alert(1)', alt: 'A' } }, 'an https address'],
    [{ logo: { url: 'https://a.example/l.png', alt: ' ' } }, 'expected string to have >=1'],
    [{ legal: Array.from({ length: 7 }, () => 'x') }, ''],
  ])('is refused with %j', (more, words) => {
    const parsed = policySchema.safeParse({ ...policy, business: { ...policy.business, ...more } });
    expect(parsed.success).toBe(false);
    expect(JSON.stringify(parsed.error!.issues)).toContain(
      words === 'expected string to have >=1' ? 'too_small' : words,
    );
  });

  it('has a colour that reads, by day and by night', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast(readableOn('#1e2428', '#7a1f4b'), '#1e2428')).toBeGreaterThanOrEqual(4.5);
  });
});
