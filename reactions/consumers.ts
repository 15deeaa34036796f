import { lifecycleReactions } from './lifecycle.ts';
import { mailReactions } from './mail.ts';
import type { EventType, Reaction } from './reaction.ts';

/** Which function of the stream runs which reactions. DynamoDB lets two read a stream, and no more. */
export const consumers = { lifecycle: lifecycleReactions, mail: mailReactions } as const;

/** Events nobody reacts to: they are for the history only. */
export const unheeded = [
  'visit.put-off',
  'visit.declined',
  'policy.drafted',
  'policy.activated',
  'policy.withdrawn',
  'policy.rolled-back',
] as const satisfies readonly EventType[];

type Heeded = (typeof consumers)[keyof typeof consumers][number] extends infer R
  ? R extends Reaction<never, infer T>
    ? T
    : never
  : never;

/** Of an event that is missing here somebody has to say who reacts to it, or that nobody does: then this compiles. */
type Missing = Exclude<EventType, Heeded | (typeof unheeded)[number]>;
true satisfies [Missing] extends [never] ? true : Missing;
/** And what somebody reacts to is not said to be unheeded. */
true satisfies [Heeded & (typeof unheeded)[number]] extends [never] ? true : Heeded & (typeof unheeded)[number];
