import type { Context } from '../context.ts';
import { type Problem, problem } from '../errors.ts';
import { fromText, toText } from '../instants.ts';
import type { InstantText } from '../vocabulary.ts';
import type { Visit } from './visit.ts';

/** So long after its window a visit may still be agreed for without a word. */
const graceDays = 30;

/** Null when an agreed time lies in the window a visit was offered in, before it, or not long after. */
export function refusalOfWindow({ windowTo }: Visit, agreedAt: InstantText): Problem<'outside-window'> | null {
  const latest = toText(fromText(windowTo).add({ hours: graceDays * 24 }));
  if (agreedAt <= latest) return null;
  return problem('outside-window', {
    detail: `Its window ends at ${windowTo}.`,
    field: '/agreedAt',
    expected: `a time until ${latest}, or force, with a reason`,
  });
}

/** What is still to come cannot have failed. */
export function notOverYet(agreedAt: InstantText): Problem<'not-over-yet'> {
  return problem('not-over-yet', {
    detail: `It is agreed for ${agreedAt}.`,
    field: '/agreedAt',
    expected: 'a visit whose time has come; one that will not take place is called off',
  });
}

/** What is over cannot be called off. */
export function overAlready(agreedAt: InstantText): Problem<'over-already'> {
  return problem('over-already', {
    detail: `It was agreed for ${agreedAt}.`,
    field: '/agreedAt',
    expected: 'a visit still to come; report this one as complete or missed, or confirm another time',
  });
}

/** Null when something is reported to have happened by now. */
export function refusalOfHeld(heldAt: InstantText, { now }: Context): Problem<'time-in-the-future'> | null {
  if (heldAt <= toText(now)) return null;
  return problem('time-in-the-future', {
    detail: `${heldAt} is still to come.`,
    field: '/heldAt',
    expected: `an instant until ${toText(now)}`,
  });
}
