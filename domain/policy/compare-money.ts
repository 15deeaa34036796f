import type { ChargeRule } from './charges.ts';
import type { Band } from './compensation.ts';
import type { Difference } from './difference.ts';
import type { Need } from './promises.ts';
import type { Term } from './terms.ts';
import { listInWords, nameInWords } from './words.ts';

/** A rule of charges: "the customer pays freight if the cause is buyer". */
export function chargeInWords({ when, pays }: ChargeRule): string {
  const lines = Object.entries(pays).map(([line, payer]) => {
    return payer === 'unclear' ? `who pays ${line} is unclear` : `${payers[payer]} pays ${line}`;
  });
  const conditions = [
    when?.cause && `the cause is ${listInWords(when.cause, 'or')}`,
    when?.serviceClass && `the service class is ${listInWords(when.serviceClass, 'or')}`,
  ].filter(Boolean);
  return `${listInWords(lines)}${conditions.length > 0 ? ` if ${conditions.join(' and ')}` : ''}`;
}

/** What is offered in one kind of case: "CNY 10.00 to CNY 15.00, at first the freight of one way". */
export function bandInWords({ base, least, perDay, most }: Band, currency: string): string {
  const money = (amount: number) => moneyInWords(amount, currency);
  const parts = [
    least ? `${money(least)} to ${money(most)}` : `up to ${money(most)}`,
    base && 'at first the freight of one way',
    perDay !== undefined && `${money(perDay)} a day`,
  ];
  return parts.filter(Boolean).join(', ');
}

export function afterRepairsInWords({ count, remedies }: NonNullable<Term['afterRepairs']>): string {
  return `${listInWords(remedies, 'or')} after ${count} ${count === 1 ? 'repair' : 'repairs'}`;
}

/** What has to come before a milestone: "only after cause found; once found complex, only after plan approved". */
export function needsInWords(needs: readonly Need[]): string {
  const always = needs.filter((need) => typeof need === 'string');
  const sometimes = needs.filter((need) => typeof need !== 'string');
  const after = (names: readonly string[]) => `only after ${listInWords(names.map(nameInWords))}`;
  const parts = [
    ...(always.length > 0 ? [after(always)] : []),
    ...sometimes.map(({ milestone, once }) => `once ${nameInWords(once)}, ${after([milestone])}`),
  ];
  return parts.join('; ');
}

/** Something told as one: new, gone, or another; with its title, where it has one. */
export function changedWhole<T>({ before, after }: Difference, inWords: (value: T) => string): string {
  if (before === undefined) return `: new, ${titled(after)}${inWords(after as T)}`;
  if (after === undefined) return `: removed; it was ${titled(before)}${inWords(before as T)}`;
  const [old, now] = [inWords(before as T), inWords(after as T)];
  const parts = [...(old === now ? [] : [`${old} becomes ${now}`]), ...titleChanges(before, after)];
  return `: ${parts.join('; ') || 'the same, written another way'}`;
}

function titled(value: unknown): string {
  const { title } = value as { title?: { en: string } };
  return title ? `"${title.en}", ` : '';
}

/** What it is called in each language in which that changes: `title (ko) "보증" becomes "품질 보증"`. */
function titleChanges(before: unknown, after: unknown): string[] {
  const [old, now] = [before, after].map((one) => (one as { title?: Record<string, string> }).title ?? {});
  const changed = Object.keys({ ...old, ...now }).filter((locale) => old![locale] !== now![locale]);
  return changed.map((locale) => `title (${locale}) "${old![locale]}" becomes "${now![locale]}"`);
}

/** An amount in minor units: 1500 of CNY are "CNY 15.00". */
function moneyInWords(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(amount / 10 ** digits).replaceAll('\u00a0', ' ');
}

const payers = { business: 'the business', customer: 'the customer', contract: 'the contract' } as const;
