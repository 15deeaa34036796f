import { milestonesOf } from '../../domain/policy/clock-rules.ts';
import type { RequestType } from '../../domain/policy/promises.ts';

/** The milestones of a request type, each after those it needs. */
export function milestonesInOrder(type: RequestType): string[] {
  const left = new Set(milestonesOf(type));
  const done: string[] = [];
  const isFree = (milestone: string) =>
    (type.needs?.[milestone] ?? []).every((need) => !left.has(typeof need === 'string' ? need : need.milestone));
  while (left.size > 0) {
    const next = [...left].find(isFree)!;
    left.delete(next);
    done.push(next);
  }
  return done;
}
