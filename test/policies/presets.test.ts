import { describe, expect, it } from 'vitest';
import { mayHave } from '../../domain/assignment/eligibility.ts';
import { faultsOf } from '../../domain/input.ts';
import { hasAppointments } from '../../domain/policy/clock-rules.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import { bookAppointment, openTicket, reachMilestone, replyToTicket } from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { roles } from '../../domain/vocabulary.ts';
import { milestonesInOrder } from './milestones.ts';
import { documents, instantIn, type PresetName, presetNames, presetPolicy } from './presets.ts';

const context = (preset: PresetName, local: string) => ({
  now: instantIn(preset, local),
  actor: { kind: 'system' as const },
  policy: presetPolicy(preset),
});

/** A complaint about conduct is about the first of the staff unless said otherwise. */
function opened(preset: PresetName, requestType: string, whom?: Ticket['about']): Ticket {
  const { requestTypes, staff } = presetPolicy(preset);
  const about = whom ?? (requestTypes[requestType]!.conduct ? { staff: staff[0]!.id } : null);
  const command = { ticketId: 'T1', requestType, subject: 'x', text: 'x', customer: null, about };
  const result = openTicket(command, context(preset, '2026-06-08T10:00'));
  if (!result.ok) throw new Error(result.error.detail);
  return result.value.ticket;
}

function must(ticket: Ticket, milestone: string, preset: PresetName): Ticket {
  const reached = reachMilestone(ticket, milestone, context(preset, '2026-06-08T10:05'));
  if (!reached.ok) throw new Error(reached.error.detail);
  return reached.value.ticket;
}

/** A ticket on which everything has happened that can start a clock. */
function eventful(preset: PresetName, requestType: string): Ticket {
  const policy = presetPolicy(preset);
  const later = context(preset, '2026-06-08T10:05');
  const answered = replyToTicket(opened(preset, requestType), { text: 'x' }, later);
  if (!answered.ok) throw new Error(answered.error.detail);
  const type = policy.requestTypes[requestType]!;
  const booked = hasAppointments(type)
    ? bookAppointment(answered.value.ticket, '2026-06-11T05:00:00.000Z', later)
    : answered;
  if (!booked.ok) throw new Error(booked.error.detail);
  return milestonesInOrder(type).reduce((ticket, milestone) => {
    const reached = reachMilestone(ticket, milestone, later);
    if (!reached.ok) throw new Error(reached.error.detail);
    return reached.value.ticket;
  }, booked.value.ticket);
}

/** Every text of a document with the place it is at. */
function textsIn(value: unknown, path = ''): [path: string, text: Record<string, string>][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value) return [[path, value as Record<string, string>]];
  return Object.entries(value).flatMap(([member, part]) => textsIn(part, `${path}/${member}`));
}

