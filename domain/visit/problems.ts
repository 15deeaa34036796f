import type { Context } from '../context.ts';
import type { Problem } from '../errors.ts';
import { fromText, toText } from '../instants.ts';
import type { InstantText } from '../vocabulary.ts';
import type { Visit } from './visit.ts';

/** So long after its window a visit may still be agreed for without a word. */
const graceDays = 30;

/** Null when an agreed time lies in the window a visit was offered in, before it, or not long after. */
export function refusalOfWindow({ windowTo }: Visit, agreedAt: InstantText): Problem | null {
  const latest = toText(fromText(windowTo).add({ hours: graceDays * 24 }));
  if (agreedAt <= latest) return null;
  return {
    type: 'outside-window',
    title: 'The time is long after the days it was planned for',
    status: 400,
    detail: `Its window ends at ${windowTo}.`,
    field: '/agreedAt',
    expected: `a time until ${latest}, or force, with a reason`,
  };
}

/** What is still to come cannot have failed. */
export function notOverYet(agreedAt: InstantText): Problem {
  return {
    type: 'not-over-yet',
    title: 'The agreed time is still to come',
    status: 409,
    detail: `It is agreed for ${agreedAt}.`,
    field: '/agreedAt',
    expected: 'a visit whose time has come; one that will not take place is called off',
  };
}

/** What is over cannot be called off. */
export function overAlready(agreedAt: InstantText): Problem {
  return {
    type: 'over-already',
    title: 'The agreed time is over',
    status: 409,
    detail: `It was agreed for ${agreedAt}.`,
    field: '/agreedAt',
    expected: 'a visit still to come; report this one as complete or missed, or confirm another time',
  };
}

/** Null when something is reported to have happened by now. */
export function refusalOfHeld(heldAt: InstantText, { now }: Context): Problem | null {
  if (heldAt <= toText(now)) return null;
  return {
    type: 'time-in-the-future',
    title: 'What is reported lies in the future',
    status: 400,
    detail: `${heldAt} is still to come.`,
    field: '/heldAt',
    expected: `an instant until ${toText(now)}`,
  };
}
