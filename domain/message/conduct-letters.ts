import type { ConductRecorded, StaffEventData } from '../conduct/events.ts';
import { type Desk, staffFrame } from './desk.ts';
import type { Block, FactRow, Letter } from './mail.ts';
import { leadsOf, nameOf } from './recipients.ts';
import type { StaffSubject } from './subject.ts';

type StaffDesk = Desk<StaffSubject>;

/** What follows from complaints about somebody's conduct that were found true. */
export const conductLetters = {
  'conduct-step': toPerson,
  'conduct-told': toTold,
  'conduct-withdrawn': withdrawn,
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

/** To the person concerned and to those who were told: what counted counts no longer. */
function withdrawn(desk: StaffDesk): Letter {
  const { texts, policy, entity, event, to } = desk;
  const { ticketId, count } = event.data as StaffEventData;
  const say = texts.conduct.withdrawn;
  const own = to.id === entity.staffId;
  const name = nameOf(policy, entity.staffId);
  return {
    ...staffFrame(desk),
    subject: texts.conduct.subject(own ? say.subject : `${name}, ${say.subject}`),
    preview: say.title,
    title: say.title,
    blocks: [
      { kind: 'paragraph', text: own ? say.yours(ticketId) : say.about(name, ticketId) },
      { kind: 'facts', highlight: true, rows: countRows(desk, ticketId, count) },
      ...(own ? [{ kind: 'paragraph' as const, text: say.sorry }] : []),
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
  const { conduct } = desk.texts;
  const { count, step, ticketId } = dataOf(desk);
  const rows: FactRow[] = [...countRows(desk, ticketId, count), [conduct.what, conduct.step[step]]];
  return { kind: 'facts', highlight: true, rows };
}

function countRows({ texts }: StaffDesk, ticketId: string, count: number): FactRow[] {
  return [
    [texts.label.ticket, ticketId],
    [texts.conduct.count, String(count)],
  ];
}

function dataOf({ event }: StaffDesk): ConductRecorded {
  return event.data as ConductRecorded;
}
