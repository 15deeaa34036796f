import { describe, expect, it } from 'vitest';
import { activate, periodsOf, rollBack, versionAt, withdraw } from '../../domain/policy/activation.ts';
import { type PolicyState, type PolicyStateChange, untouched } from '../../domain/policy/state.ts';
import type { Result } from '../../domain/result.ts';

const deployed = 'starter-1';
const on = (day: number, time = '00:00') => `2026-06-${String(day).padStart(2, '0')}T${time}:00.000Z`;
const decision = (at: string) => ({
  at,
  actor: { kind: 'staff' as const, id: 'mina', role: 'lead' as const },
  by: 'mina',
});

const activated = (state: PolicyState, version: string, at: string, from = at) =>
  granted(activate(state, version, from, deployed, decision(at)));
const rolledBack = (state: PolicyState, at: string) =>
  granted(rollBack(state, versionAt(state, at, deployed), deployed, decision(at)));

function granted(result: Result<PolicyStateChange | null>): PolicyState {
  if (!result.ok) throw new Error(result.error.detail);
  return result.value!.state;
}

describe('the policy in force', () => {
  it('is the deployed one as long as none has been activated', () => {
    expect(versionAt(untouched, on(1), deployed)).toBe('starter-1');
  });

  it('changes at the very instant an activation names', () => {
    const state = activated(untouched, 'summer', on(1), on(8, '09:00'));
    expect(versionAt(state, '2026-06-08T08:59:59.999Z', deployed)).toBe('starter-1');
    expect(versionAt(state, on(8, '09:00'), deployed)).toBe('summer');
  });

  it('is the one activated last from the same instant on', () => {
    const state = activated(activated(untouched, 'a', on(1), on(5)), 'b', on(2), on(5));
    expect(versionAt(state, on(5), deployed)).toBe('b');
  });

  it('is told as periods, each until the next one', () => {
    const state = activated(activated(untouched, 'b', on(1), on(5)), 'a', on(2), on(3));
    expect(periodsOf(state).map(({ version, from, until }) => [version, from, until])).toEqual([
      ['a', on(3), on(5)],
      ['b', on(5), null],
    ]);
  });
});

describe('activating', () => {
  it('is refused for the past, which has been promised by another', () => {
    const refused = activate(untouched, 'a', on(1), deployed, decision(on(2)));
    expect(refused).toMatchObject({ ok: false, error: { type: 'activation-in-the-past', field: '/from' } });
  });

  it('is refused for the one in force', () => {
    const refused = activate(untouched, 'starter-1', on(2), deployed, decision(on(2)));
    expect(refused).toMatchObject({ ok: false, error: { type: 'policy-in-force' } });
  });

  it('again for another instant replaces what was scheduled', () => {
    const state = activated(activated(untouched, 'a', on(1), on(5)), 'a', on(2), on(9));
    expect(versionAt(state, on(6), deployed)).toBe('starter-1');
    expect(versionAt(state, on(9), deployed)).toBe('a');
  });

  it('can be withdrawn until it has come into force', () => {
    const state = activated(untouched, 'a', on(1), on(5));
    const withdrawn = withdraw(state, 'a', decision(on(4)));
    expect(withdrawn).toMatchObject({
      ok: true,
      value: { event: { data: { type: 'policy.withdrawn', from: on(5) } } },
    });
    expect(withdraw(state, 'a', decision(on(5)))).toMatchObject({ ok: false, error: { type: 'policy-not-scheduled' } });
  });

  it('is told by one event for each change, numbered without a gap', () => {
    const first = activate(untouched, 'a', on(1), deployed, decision(on(1)));
    expect(first).toMatchObject({
      value: { state: { version: 1 }, event: { entity: 'policy', sequence: 1, at: on(1), actor: { id: 'mina' } } },
    });
  });
});

describe('scheduling again what is scheduled', () => {
  it('changes nothing', () => {
    const state = activated(untouched, 'summer', on(1), on(8));
    expect(activate(state, 'summer', on(8), deployed, decision(on(2)))).toEqual({ ok: true, value: null });
    expect(activated(state, 'summer', on(2), on(9)).version).toBe(2);
  });
});

describe('rolling back', () => {
  const two = activated(activated(untouched, 'a', on(1)), 'b', on(3));

  it('brings back the one before, from now on, and keeps what was', () => {
    const state = rolledBack(two, on(4));
    expect(versionAt(state, on(3, '12:00'), deployed)).toBe('b');
    expect(versionAt(state, on(4), deployed)).toBe('a');
    expect(periodsOf(state).map(({ version, from, until, rollback }) => [version, from, until, rollback])).toEqual([
      ['a', on(1), on(3), undefined],
      ['b', on(3), on(4), undefined],
      ['a', on(4), null, true],
    ]);
  });

  it('twice goes two back, down to the deployed one, and no further', () => {
    const state = rolledBack(rolledBack(two, on(4)), on(5));
    expect(versionAt(state, on(5), deployed)).toBe('starter-1');
    expect(rollBack(state, 'starter-1', deployed, decision(on(6)))).toMatchObject({
      error: { type: 'nothing-to-roll-back' },
    });
  });

  it('is refused to whoever names another version than the one in force: two who press at once go back once', () => {
    const state = rolledBack(two, on(4));
    expect(rollBack(state, 'b', deployed, decision(on(4)))).toMatchObject({
      ok: false,
      error: { type: 'policy-not-in-force', field: '/from', expected: 'a' },
    });
  });

  it('leaves what is scheduled for later as it is', () => {
    const state = rolledBack(activated(two, 'c', on(3), on(9)), on(4));
    expect(versionAt(state, on(4), deployed)).toBe('a');
    expect(versionAt(state, on(9), deployed)).toBe('c');
  });

  it('does not stand in the way of activating the same version again', () => {
    const state = activated(rolledBack(two, on(4)), 'b', on(5));
    expect(versionAt(state, on(5), deployed)).toBe('b');
    expect(versionAt(rolledBack(state, on(6)), on(6), deployed)).toBe('a');
  });
});
