import { type Condition, meets } from '../condition.ts';
import type { DataOf, Event, EventData } from '../events.ts';
import type { Policy } from '../policy/policy.ts';
import type { InstantText } from '../vocabulary.ts';
import type { MailTemplate, Recipient } from './mail.ts';
import { presentPeople, staffById } from './recipients.ts';

/** A mail to be written: which, and to whom. */
export interface Addressee {
  template: MailTemplate;
  to: Recipient;
}

type EventType = EventData['type'];

/** Which mails an event brings, about what it happened to; with `when`, only if it says that. */
export interface MailRule<T extends EventType, S> {
  when?: Condition<DataOf<T>>;
  mails: (event: Event<DataOf<T>>, about: S, policy: Policy) => Addressee[];
}

/** The mails of each type of event. A type that is not there brings none: nobody writes, and the stream brings it to nobody. */
export type MailRules<T extends EventType, S> = {
  readonly [K in T]: MailRule<K, S>['mails'] | readonly MailRule<K, S>[];
};

/** The mails some rules have for an event. */
export function mailsBy<S>(rules: object, event: Event, about: S, policy: Policy): Addressee[] {
  const { type } = event.data;
  if (!Object.hasOwn(rules, type)) return [];
  const found = (rules as MailRules<EventType, S>)[type] as MailRule<EventType, S>['mails'] | MailRule<EventType, S>[];
  if (typeof found === 'function') return found(event, about, policy);
  return found.flatMap(({ when, mails }) => (!when || meets(event.data, when) ? mails(event, about, policy) : []));
}

/** Of which events there are mails: of all, or of those that meet one of some conditions. */
export function eventsOf<T extends EventType>(
  rules: MailRules<T, never>,
): { readonly [K in T]: true | readonly Condition<DataOf<K>>[] } {
  const conditionsOf = (found: unknown) => {
    if (typeof found === 'function') return true;
    const conditions = (found as MailRule<T, never>[]).map(({ when }) => when);
    return conditions.includes(undefined) ? true : conditions;
  };
  const all = Object.entries(rules).map(([type, found]) => [type, conditionsOf(found)]);
  return Object.fromEntries(all);
}

/** The same mail to each of them. */
export function each(template: MailTemplate, recipients: readonly Recipient[]): Addressee[] {
  return recipients.map((to) => ({ template, to }));
}

/** Nobody needs a mail about what they have just done themselves. */
export function exceptActor({ actor }: Pick<Event, 'actor'>, recipients: Recipient[]): Recipient[] {
  return recipients.filter((recipient) => actor.kind !== 'staff' || actor.id !== recipient.id);
}

/** Somebody who is to hear of something; while they are away then, or once they have left, whoever stands in as well. */
export function orStandIns(policy: Policy, id: string | null, at: InstantText): Recipient[] {
  if (id === null) return [];
  return [...staffById(policy, id), ...presentPeople(policy, `staff:${id}`, at).filter((one) => one.id !== id)];
}
