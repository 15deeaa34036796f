import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { manyLines, singleLine } from '../../domain/input.ts';
import { mailAddress } from '../../domain/mail-address.ts';
import { phoneFor } from '../../domain/message/phone.ts';
import { emailSchema } from '../../domain/vocabulary-schemas.ts';

describe('a mail address', () => {
  it.each([
    ['emma@example.com', 'emma@example.com'],
    [' Emma.W+a@Example.COM ', 'Emma.W+a@example.com'],
    ["o'hara@example.com", "o'hara@example.com"],
    ['j@müller.example', 'j@xn--mller-kva.example'],
    ['j@xn--mller-kva.example', 'j@xn--mller-kva.example'],
    ['a@例え.テスト', 'a@xn--r8jz45g.xn--zckzah'],
  ])('%s is kept as %s', (text, kept) => {
    expect(mailAddress(text)).toBe(kept);
    expect(z.parse(emailSchema, text)).toBe(kept);
  });

  it.each([
    ...['', 'a', '@example.com', 'a@', 'a@b', 'a b@example.com', 'a@b c.com', 'a@example..com', 'a@example.com.'],
    ...['x"()[]\\@y.example', '"quoted"@example.com', 'a..b@example.com', '.a@example.com', 'a.@example.com'],
    ...['müller@example.com', 'a@1.2.3.4', 'a@[1.2.3.4]', 'a@-x.com', 'a@x_y.com', 'a@x.com,b@y.com', 'a@x.com/y'],
    ...['a@x.com:25', 'a@u:p@x.com', 'a@%65xample.com', `${'a'.repeat(65)}@example.com`, `a@${'x'.repeat(64)}.com`],
    ...['<a@x.com>', 'a@x.com\r\nBcc: b@y.com', 'a@ex\u202eample.com'],
  ])('%j is none that SES sends to', (text) => {
    expect(mailAddress(text)).toBeNull();
    expect(emailSchema.safeParse(text).success).toBe(false);
  });
});

describe('a name', () => {
  it.each([
    ['Eve\r\nBcc: victim@example.com', 'Eve Bcc: victim@example.com'],
    ['a\u0000b\u0085c\u2028d', 'a b c d'],
    ['\u202eevil\u202c \u2066x\u2069', 'evil x'],
    ['\u200b\u2060\ufeff', ''],
    ['\u200d\ufe0f \u3164', ''],
    ['  김  서연\t', '김 서연'],
    ['김서연'.normalize('NFD'), '김서연'],
    ['👩\u200d🔧 Mina', '👩\u200d🔧 Mina'],
    ['\ud800broken', '\ufffdbroken'],
  ])('%j is written %j', (text, line) => {
    expect(singleLine(text)).toBe(line);
  });

  it('of many lines keeps them, and nothing that is not seen', () => {
    expect(manyLines(' one\r\ntwo\u0000\u202e\tx\u2028three \n')).toBe('one\ntwo\tx\nthree');
    expect(manyLines('\u200b \n\u200d')).toBe('');
  });
});

describe('a telephone number', () => {
  it.each([
    ['+82 2-555-0100', 'ko', '02-555-0100'],
    ['+82 2-555-0100', 'en', '+82 2-555-0100'],
    ['+82 1588-1234', 'ko-KR', '1588-1234'],
    ['+86 10 6552 9988', 'zh', '010 6552 9988'],
    ['+86 400 810 1234', 'zh', '400 810 1234'],
    ['+86 138 0000 0000', 'zh', '138 0000 0000'],
    ['+86 10 6552 9988', 'zh-TW', '+86 10 6552 9988'],
    ['02-555-0100', 'ko', '02-555-0100'],
  ])('%s is told a reader of %s as %s', (phone, locale, told) => {
    expect(phoneFor(phone, locale)).toBe(told);
  });
});
