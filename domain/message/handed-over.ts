import type { Desk } from './desk.ts';
import { nameOf } from './recipients.ts';

/** How a customer is told that somebody else comes. The name of whoever has left is known no more. */
export function handedOverWords(
  { texts, policy }: Pick<Desk<unknown>, 'texts' | 'policy'>,
  to: string,
  from: string | null,
): { title: string; intro: string } {
  const { title, intro, introNew } = texts.handedOver;
  const isKnown = from !== null && policy.staff.some(({ id }) => id === from);
  return { title, intro: isKnown ? intro(nameOf(policy, to), nameOf(policy, from)) : introNew(nameOf(policy, to)) };
}
