import type { DataOf } from '../events.ts';
import type { InstantText } from '../vocabulary.ts';
import { newTimeName } from './clock-state.ts';
import type { LatePromise, MovedPromise, TicketEventData } from './events.ts';

type RungFired = DataOf<'rung.fired'>;

/**
 * Several promises of a ticket that are late at once are one mail: the first that tells the customer tells of the others.
 * @param count how many events there are before them
 */
export function lateTogether(data: readonly TicketEventData[], count: number): TicketEventData[] {
  const [first, ...others] = data.filter((one): one is RungFired => one.type === 'rung.fired' && tellsLate(one));
  if (!first) return [...data];
  const toldWith = count + data.indexOf(first) + 1;
  return data.map((one): TicketEventData => {
    if (one === first) return { ...first, writes: 'late', ...(others.length > 0 && { alsoLate: others.map(lateOf) }) };
    return one.type === 'rung.fired' && others.includes(one) ? { ...one, toldWith } : one;
  });
}

/** Whether a rung tells the customer that a promise is late. */
function tellsLate({ newPromiseAt, callBy }: RungFired): boolean {
  return newPromiseAt !== null || callBy !== undefined;
}

function lateOf({ clock, promiseDueAt, newPromiseAt, toldDueAt }: RungFired): LatePromise {
  return { clock, promiseDueAt, newPromiseAt, toldDueAt };
}

/** Which mails of its own a change brings the customer. */
interface OwnMails {
  /** Its settlement is told: it is not the job of another ticket. */
  settlement: boolean;
  /** A hold is told. */
  hold: boolean;
  /** The booked time still to come, null for none: that somebody else comes then is told. */
  bookedFor: InstantText | null;
}

/**
 * The events of a change with what is told in one mail told by one of them: a booked time that falls away with the ticket's
 * settlement, or as its promises become others; times that move in the same step as others run out, as a hold begins or ends;
 * what a hold writes; who comes instead.
 * @param count how many events there are before them
 */
export function toldTogether(data: readonly TicketEventData[], count: number, mails: OwnMails): TicketEventData[] {
  const first = <T extends TicketEventData['type']>(type: T, fits: (one: DataOf<T>) => boolean = () => true) =>
    data.find((one): one is Extract<TicketEventData, { type: T }> => one.type === type && fits(one as DataOf<T>));
  const sequenceOf = (one: TicketEventData) => count + data.indexOf(one) + 1;
  const moved = first('ticket.promises-moved');
  const late = first('rung.fired', ({ writes }) => writes === 'late');
  const offer = first('rung.fired', ({ writes }) => writes === 'offer-to-close');
  const reminder = first('rung.fired', ({ writes }) => writes === 'remind');
  const hold = mails.hold ? first('ticket.paused') : undefined;
  const off = first('ticket.called-off', ({ reason }) => (reason ?? 'staff') !== 'staff');
  const given = mails.bookedFor === null ? undefined : first('ticket.assigned', isHandedOver);
  const settled = mails.settlement ? first('ticket.resolved') : undefined;

  const tellsOff = settled ?? moved;
  const calledOff = off && { calledOff: off.bookedFor };
  const chaser = late ?? moved ?? offer;
  const alsoWrites =
    offer || reminder ? { alsoWrites: (offer ?? reminder)!.writes as 'remind' | 'offer-to-close' } : {};
  return data.map((one): TicketEventData => {
    switch (one) {
      case off:
        return tellsOff ? { ...off!, toldWith: sequenceOf(tellsOff) } : one;
      case settled:
        return { ...settled!, ...calledOff };
      case hold:
        return { ...hold!, ...(moved && { moved: moved.moved }) };
      case given:
        return moved ? one : { ...given!, bookedFor: mails.bookedFor! };
      case late:
        return { ...late!, ...movedBeside(late!, moved), ...alsoWrites };
      case offer:
      case reminder:
        return chaser && chaser !== one ? withoutMail(one as RungFired, sequenceOf(chaser)) : one;
      case moved: {
        const teller = late ?? hold;
        return {
          ...moved!,
          ...(teller && { toldWith: sequenceOf(teller) }),
          ...(given && { comes: given.to }),
          ...alsoWrites,
          ...(tellsOff === moved && calledOff),
        };
      }
      default:
        return one;
    }
  });
}

/**
 * Whether somebody who was to come does not, and somebody else does. Whom a ladder hands the ticket sees to the matter: who
 * comes is still to be said.
 */
function isHandedOver({ reason, from, to }: DataOf<'ticket.assigned'>): boolean {
  return reason !== 'escalation' && from !== null && from !== to;
}

function withoutMail({ writes: _, ...rest }: RungFired, toldWith: number): RungFired {
  return { ...rest, toldWith };
}

/** What else moved, but for what the mail tells of already: as late, or as a new time. */
function movedBeside(late: RungFired, moved: DataOf<'ticket.promises-moved'> | undefined): { moved?: MovedPromise[] } {
  const told = [late, ...(late.alsoLate ?? [])];
  const isOf = (one: LatePromise, clock: string) => one.clock === clock || one.clock === newTimeName(clock);
  const others = (moved?.moved ?? []).filter(
    ({ clock, to }) => !told.some((one) => isOf(one, clock) && (to === null || one.newPromiseAt === to)),
  );
  return others.length > 0 ? { moved: others } : {};
}
