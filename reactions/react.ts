import { concerns, type Reaction, type RowChange } from './reaction.ts';

/** Where a reaction failed first: everything from there on has to come again. */
export interface Failure {
  reaction: string;
  /** The position in the batch. */
  at: number;
  error: unknown;
}

/**
 * Lets every reaction go through a batch by itself, in the stream's order, up to what it fails at: none holds up another,
 * and none sees a later change of something before an earlier one. What is to come again, comes to all of them.
 * @param failed is told of each failure as it happens
 * @returns the earliest failure; null when there was none
 */
export async function react<P>(
  reactions: readonly Reaction<P>[],
  changes: readonly RowChange[],
  ports: P,
  failed: (failure: Failure) => void,
): Promise<Failure | null> {
  let earliest: Failure | null = null as Failure | null;
  const inTurn = [...reactions.filter((one) => !one.onlyOnce), ...reactions.filter((one) => one.onlyOnce)];
  for (const reaction of inTurn) {
    const told = reaction.onlyOnce && earliest ? changes.slice(0, earliest.at) : changes;
    const failure = await reactTo(reaction, told, ports);
    if (!failure) continue;
    failed(failure);
    if (earliest === null || failure.at < earliest.at) earliest = failure;
  }
  return earliest;
}

async function reactTo<P>(reaction: Reaction<P>, changes: readonly RowChange[], ports: P): Promise<Failure | null> {
  const { react, name } = reaction;
  const facts = [...changes.entries()].filter(([, change]) => concerns(reaction, change));
  const [first] = facts;
  if (!first) return null;
  if ('all' in react) {
    const error = await faultOf(() =>
      react.all(
        facts.map(([, change]) => change),
        ports,
      ),
    );
    return error && { reaction: name, at: first[0], ...error };
  }
  let failure: Failure | null = null;
  for (const [at, change] of facts) {
    const error = await faultOf(() => react.each(change, ports));
    failure = error && { reaction: name, at, ...error };
    if (failure) break;
  }
  const error = await faultOf(async () => react.finish?.(ports));
  return error ? { reaction: name, at: first[0], ...error } : failure;
}

async function faultOf(work: () => Promise<void>): Promise<{ error: unknown } | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return { error };
  }
}
