import { type Problem, problem } from '../errors.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Actor, InstantText } from '../vocabulary.ts';
import { type Activation, changedState, type PolicyState, type PolicyStateChange } from './state.ts';

/** So many activations are kept to go back to; the history keeps them all. */
const mostKept = 200;

export interface Decision {
  at: InstantText;
  actor: Actor;
  /** Who the list of activations says it was. */
  by: string;
}

/** A stretch of time in which a version is in force; the last one has no end. */
export interface Period extends Activation {
  until: InstantText | null;
}

/** The version in force at an instant: `deployed` while none has been activated, or all have been rolled back. */
export function versionAt(
  { activations }: Pick<PolicyState, 'activations'>,
  at: InstantText,
  deployed: string,
): string {
  return standing(activations, at).at(-1)?.version ?? deployed;
}

/** Activations in the order in which they come into force, each until the next one does. */
export function periodsOf({ activations }: Pick<PolicyState, 'activations'>): Period[] {
  const ordered = inOrder(activations);
  return ordered.map((activation, index) => ({ ...activation, until: ordered[index + 1]?.from ?? null }));
}

/**
 * Puts a version in force from an instant on. A scheduled activation of the same version is replaced; null when it is
 * scheduled for that instant already.
 */
export function activate(
  state: PolicyState,
  version: string,
  from: InstantText,
  deployed: string,
  { at, actor, by }: Decision,
): Result<PolicyStateChange | null, Problem<'activation-in-the-past' | 'policy-in-force'>> {
  if (from < at) return refuse(inThePast(at));
  if (from > at && state.activations.some((one) => one.version === version && one.from === from)) return ok(null);
  if (from === at && versionAt(state, at, deployed) === version) return refuse(alreadyInForce(version));
  const others = state.activations.filter((one) => !(one.version === version && one.from > at));
  const activations = [...others, { version, from, by, at }].slice(-mostKept);
  return ok(changedState(state, { activations }, { type: 'policy.activated', version, from }, { at, actor }));
}

/** Takes back an activation that has not come into force yet. */
export function withdraw(
  state: PolicyState,
  version: string,
  { at, actor }: Decision,
): Result<PolicyStateChange, Problem<'policy-not-scheduled'>> {
  const scheduled = state.activations.find((one) => one.version === version && one.from > at);
  if (!scheduled) return refuse(notScheduled(version));
  const activations = state.activations.filter((one) => one !== scheduled);
  const { from } = scheduled;
  return ok(changedState(state, { activations }, { type: 'policy.withdrawn', version, from }, { at, actor }));
}

/**
 * Takes the version in force back: from now on the one before it counts again. Whoever does it says which version that
 * is: of two who do it at once the second has nothing left to take back.
 */
export function rollBack(
  state: PolicyState,
  from: string,
  deployed: string,
  { at, actor, by }: Decision,
): Result<PolicyStateChange & { version: string }, Problem<'nothing-to-roll-back' | 'policy-not-in-force'>> {
  const [current, before] = standing(state.activations, at).reverse();
  const inForce = current?.version ?? deployed;
  if (inForce !== from) return refuse(notInForce(from, inForce));
  if (!current) return refuse(nothingToRollBack(deployed));
  const version = before?.version ?? deployed;
  const activations = [...state.activations, { version, from: at, by, at, rollback: true as const }].slice(-mostKept);
  const data = { type: 'policy.rolled-back', from: current.version, to: version } as const;
  return ok({ ...changedState(state, { activations }, data, { at, actor }), version });
}

/** What has come into force by an instant and has not been rolled back since, the latest last. */
function standing(activations: readonly Activation[], at: InstantText): Activation[] {
  const stack: Activation[] = [];
  for (const activation of inOrder(activations)) {
    if (activation.from > at) break;
    if (activation.rollback) stack.pop();
    else stack.push(activation);
  }
  return stack;
}

/** By the instant they come into force; what was decided later comes later. The sort is stable. */
function inOrder(activations: readonly Activation[]): Activation[] {
  return activations.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function inThePast(at: InstantText): Problem<'activation-in-the-past'> {
  return problem('activation-in-the-past', {
    detail: 'What has been promised stays promised: a policy counts from now on, or from later on.',
    field: '/from',
    expected: `an instant not before ${at}, or none for now`,
  });
}

function alreadyInForce(version: string): Problem<'policy-in-force'> {
  return problem('policy-in-force', {
    detail: `${version} is the policy in force.`,
    field: '/version',
    expected: 'another version, or an instant from which it counts again',
  });
}

function notScheduled(version: string): Problem<'policy-not-scheduled'> {
  return problem('policy-not-scheduled', {
    detail: `No activation of ${version} is still to come. One that has come into force is rolled back.`,
    field: '/version',
    expected: 'a version with an activation in the future',
  });
}

function notInForce(version: string, inForce: string): Problem<'policy-not-in-force'> {
  return problem('policy-not-in-force', {
    detail: `${inForce} is in force, not ${version}: it may have been rolled back already.`,
    field: '/from',
    expected: inForce,
  });
}

function nothingToRollBack(deployed: string): Problem<'nothing-to-roll-back'> {
  return problem('nothing-to-roll-back', {
    detail: `${deployed}, which was deployed, is in force; no other was activated before it.`,
  });
}
