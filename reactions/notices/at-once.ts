import type { Event } from '../../domain/events.ts';
import { type MailReference, mailIdOf } from '../../domain/message/mail.ts';
import { closingAtOnce } from '../../domain/notice/digest.ts';
import type { DigestEventData, Notice } from '../../domain/notice/events.ts';
import { eventIdOf, type Telling } from '../../domain/notice/notice.ts';
import type { InstantText } from '../../domain/vocabulary.ts';

export interface AtOncePort {
  /** Some events of a history, in order. */
  readEvents(entity: Event['entity'], entityId: string, first: number, last: number): Promise<Event[]>;
  /** Asks for a mail to be written from its event and sent, unless it was asked for before. */
  queueMail(mail: MailReference, at: InstantText): Promise<void>;
  /** Notes that what was gathered is told. False when it has been noted before. */
  noteClosing(closing: Event<DigestEventData>): Promise<boolean>;
  nowText: () => InstantText;
}

interface AtOnce extends AtOncePort {
  /** Whom an event tells. */
  tellingsOf: (event: Event) => Promise<Telling[]>;
  /** Whether nothing is gathered for somebody: the telling is critical, or their role has no rule. */
  isAtOnce: (telling: Telling, at: InstantText) => Promise<boolean>;
}

/**
 * What is told at once is one mail a person and step, though several rungs were climbed in it. The first event of the
 * step that tells somebody tells all of it, and the others nothing: whatever batches they come in, and however often.
 */
export function openAtOnce(ports: AtOnce) {
  const { tellingsOf, isAtOnce } = ports;
  /** Of the step asked for last: its events come one after another. */
  let last: { id: string; tellings: Promise<Telling[]> } | null = null;

  async function read({ entity, entityId }: Event, [from, to]: readonly [number, number]): Promise<Telling[]> {
    const events = await ports.readEvents(entity, entityId, from, to);
    const tellings: Telling[] = [];
    for (const event of events) tellings.push(...(await tellingsOf(event)));
    return tellings;
  }

  function ofStep(event: Event, among: readonly [number, number]): Promise<Telling[]> {
    const id = `${event.entityId}.${among[0]}`;
    if (last?.id === id) return last.tellings;
    const tellings = read(event, among);
    // What failed is read again when the event comes again.
    tellings.catch(() => {
      if (last?.tellings === tellings) last = null;
    });
    last = { id, tellings };
    return tellings;
  }

  return {
    async tell(event: Event, { staffId, notice }: Telling): Promise<void> {
      if (!event.among) return queueNotice(ports, notice, staffId);
      const notices: Notice[] = [];
      for (const telling of await ofStep(event, event.among)) {
        if (telling.staffId === staffId && (await isAtOnce(telling, event.at))) notices.push(telling.notice);
      }
      const isFirst = notices[0] === undefined || eventIdOf(notices[0]) === event.eventId;
      if (!isFirst) return;
      const closing = closingAtOnce(staffId, notices);
      const [only, more] = closing.shown;
      if (more === undefined) return queueNotice(ports, only ?? notice, staffId);
      const entityId = `${staffId}~${event.entityId}.${event.among[0]}`;
      const told = { eventId: `${entityId}#1`, entity: 'digest' as const, entityId, sequence: 1, at: ports.nowText() };
      await ports.noteClosing({ ...told, actor: { kind: 'system' }, data: closing });
    },

    /** Of the next batch everything is read again: a policy may count from now on that did not before. */
    forget(): void {
      last = null;
    },
  };
}

/** Asks for the mail of one notice. */
export function queueNotice(ports: AtOncePort, notice: Notice, recipientId: string): Promise<void> {
  const { kind: template, ticketId: entityId, sequence } = notice;
  const mailId = mailIdOf({ eventId: eventIdOf(notice) }, template, recipientId);
  return ports.queueMail({ mailId, template, recipientId, entity: 'ticket', entityId, sequence }, ports.nowText());
}