describe.each(presetNames)('the preset %s', (preset) => {
  const policy = presetPolicy(preset);
  const types = Object.keys(policy.requestTypes);

  it('is a policy, called after itself', () => {
    const parsed = policySchema.safeParse(documents[preset]);
    expect(parsed.success ? [] : faultsOf(parsed.error)).toEqual([]);
    expect(policy.version).toBe(`${preset}-1`);
  });

  it('says everything in three languages', () => {
    const missing = textsIn(documents[preset]).filter(
      ([, { en, ko, zh }]) =>
        !en || !/\p{Script=Hangul}/u.test(ko ?? '') || !/^\P{Script=Hangul}*\p{Script=Han}/u.test(zh ?? ''),
    );
    expect(missing).toEqual([]);
  });

  it('has somebody in every role, several people in the teams customers meet, and a deputy for each of those', () => {
    expect(roles.filter((role) => !policy.staff.some((person) => person.role === role))).toEqual([]);
    for (const team of ['after-sales', 'complaint-line']) {
      const members = policy.staff.filter((person) => person.team === team);
      expect(members.length).toBeGreaterThanOrEqual(2);
      expect(members.filter(({ role, deputy }) => role !== 'technician' && !deputy)).toEqual([]);
    }
  });

  it('gives complaints to a complaint line that has no stake in the work', () => {
    const others = Object.keys(policy.teams!).filter((team) => team !== 'complaint-line');
    expect(others).toContain('after-sales');
    expect([...policy.teams!['complaint-line']!.separateFrom!].sort()).toEqual(others.sort());
    for (const type of ['complaint', 'conduct']) {
      const ticket = opened(preset, type);
      expect(ticket.team).toBe('complaint-line');
      const barred = policy.staff.filter((person) => !mayHave(policy, ticket, person)).map(({ team }) => team);
      expect([...new Set(barred)].sort()).toEqual(
        others.filter((team) => policy.staff.some((one) => one.team === team)),
      );
    }
  });

  it('never gives a complaint about somebody to that person', () => {
    const [first, second] = policy.staff.filter(({ team }) => team === 'complaint-line');
    expect(opened(preset, 'conduct', { staff: first!.id }).assignee).toBe(second!.id);
    expect(opened(preset, 'conduct', { staff: second!.id }).assignee).toBe(first!.id);
  });

  it('has no work done whose charge was named and not accepted, and has free work done at once', () => {
    const paid = types.filter((type) => milestonesInOrder(policy.requestTypes[type]!).includes('charge-named'));
    expect(paid).toContain('visit-request');
    for (const type of paid) {
      const { needs = {} } = policy.requestTypes[type]!;
      const isHeld = (need: (typeof needs)[string][number]) =>
        need === 'charge-accepted' || (typeof need !== 'string' && need.milestone === 'charge-accepted');
      const work = Object.keys(needs).filter((milestone) => needs[milestone]!.some(isHeld));
      expect({ type, count: work.length }).toEqual({ type, count: 1 });
      const [done] = work as [string];
      // What else has to come before it has come.
      const before = milestonesInOrder(policy.requestTypes[type]!).filter((name) => !name.startsWith('charge-'));
      const ready = before
        .slice(0, before.indexOf(done))
        .reduce((ticket, name) => must(ticket, name, preset), opened(preset, type));
      const named = must(ready, 'charge-named', preset);
      expect(reachMilestone(named, done, context(preset, '2026-06-08T10:06'))).toMatchObject({
        ok: false,
        error: { type: 'milestone-too-early', expected: 'charge-accepted before it' },
      });
      must(must(named, 'charge-accepted', preset), done, preset);
      if (type !== 'paid-repair') must(ready, done, preset);
    }
  });

  it('answers misconduct with a warning, a penalty, and then the management', () => {
    expect(policy.requestTypes.conduct!.conduct).toBe(true);
    expect(policy.conduct?.steps).toEqual(['warning', 'penalty', 'management']);
    expect(policy.conduct?.tell).toContain('manager');
  });

  it('tells customers of a promise that somebody comes, or of an answer, before it is merely late', () => {
    const silent = types.flatMap((type) =>
      Object.entries(policy.requestTypes[type]!.clocks)
        .filter(([name]) => ['first-response', 'time-promised', 'arrival', 'resolution'].includes(name))
        .filter(() => !policy.routines!.some(({ requestType }) => requestType === type))
        .filter(([, { ladder }]) => !policy.ladders[ladder]!.some(({ tellCustomer }) => tellCustomer))
        .map(([name]) => `${type} ${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('warns before each promise runs out, and escalates afterwards', () => {
    // That an invoice is due at midnight cannot be warned of in a calendar that is open for its last minute only.
    const ladders = Object.entries(policy.ladders).filter(([name]) => name !== 'same-day');
    const late = ladders.filter(
      ([, [first]]) => !first || 'after' in first.at || ('share' in first.at && first.at.share > 1),
    );
    expect(late).toEqual([]);
    // A hold is no promise: holds.test.ts.
    const ofHolds = Object.values(policy.holds ?? {}).map((hold) => hold?.ladder);
    const levels = ladders.filter(([name]) => !ofHolds.includes(name)).map(([, rungs]) => rungs.at(-1)!.notify ?? []);
    expect(levels.every((told) => told.some((name) => name !== 'assignee'))).toBe(true);
  });

  it.each(types)('has ladders that are climbed upwards in time: %s', (type) => {
    const clocks = eventful(preset, type).clocks.filter(({ state }) => state === 'running');
    for (const { name, rungs, startedAt } of clocks) {
      const dues = rungs.map(({ dueAt }) => dueAt);
      expect({ name, dues }).toEqual({ name, dues: [...dues].sort() });
      expect(dues[0]! > startedAt).toBe(true);
    }
  });

  it('wakes nobody for what can wait, save where somebody sits by the phone all night', () => {
    for (const role of ['technician', 'lead', 'inspector', 'manager'] as const) {
      expect(policy.notices?.[role]?.hours).toBeDefined();
    }
    const allNight = ['lubricants', 'it-systems'].includes(preset);
    expect(policy.notices?.hotline?.hours === undefined).toBe(allNight);
  });
});
