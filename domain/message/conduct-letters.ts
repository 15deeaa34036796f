import type { ConductRecorded } from '../events.ts';
import { type Desk, staffFrame } from './desk.ts';
import type { Block, Letter } from './mail.ts';
import { leadsOf, nameOf } from './recipients.ts';
import type { StaffSubject } from './subject.ts';

type StaffDesk = Desk<StaffSubject>;

/** What follows from complaints about somebody's conduct that were found true. */
export const conductLetters = {
  'conduct-step': toPerson,
  'conduct-told': toTold,
} satisfies Record<string, (desk: StaffDesk) => Letter>;

function toPerson(desk: StaffDesk): Letter {
  const { texts, policy, event, entity } = desk;
  const { step, ticketId } = dataOf(desk);
  const say = texts.conduct;
  const lead = leadsOf(policy, event.at).find(({ id }) => id !== entity.staffId)?.name ?? policy.business.name;
  return {
    ...letter(desk, say.subject(say.step[step]), say.title),
    blocks: [
      { kind: 'paragraph', text: say.intro(ticketId) },
      facts(desk),
      { kind: 'paragraph', text: say.follows[step] },
      { kind: 'paragraph', text: say.disagree(lead) },
    ],
  };
}

function toTold(desk: StaffDesk): Letter {
  const { texts, policy, entity } = desk;
  const { step, ticketId } = dataOf(desk);
  const say = texts.conduct;
  const name = nameOf(policy, entity.staffId);
  return {
    ...letter(desk, say.subject(`${name}, ${say.step[step]}`), say.titleTold(name)),
    blocks: [
      { kind: 'paragraph', text: say.introTold(name, ticketId) },
      facts(desk),
      { kind: 'paragraph', text: say.told[step](name) },
    ],
  };
}

function letter(desk: StaffDesk, subject: string, title: string): Letter {
  const { step } = dataOf(desk);
  return {
    ...staffFrame(desk),
    tone: step === 'warning' ? 'warning' : 'alarm',
    subject,
    preview: title,
    title,
    blocks: [],
  };
}

function facts(desk: StaffDesk): Block {
  const { label, conduct } = desk.texts;
  const { count, step, ticketId } = dataOf(desk);
  return {
    kind: 'facts',
    highlight: true,
    rows: [
      [label.ticket, ticketId],
      [conduct.count, String(count)],
      [conduct.what, conduct.step[step]],
    ],
  };
}

function dataOf({ event }: StaffDesk): ConductRecorded {
  return event.data as ConductRecorded;
}
