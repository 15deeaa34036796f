import type { InstantText } from '../vocabulary.ts';
import type { Moment, Ticket } from './ticket.ts';

/** So many fit the ticket's row many times over. */
const mostMoments = 100;

/** Adds a moment. Of several of a kind in a row only the first that counts and the last matter to any clock. */
export function withMoment(moments: readonly Moment[], name: Moment['name'], at: InstantText): Moment[] {
  return withOne(moments, { name, at });
}

/** Adds that a time was booked with the customer: the last one is the one that counts. */
export function withBooking(moments: readonly Moment[], at: InstantText, bookedFor: InstantText): Moment[] {
  return withOne(moments, { name: 'booked', at, bookedFor });
}

/** Adds that somebody was given the ticket: for the first time, by somebody else, or in another team. */
export function withGiving(
  moments: readonly Moment[],
  before: Pick<Ticket, 'assignee' | 'team'> | null,
  after: Pick<Ticket, 'assignee' | 'team'>,
  at: InstantText,
): Moment[] {
  const names: Moment['name'][] = [];
  const isGiven = after.assignee !== null && after.assignee !== (before?.assignee ?? null);
  if (isGiven) names.push('assigned');
  if (isGiven && before && before.assignee !== null) names.push('handed-over');
  if (before && after.team !== null && after.team !== before.team) names.push(`team:${after.team}`);
  return names.reduce<Moment[]>((all, name) => withMoment(all, name, at), [...moments]);
}

function withOne(moments: readonly Moment[], moment: Moment): Moment[] {
  const { name } = moment;
  const isThird = moments.at(-1)?.name === name && moments.at(-2)?.name === name && !moments.at(-2)?.returned;
  const all = [...(isThird ? moments.slice(0, -1) : moments), moment];
  return all.length > mostMoments ? withoutOldest(all) : all;
}

/** Forgets the oldest moment no clock runs from any more: the first and the last of each kind are kept. */
function withoutOldest(moments: readonly Moment[]): Moment[] {
  const oldest = moments.findIndex(
    ({ name }, index) =>
      moments.findIndex((one) => one.name === name) < index &&
      moments.findLastIndex((one) => one.name === name) > index,
  );
  return moments.toSpliced(Math.max(oldest, 0), 1);
}
