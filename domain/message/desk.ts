import type { Event, EventData } from '../events.ts';
import { type Language, languageOf, type Worded, worded } from '../language.ts';
import type { Policy } from '../policy/policy.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Visit } from '../visit/visit.ts';
import type { Locale } from '../vocabulary.ts';
import type { Letter, Recipient } from './mail.ts';
import { phoneFor } from './phone.ts';
import type { Texts } from './texts/en.ts';
import { en } from './texts/en.ts';
import { toHant } from './texts/hant.ts';
import { ko } from './texts/ko.ts';
import { zh } from './texts/zh.ts';
import { zhHant } from './texts/zh-hant.ts';
import { dateTag, type Place } from './when.ts';
import { livesBy } from './zones.ts';

/** Everything a letter is written with: about what, to whom, in whose language. */
export interface Desk<E, D extends EventData = EventData> {
  event: Event<D>;
  entity: E;
  policy: Policy;
  to: Recipient;
  texts: Texts;
  place: Place;
  /** The business's telephone number as it is dialled from anywhere; the policy has it as this reader dials it. */
  phone: string;
  nextVisit: Beside['nextVisit'];
  opened: Beside['opened'];
}

/** What else an event of a visit tells of. */
export interface Beside {
  /** The first visit that is planned for the order, where there is one. */
  nextVisit: Visit | null;
  /** The ticket that came of it, where one did. */
  opened: Ticket | null;
}

export const nothingBeside: Beside = { nextVisit: null, opened: null };

const languages: Record<Language, Texts> = { en, ko, zh, 'zh-Hant': zhHant };

export function textsOf(locale: Locale): Texts {
  return languages[languageOf(locale)];
}

const writtenFor = new Map<Locale, Texts>();
const mostLocales = 500;

/** A reader's texts, with dates as their tag has them. */
function writtenAs(locale: Locale): Texts {
  const known = writtenFor.get(locale) ?? { ...textsOf(locale), tag: dateTag(locale) };
  if (writtenFor.size < mostLocales) writtenFor.set(locale, known);
  return known;
}

export function deskFor<E>(
  event: Event,
  entity: E,
  policy: Policy,
  to: Recipient,
  beside: Beside = nothingBeside,
): Desk<E> {
  const { timeZone, phone } = policy.business;
  const { at } = event;
  const texts = writtenAs(to.locale);
  const { tag } = texts;
  return {
    event,
    entity,
    // The number is written as this reader dials it.
    policy: { ...policy, business: { ...policy.business, phone: phoneFor(phone, to.locale) } },
    to,
    texts,
    place: { tag, timeZone, at, home: livesBy(to.locale, timeZone, at) },
    phone,
    ...beside,
  };
}

type Frame = Pick<Letter, 'brand' | 'closing' | 'footer' | 'from' | 'greeting' | 'optOut' | 'tone'>;

/** The parts every letter to a customer has. */
export function customerFrame(
  { texts, to, policy: { business } }: Desk<unknown>,
  reference: string,
  optOut: boolean,
): Frame {
  return {
    tone: 'calm',
    brand: { logo: business.logo, colour: business.colour },
    greeting: texts.dear(to.name),
    closing: texts.closing(business.name),
    optOut,
    footer: [
      texts.footer.customer(business.name, reference),
      texts.footer.reach(business.phone, business.email),
      ...(optOut ? [texts.footer.optOut(business.email)] : []),
      ...(business.address ? [business.address] : []),
      ...(business.legal ?? []),
    ],
  };
}

/** Those of a letter somebody of the staff wrote: it is theirs, and nothing stands around their words. */
export function personFrame(desk: Desk<unknown>, reference: string): Frame {
  const { texts, policy, event } = desk;
  const frame = customerFrame(desk, reference, false);
  const { actor } = event;
  const bare = { ...frame, greeting: '', closing: [] };
  if (actor.kind !== 'staff') return bare;
  const person = policy.staff.find(({ id }) => id === actor.id);
  const { name } = policy.business;
  if (!person) return { ...bare, from: name };
  const [, ...rest] = frame.footer;
  const footer = [texts.footer.personal(person.name, name, reference), ...rest];
  return { ...bare, from: texts.footer.person(person.name, name), footer };
}

/** The parts every letter to staff has. */
export function staffFrame({ texts, to, policy }: Desk<unknown>): Frame {
  return {
    tone: 'calm',
    greeting: texts.colleague(to.name),
    closing: [],
    optOut: false,
    footer: [texts.footer.staff(policy.business.name)],
  };
}

/** One line of at most `limit` characters: subjects come from outside. */
export function oneLine(text: string, limit = 120): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('')}…`;
}

/** A policy's text in the reader's language and script. */
export function titleIn<T extends Worded | undefined>(text: T, locale: Locale): string | (T & undefined) {
  if (text === undefined) return text as T & undefined;
  return languageOf(locale) === 'zh-Hant' ? toHant(worded(text, locale)) : worded(text, locale);
}

/** What a clock is called: the standard ones and the ticket's own by us, the others by the policy. */
export function clockTitle(
  { texts, policy, entity, to }: Desk<Pick<Ticket, 'requestType'> & Partial<Pick<Ticket, 'tasks'>>>,
  name: string,
): string {
  if (name === 'hold') return texts.times.hold;
  if (name === 'appointment') return texts.clock.arrival;
  const [of = name, taskId] = name.startsWith('task:') ? ['task', name.slice('task:'.length)] : name.split(':', 1);
  if (of === 'task') return entity.tasks?.find((task) => task.taskId === taskId)?.title ?? texts.label.task;
  const ours: Readonly<Record<string, string>> = texts.clock;
  return ours[of] ?? titleIn(policy.requestTypes[entity.requestType]?.clocks[of]?.title, to.locale) ?? of;
}

export function requestTypeTitle({ policy, entity, to }: Desk<Pick<Ticket, 'requestType'>>): string {
  return titleIn(policy.requestTypes[entity.requestType]?.title, to.locale) ?? entity.requestType;
}
