import type { DataOf, Event } from '../events.ts';
import type { Policy } from '../policy/policy.ts';
import type { VisitEventData } from '../visit/events.ts';
import type { Visit } from '../visit/visit.ts';
import { customerId, type InstantText } from '../vocabulary.ts';
import type { Recipient } from './mail.ts';
import { type Addressee, each, exceptActor, type MailRules } from './mail-rules.ts';
import { customerOf, leadsOf, presentPeople, staffById } from './recipients.ts';

/** What was put off is offered later, and who declined knows it. */
type Mailed = Exclude<VisitEventData['type'], 'visit.put-off' | 'visit.declined'>;

export const visitMails: MailRules<Mailed, Visit> = {
  'visit.offered': (_, visit) => each('visit-offer', customerOf(visit)),
  'visit.confirmed': (event, visit, policy) => [
    ...each(event.data.before === null ? 'visit-confirmed' : 'visit-moved', customerOf(visit)),
    ...each('visit-agreed-staff', exceptActor(event, visitorsOf(visit, event, policy))),
    ...each('visit-off-staff', exceptActor(event, staffById(policy, event.data.assigneeBefore ?? null))),
  ],
  'visit.reminded': (event, visit, policy) => [
    ...each('visit-reminder', customerOf(visit)),
    ...each('visit-reminder-staff', visitorsOf(visit, event, policy)),
  ],
  // What is not agreed yet comes up when it is: neither the customer nor whoever had it knew of anybody.
  'visit.handed-over': (event, visit, policy) =>
    visit.agreedAt === null
      ? []
      : [
          ...each('visit-handed-over', event.data.from === null ? [] : customerOf(visit)),
          ...each('visit-reminder-staff', exceptActor(event, visitorsOf(visit, event, policy))),
          ...each('visit-off-staff', exceptActor(event, staffById(policy, event.data.from))),
        ],
  'visit.completed': (_, visit) => each('visit-thanks', customerOf(visit)),
  'visit.missed': (_, visit) => each('visit-missed', customerOf(visit)),
  'visit.unreported': ({ data, at }, _, policy) => each('visit-unreported', whoIsAsked(data, at, policy)),
  'visit.called-off': ofNoVisit,
  'visit.cancelled': ofNoVisit,
  'visit.offer-withdrawn': (_, visit) => each('visit-called-off', customerOf(visit)),
  'visit.lapsed': ({ data, at }, _, policy) =>
    each('visit-unanswered', data.wasOffered ? whoIsAsked({ ...data, asked: 1 }, at, policy) : []),
  'visit.mail-returned': (event, visit, policy) =>
    each(
      'visit-mail-returned',
      event.data.told ? ofReturned(event.data.recipient, visitorsOf(visit, event, policy), event, policy) : [],
    ),
};

/** Who only declines an offer knows so; a time that has passed is none to call off. */
function ofNoVisit(
  event: Event<DataOf<'visit.called-off' | 'visit.cancelled'>>,
  visit: Visit,
  policy: Policy,
): Addressee[] {
  const { data, at } = event;
  const declines = data.type === 'visit.called-off' && data.by === 'them' && data.agreedAt === null;
  const isPast = data.agreedAt !== null && data.agreedAt <= at;
  if (!data.wasOffered || declines || isPast) return [];
  const comes = data.agreedAt === null ? [] : staffById(policy, data.assignee);
  return [...each('visit-called-off', customerOf(visit)), ...each('visit-off-staff', exceptActor(event, comes))];
}

/** Whoever makes the visit rings the customer; of what they did not get themselves, or where nobody makes it yet, the leads are told. */
function ofReturned(recipient: string, assignee: Recipient[], { at }: Event, policy: Policy): Recipient[] {
  const told = recipient === customerId && assignee.length > 0 ? assignee : leadsOf(policy, at);
  return told.filter(({ id }) => id !== recipient);
}

/** Whoever was to come, or stands in; from the second time on the leads as well, each once. */
function whoIsAsked(
  { assignee, asked }: { assignee: string | null; asked: number },
  at: InstantText,
  policy: Policy,
): Recipient[] {
  const first = assignee === null ? [] : presentPeople(policy, `staff:${assignee}`, at);
  const leads = asked > 1 || first.length === 0 ? leadsOf(policy, at) : [];
  return [...first, ...leads.filter(({ id }) => !first.some((one) => one.id === id))];
}

/** Who is told of an appointment: whoever makes it, or when everybody who could is away then, whoever answers for it. */
function visitorsOf({ assignee, agreedAt }: Visit, { at }: Event, policy: Policy): Recipient[] {
  return assignee === null ? [] : presentPeople(policy, `staff:${assignee}`, agreedAt ?? at);
}
