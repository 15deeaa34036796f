import { isPresent } from '../../domain/assignment/presence.ts';
import type { Event } from '../../domain/events.ts';
import { earliest } from '../../domain/instants.ts';
import { addresseesOf } from '../../domain/message/addressees.ts';
import type { MailTemplate } from '../../domain/message/mail.ts';
import { closingAtOnce, digestOf } from '../../domain/notice/digest.ts';
import type { Notice } from '../../domain/notice/events.ts';
import { eventIdOf, type Telling } from '../../domain/notice/notice.ts';
import { digestIdOf, slotOf } from '../../domain/notice/slot.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { House } from './house.ts';
import type { Office } from './office.ts';
import type { Recording, Told } from './recording.ts';

/** What it looks at of the business. */
interface Scene {
  readonly at: InstantText;
  readonly office: Office;
  readonly tickets: ReadonlyMap<string, Ticket>;
}

interface Gathering {
  staffId: string;
  closesAt: InstantText;
  notices: Notice[];
}

/** What staff are told: at once, or in a digest when its slot closes. */
export class Tellings {
  readonly #world: Scene;
  readonly #recording: Recording;
  readonly #begun = new Set<string>();
  readonly #gathered = new Map<string, Gathering>();

  constructor(world: Scene, recording: Recording) {
    this.#world = world;
    this.#recording = recording;
  }

  note(event: Event, entity: Ticket | Visit, house: House): void {
    const { office, at } = this.#world;
    const active = office.active(at);
    const governing = office.of(entity.policyVersion, at);
    for (const telling of house.noticesOf(event, entity, { active, governing })) this.#tell(telling);
  }

  mailed({ eventId, entityId }: Event, staffId: string, kind: MailTemplate): void {
    this.#record(staffId, kind, { eventId, entityId, clock: null });
  }

  nextClosing(): InstantText | null {
    return earliest([...this.#gathered.values()].map(({ closesAt }) => closesAt));
  }

  /** Hours may begin earlier than was known: what waits is told by those of now. */
  bringForward(house: House): void {
    const { office, at } = this.#world;
    const policy = office.active(at);
    for (const gathering of this.#gathered.values()) {
      const person = policy.staff.find(({ id }) => id === gathering.staffId);
      if (person) gathering.closesAt = house.closingBy(policy, person, gathering.closesAt, at);
    }
  }

  /** Closes the slots whose time has come; what is no matter any more by then is not told. */
  close(at: InstantText): void {
    for (const [digestId, { staffId, closesAt, notices }] of [...this.#gathered]) {
      if (closesAt > at) continue;
      this.#gathered.delete(digestId);
      const closed = { eventId: digestId, entity: 'digest' as const, entityId: digestId, sequence: 1, at };
      const data = closingAtOnce(staffId, notices);
      const event = { ...closed, actor: { kind: 'system' as const }, data };
      const digest = digestOf(event, this.#world.tickets);
      for (const { to } of addresseesOf(event, digest, this.#world.office.active(at))) {
        for (const { notice } of digest.lines) this.#record(to.id, notice.kind, aboutOf(notice));
      }
    }
  }

  #tell({ staffId, notice, critical }: Telling): void {
    const { office, at } = this.#world;
    const policy = office.active(at);
    const person = critical ? undefined : policy.staff.find(({ id }) => id === staffId);
    const slot = person && slotOf(policy, person, at);
    const digestId = slot ? digestIdOf(slot) : null;
    if (!slot || digestId === null || (!slot.quiet && !this.#begun.has(digestId))) {
      this.#begun.add(digestId ?? '');
      this.#record(staffId, notice.kind, aboutOf(notice));
      return;
    }
    const gathering = this.#gathered.get(digestId) ?? { staffId, closesAt: slot.closesAt, notices: [] };
    gathering.notices.push(notice);
    this.#gathered.set(digestId, gathering);
  }

  #record(staffId: string, kind: Told['kind'], about: Pick<Told, 'eventId' | 'entityId' | 'clock'>): void {
    const { office, at } = this.#world;
    const policy = office.active(at);
    const isMember = policy.staff.some(({ id }) => id === staffId);
    this.#recording.told.push({ at, staffId, isPresent: isMember && isPresent(policy, staffId, at), kind, ...about });
  }
}

function aboutOf(notice: Notice) {
  return { eventId: eventIdOf(notice), entityId: notice.ticketId, clock: notice.clock ?? null };
}
