import type { Event } from '../events.ts';
import type { Summary } from '../insight/summary.ts';
import type { Digest } from '../notice/digest.ts';
import type { Policy } from '../policy/policy.ts';
import type { Role } from '../vocabulary.ts';
import { type Addressee, each, eventsOf, type MailRules, mailsBy, orStandIns } from './mail-rules.ts';
import { presentWithRoles, staffById, staffWithRole } from './recipients.ts';
import type { StaffSubject, Subject } from './subject.ts';
import { ticketMails } from './ticket-mails.ts';
import { visitMails } from './visit-mails.ts';

const digestMails: MailRules<'digest.closed', Digest> = {
  'digest.closed': ({ at }, digest, policy) => each('digest', orStandIns(policy, digest.staff, at)),
};

const summaryMails: MailRules<'summary.made', Summary> = {
  'summary.made': (_event, _summary, policy) => each('monthly-summary', staffWithRole(policy, policy.summary.to)),
};

/** What goes before management is management's to tell: the person concerned hears of it from them. */
const conductMails: MailRules<'conduct.recorded' | 'conduct.withdrawn', StaffSubject> = {
  'conduct.recorded': ({ data, at }, _, policy) => {
    const isManagements = data.step === 'management';
    const told: readonly Role[] = isManagements ? [...toldOfConduct(policy), 'manager'] : toldOfConduct(policy);
    return [
      ...each('conduct-step', isManagements ? [] : staffById(policy, data.staff)),
      ...each('conduct-told', presentWithRoles(policy, told, at, data.staff)),
    ];
  },
  'conduct.withdrawn': ({ data, at }, _, policy) =>
    each('conduct-withdrawn', [
      ...staffById(policy, data.staff),
      ...presentWithRoles(policy, toldOfConduct(policy), at, data.staff),
    ]),
};

const toldOfConduct = (policy: Policy): readonly Role[] => policy.conduct?.tell ?? [];

/** The events that bring mails: what the stream brings to whoever sends them. */
export const mailedEvents = {
  ...eventsOf(ticketMails),
  ...eventsOf(visitMails),
  ...eventsOf(digestMails),
  ...eventsOf(summaryMails),
  ...eventsOf(conductMails),
};

/**
 * Which mails an event brings at once, and to whom: everything for customers, and what staff must know that a colleague
 * has just done by hand. What ladders and routing tell staff are notices, which may wait.
 */
export function addresseesOf(event: Event, entity: Subject, policy: Policy): Addressee[] {
  return mailsBy(rulesOf(entity), event, entity, policy);
}

function rulesOf(entity: Subject): object {
  if ('ticketId' in entity) return ticketMails;
  if ('visitId' in entity) return visitMails;
  if ('digestId' in entity) return digestMails;
  return 'staffId' in entity ? conductMails : summaryMails;
}
