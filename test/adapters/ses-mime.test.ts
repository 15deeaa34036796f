import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { parseSender, toMime } from '../../adapters/ses/mime.ts';
import type { MailPlan } from '../../domain/message/mail.ts';
import { replyToTicket, resolveTicket } from '../../domain/ticket/commands.ts';
import { contextAt, mailsOf, must, offered, openedTicket, plannedVisit, policy } from '../domain/message-samples.ts';

const sender = { name: '한빛 창호 & Living', email: 'care@mail.example' };
const date = new Date('2026-06-01T00:30:00Z');

function received(locale: 'en' | 'ko' | 'zh'): MailPlan {
  const { events, ticket } = openedTicket(locale);
  return mailsOf(events, ticket)[0]!;
}

async function parse(plan: MailPlan) {
  const raw = await toMime(plan, sender, date);
  const mail = await PostalMime.parse(raw);
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  return { raw: raw.toString(), mail, header };
}

describe('a mail as MIME', () => {
  it.each(['en', 'ko', 'zh'] as const)(
    'carries subject, names, text and HTML of %s through unharmed',
    async (locale) => {
      const plan = received(locale);
      const { mail } = await parse(plan);
      expect(mail.subject).toBe(plan.subject);
      expect(mail.from).toMatchObject({ name: plan.replyTo.name, address: sender.email });
      expect(mail.to).toMatchObject([{ name: plan.to.name, address: plan.to.email }]);
      expect(mail.replyTo).toMatchObject([{ name: plan.replyTo.name, address: plan.replyTo.email }]);
      expect(mail.text!.trimEnd()).toBe(plan.text.trimEnd());
      expect(mail.html!.trimEnd()).toBe(plan.html.trimEnd());
      expect(mail.date).toBe('2026-06-01T00:30:00.000Z');
    },
  );

  it('comes from the business as its policy names it, in any script, and from the address that was deployed', async () => {
    const plan = received('ko');
    const renamed = { ...plan, from: '새봄 창호 "서울", 본점' };
    const { raw, mail } = await parse(renamed);
    expect(mail.from).toMatchObject({ name: '새봄 창호 "서울", 본점', address: 'care@mail.example' });
    expect(raw).toMatch(/^From: =\?UTF-8\?B\?/m);
    const nameless = { ...plan, from: '' };
    expect((await parse(nameless)).mail.from).toMatchObject({ name: sender.name });
  });

  it('keeps to ASCII and to the line lengths every relay takes', async () => {
    const long = { ...received('ko'), subject: '베란다 창문으로 빗물이 들어옵니다 '.repeat(12).trim() };
    const { raw, mail } = await parse(long);
    expect(raw).toMatch(/^[\x20-\x7e\r\n\t]*$/);
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    expect(mail.subject).toBe(long.subject);
  });

  it('threads every mail of a ticket on one root of our own, because SES replaces Message-ID', async () => {
    const { events, ticket } = openedTicket();
    const [first, second] = mailsOf(events, ticket);
    const one = await parse(first!);
    const other = await parse(second!);
    const root = '<ticket-T-7K2M9@mail.example>';
    for (const { header } of [one, other]) {
      expect(header('references')).toBe(root);
      expect(header('in-reply-to')).toBe(root);
    }
    expect(one.header('message-id')).toMatch(/^<[^\s<>@]+@mail\.example>$/);
    expect(one.header('message-id')).not.toBe(other.header('message-id'));
    expect(one.header('message-id')).toBe((await parse(first!)).header('message-id'));
  });

  it('says that it was sent by a machine', async () => {
    const { events, ticket } = openedTicket();
    const [toCustomer, toStaff] = mailsOf(events, ticket);
    expect((await parse(toCustomer!)).header('auto-submitted')).toBe('auto-replied');
    const { header } = await parse(toStaff!);
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('x-auto-response-suppress')).toBe('OOF, AutoReply');
  });

  it('comes from whoever wrote it, and as no machine’s, when a person did', async () => {
    const minas = () => {
      const { ticket } = openedTicket('en');
      const jiwoo = { kind: 'staff', id: 'jiwoo', role: 'hotline' } as const;
      const at = contextAt('2026-06-01T01:00:00Z', jiwoo);
      const replied = must(replyToTicket(ticket, { text: 'Dear Emma,\n\nwe are on our way.' }, at));
      const resolved = must(resolveTicket(replied.ticket, { resolution: 'New seal.' }, at));
      return [replied, resolved].flatMap((change) => mailsOf(change.events, change.ticket));
    };
    const name = policy.staff.find(({ id }) => id === 'jiwoo')!.name;
    for (const plan of minas()) {
      const { mail, header } = await parse(plan);
      expect(mail.from).toMatchObject({ name: `${name} at ${policy.business.name}`, address: sender.email });
      expect(mail.replyTo).toMatchObject([{ address: policy.business.email }]);
      for (const machine of ['auto-submitted', 'x-auto-response-suppress']) expect(header(machine)).toBeUndefined();
      expect(mail.text).not.toMatch(/^>/m);
    }
  });

  it('offers a way out of offers, and of nothing about the own ticket', async () => {
    const { events, visit } = offered(plannedVisit('return-visit'));
    const offer = await parse(mailsOf(events, visit)[0]!);
    expect(offer.header('list-unsubscribe')).toBe('<mailto:care@aftercare.example?subject=unsubscribe>');
    expect((await parse(received('en'))).header('list-unsubscribe')).toBeUndefined();
  });

  it('lets nobody smuggle a header in by a name', async () => {
    const plan = received('en');
    const name = 'Eve\r\nBcc: victim@customer.example\r\n\r\n<script>';
    const { mail, header } = await parse({ ...plan, to: { ...plan.to, name } });
    expect(header('bcc')).toBeUndefined();
    expect(mail.to).toHaveLength(1);
    expect(mail.to![0]!.address).toBe(plan.to.email);
  });
});

describe('a name or a subject that looks encoded', () => {
  const typed = '=?utf-8?B?RXZpbA==?=';

  it('is read as it was typed', async () => {
    const plan = received('en');
    const { raw, mail } = await parse({ ...plan, to: { ...plan.to, name: typed }, subject: `[#T1] ${typed}` });
    expect(raw).not.toContain('RXZpbA==');
    const seen = (text: string | undefined) => text?.replaceAll('\u2060', '');
    expect(mail.to).toHaveLength(1);
    expect(seen(mail.to![0]!.name)).toBe(typed);
    expect(seen(mail.subject)).toBe(`[#T1] ${typed}`);
  });

  it('is written without control and bidi characters, kept before names were cleaned or not', async () => {
    const plan = received('en');
    const { mail } = await parse({ ...plan, to: { ...plan.to, name: 'Eve\r\nBcc: v@x.example \u202egnp' } });
    expect(mail.to![0]!.name).toBe('Eve Bcc: v@x.example gnp');
  });
});

describe('the sender', () => {
  it('is a name and an address, or an address', () => {
    expect(parseSender('Hanbit Windows & Living <care@a.example>')).toEqual({
      name: 'Hanbit Windows & Living',
      email: 'care@a.example',
    });
    expect(parseSender('"Hanbit, Seoul" <care@a.example>').name).toBe('Hanbit, Seoul');
    expect(parseSender('care@a.example')).toEqual({ name: '', email: 'care@a.example' });
  });

  it('is refused when it has no address', () => {
    expect(() => parseSender('Hanbit')).toThrow('MAIL_FROM');
  });
});
