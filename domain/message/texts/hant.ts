import { hantPairs } from './hant-table.ts';

const characters = new Map(
  [...hantPairs.replaceAll('\n', '').matchAll(/(.)(.)/gu)].map(([, simplified, traditional]) => [
    simplified!,
    traditional!,
  ]),
);

/** What is not written character by character: other characters for another sense, and Taiwan's own words. */
const words = new Map(
  Object.entries({
    回复: '回覆',
    答复: '答覆',
    重复: '重複',
    联系: '聯絡',
    关系: '關係',
    制造: '製造',
    信息: '訊息',
    质量: '品質',
    反馈: '回饋',
    软件: '軟體',
    硬件: '硬體',
    兼容: '相容',
    屏幕: '螢幕',
    存储: '儲存',
    干净: '乾淨',
    干燥: '乾燥',
    尽管: '儘管',
    工单: '案件',
  }),
);
const either = new RegExp(`${[...words.keys()].join('|')}|\\p{Script=Han}`, 'gu');

/** A Simplified text of ours in Traditional characters. Not for names: they are written as their bearers write them. */
export function toHant(text: string): string {
  return text.replace(either, (found) => words.get(found) ?? characters.get(found) ?? found);
}

/** All texts of a language in Traditional characters. What functions put into their texts stays as it is given. */
export function hantOf<T>(texts: T): T {
  if (typeof texts === 'string') return toHant(texts) as T;
  if (typeof texts === 'function') return ((...given: unknown[]) => around(texts(...given), given)) as T;
  if (Array.isArray(texts)) return texts.map((one) => hantOf(one)) as T;
  if (typeof texts !== 'object' || texts === null) return texts;
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, hantOf(value)])) as T;
}

function around(text: string | string[], given: readonly unknown[]): string | string[] {
  if (Array.isArray(text)) return text.map((one) => around(one, given) as string);
  const kept = given.filter((one): one is string => typeof one === 'string' && /\p{Script=Han}/u.test(one));
  if (kept.length === 0) return toHant(text);
  const parts = text.split(
    new RegExp(`(${kept.map((one) => one.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`, 'u'),
  );
  return parts.map((part) => (kept.includes(part) ? part : toHant(part))).join('');
}
