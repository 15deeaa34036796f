import { describe, expect, it } from 'vitest';
import { languageOf, localeOf, localeTag, worded } from '../../domain/language.ts';
import { hantOf, toHant } from '../../domain/message/texts/hant.ts';
import { zh } from '../../domain/message/texts/zh.ts';
import { zhHant } from '../../domain/message/texts/zh-hant.ts';
import { dateTag, writeInstant } from '../../domain/message/when.ts';
import { livesBy } from '../../domain/message/zones.ts';

describe('a language tag', () => {
  it.each([
    ['ko', 'ko', 'ko', 'ko-KR'],
    ['KO_kr', 'ko-KR', 'ko', 'ko-KR'],
    ['en', 'en', 'en', 'en-GB'],
    ['en-GB', 'en-GB', 'en', 'en-GB'],
    ['en-us', 'en-US', 'en', 'en-US'],
    ['ja', 'ja', 'en', 'en-GB'],
    ['de-DE', 'de-DE', 'en', 'en-GB'],
    ['de_DE.UTF-8', 'de-DE', 'en', 'en-GB'],
    ['fr-CA', 'fr-CA', 'en', 'en-GB'],
    ['zh', 'zh', 'zh', 'zh-CN'],
    ['zh_Hans_CN', 'zh-Hans-CN', 'zh', 'zh-Hans-CN'],
    ['zh-SG', 'zh-SG', 'zh', 'zh-SG'],
    ['zh-TW', 'zh-TW', 'zh-Hant', 'zh-TW'],
    ['zh-Hant', 'zh-Hant', 'zh-Hant', 'zh-TW'],
    ['zh-hk', 'zh-HK', 'zh-Hant', 'zh-HK'],
    ['yue', 'yue', 'zh-Hant', 'zh-HK'],
    ['cmn-TW', 'zh-TW', 'zh-Hant', 'zh-TW'],
    ['ar-u-nu-arab', 'ar', 'en', 'en-GB'],
    // BCP 47 has more forms of tags than Intl reads.
    ['zh-yue-HK', 'yue-HK', 'zh-Hant', 'zh-HK'],
    ['zh-cmn-Hans-CN', 'zh-Hans-CN', 'zh', 'zh-Hans-CN'],
    ['zh-min-nan', 'nan', 'zh', 'zh-CN'],
    ['hak-TW', 'hak-TW', 'zh-Hant', 'zh-TW'],
    ['en-GB-oed', 'en-GB', 'en', 'en-GB'],
    ['no-bok', 'no', 'en', 'en-GB'],
    ['x-klingon', 'und', 'en', 'en-GB'],
    ['i-lux', 'und', 'en', 'en-GB'],
    ['ko-x-polite', 'ko', 'ko', 'ko-KR'],
    ['sl-rozaj-biske-1994-rozaj', 'sl-1994-biske-rozaj', 'en', 'en-GB'],
  ])('%s is kept as %s, written to in %s, with dates as in %s', (text, tag, language, dates) => {
    expect(localeTag(text)).toBe(tag);
    expect(languageOf(tag)).toBe(language);
    expect(dateTag(tag)).toBe(dates);
  });

  it.each(['', ' ', 'not a tag', 'e', 'en--GB', 'toolonglanguage', 'x'.repeat(50)])('%j is none', (text) => {
    expect(localeTag(text)).toBeNull();
    expect(localeOf(text, 'ko')).toBe('ko');
  });

  it('finds the text of a policy', () => {
    const title = { en: 'Question', ko: '문의', zh: '咨询' };
    expect(['ko-KR', 'zh-TW', 'ja', 'en-GB'].map((tag) => worded(title, tag))).toEqual([
      ...['문의', '咨询', 'Question', 'Question'],
    ]);
  });
});

describe('Traditional Chinese', () => {
  it('has the same sentences in its own characters and words', () => {
    expect(zhHant.reply.next).toBe('接下來的安排');
    expect(zhHant.label.answerBy).toBe('最晚答覆時間');
    expect(zhHant.received.more('02-555-0100', 'T1')).toContain(
      '請直接回覆本郵件，或致電 02-555-0100 並告知案件編號 T1。',
    );
    expect(JSON.stringify(zhHant)).not.toMatch(/[这为时间没发务单问题们]/);
  });

  it('leaves names as they are written', () => {
    expect(zhHant.conduct.disagree('王发')).toBe('如果您有不同看法，請與王发溝通。');
    expect(zhHant.closing('国货')).toEqual(['祝您生活愉快！', '国货客服團隊']);
    expect(hantOf(zh).footer.customer('国货 (A|B)', '工单')).toContain('国货 (A|B)');
  });

  it('has nothing left to turn', () => {
    expect(toHant(toHant('工单的回复'))).toBe(toHant('工单的回复'));
  });
});

describe('the zone of a time', () => {
  const at = '2026-06-02T00:30:00.000Z';
  it.each([
    ['ko', 'Asia/Seoul', true],
    ['ko-US', 'Asia/Seoul', false],
    ['zh', 'Asia/Shanghai', true],
    ['zh-TW', 'Asia/Seoul', false],
    ['en-GB', 'Europe/London', true],
    ['de', 'Europe/Berlin', true],
    // English is read everywhere, and the United States have many zones.
    ['en', 'Europe/London', false],
    ['en', 'America/New_York', false],
    ['en-US', 'America/New_York', false],
  ])('for a reader of %s in %s need not be named: %s', (tag, timeZone, home) => {
    expect(livesBy(tag, timeZone, at)).toBe(home);
  });

  it('is named to whoever lives elsewhere; the year to Koreans when it is another one', () => {
    const place = { tag: 'ko-KR', timeZone: 'Asia/Seoul', at };
    expect(writeInstant(at, { ...place, home: true })).toBe('6월 2일(화) 오전 9시 30분');
    expect(writeInstant('2027-01-04T03:00:00.000Z', { ...place, home: true })).toBe('2027년 1월 4일(월) 오후 12시');
    expect(writeInstant(at, place)).toBe('6월 2일(화) 오전 9시 30분 (한국 표준시)');
    expect(writeInstant(at, { ...place, tag: 'en-US' })).toBe(
      'Tuesday, June 2, 2026 at 9:30 AM (Korean Standard Time)',
    );
  });
});
