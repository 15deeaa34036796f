import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closingBy, digestIdOf, earliestTelling, slotOf } from '../../domain/notice/slot.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { starterPolicy } from '../support/policy.ts';
import { instantOf, seoul } from '../support/seoul.ts';

const office = { hotline: { hours: 'office', digest: 'PT5M' } };
const jiwoo = starterPolicy.staff.find(({ id }) => id === 'jiwoo')!;

function closing(at: string, rule: Policy['notices'] = office): string | null {
  const slot = slotOf({ ...starterPolicy, notices: rule }, jiwoo, at.includes('T') ? at : instantOf(at));
  return slot && `${seoul(slot.closesAt)}${slot.quiet ? ' quiet' : ''}`;
}

describe('a slot', () => {
  it.each([
    ['2026-06-01 09:00', '2026-06-01 09:05'],
    ['2026-06-01 09:04', '2026-06-01 09:05'],
    ['2026-06-01 09:05', '2026-06-01 09:10'],
    ['2026-06-01 11:59', '2026-06-01 12:00'],
    ['2026-06-01 17:58', '2026-06-01 18:00'],
  ])('of %s, in office hours, ends at %s', (at, ends) => {
    expect(closing(at)).toBe(ends);
  });

  it.each([
    ['lunch', '2026-06-01 12:00', '2026-06-01 13:00 quiet'],
    ['the evening', '2026-06-01 18:00', '2026-06-02 09:00 quiet'],
    ['the night', '2026-06-02 03:00', '2026-06-02 09:00 quiet'],
    ['the night before a holiday', '2026-06-02 23:00', '2026-06-04 09:00 quiet'],
    ['the weekend', '2026-06-06 12:00', '2026-06-08 09:00 quiet'],
  ])('of %s ends when the hours begin', (_, at, ends) => {
    expect(closing(at)).toBe(ends);
  });

  it('ends with the hours when the digest is longer than what is left of them', () => {
    const rule = { hotline: { hours: 'office', digest: 'PT4H' } };
    expect(closing('2026-06-01 09:30', rule)).toBe('2026-06-01 12:00');
    expect(closing('2026-06-01 17:30', rule)).toBe('2026-06-01 18:00');
  });

  it('is five minutes long unless the rule says otherwise, day and night without hours', () => {
    expect(closing('2026-06-01 03:01', { hotline: {} })).toBe('2026-06-01 03:05');
    expect(closing('2026-06-01 03:01', { hotline: { digest: 'PT1H' } })).toBe('2026-06-01 04:00');
  });

  it('is none for a role without a rule: it is told everything at once', () => {
    expect(closing('2026-06-01 03:01', { lead: { hours: 'office' } })).toBeNull();
    expect(closing('2026-06-01 03:01', {})).toBeNull();
  });

  it('says when somebody can be told at the earliest', () => {
    const earliest = (at: string) =>
      seoul(earliestTelling({ ...starterPolicy, notices: office }, jiwoo, instantOf(at)));
    expect(earliest('2026-06-01 11:59')).toBe('2026-06-01 11:59');
    expect(earliest('2026-06-01 12:30')).toBe('2026-06-01 13:00');
  });
});

describe('what is gathered until an instant is told', () => {
  const by = (until: string, at: string, notices: Policy['notices'] = office) =>
    seoul(closingBy({ ...starterPolicy, notices }, jiwoo, instantOf(until), instantOf(at)));

  it('then, as long as it is the slot it was', () => {
    expect(by('2026-06-02 09:00', '2026-06-01 20:00')).toBe('2026-06-02 09:00');
    expect(by('2026-06-01 10:05', '2026-06-01 10:04')).toBe('2026-06-01 10:05');
  });

  it('when hours begin, where that is earlier than was known', () => {
    // A Monday and a Tuesday that were to be days off.
    expect(by('2026-06-04 09:00', '2026-06-01 20:00')).toBe('2026-06-02 09:00');
  });

  it('soon, where hours are under way that were not to be, or there are none any more', () => {
    expect(by('2026-06-04 09:00', '2026-06-01 10:02')).toBe('2026-06-01 10:05');
    expect(by('2026-06-04 09:00', '2026-06-01 20:02', {})).toBe('2026-06-01 20:02');
  });

  it('no later than was known, though hours begin later now', () => {
    expect(by('2026-06-06 09:00', '2026-06-05 20:00')).toBe('2026-06-06 09:00');
  });
});

describe('slots', () => {
  const anInstant = fc
    .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2026-12-31T00:00:00Z') })
    .map((milliseconds) => new Date(milliseconds).toISOString());
  const rules = [
    office,
    { hotline: { hours: 'office', digest: 'PT4H' } },
    { hotline: { hours: 'office', digest: 'PT7M' } },
    { hotline: { digest: 'P1D' } },
    { hotline: {} },
  ];

  it('close on a whole second, after what is in them, and never in quiet hours', () => {
    fc.assert(
      fc.property(anInstant, fc.constantFrom(...rules), (at, notices) => {
        const policy = { ...starterPolicy, notices };
        const slot = slotOf(policy, jiwoo, at)!;
        expect(slot.closesAt > at).toBe(true);
        expect(slot.closesAt).toMatch(/\.000Z$/);
        const justBefore = new Date(Date.parse(slot.closesAt) - 1).toISOString();
        // In open hours until it closes; in quiet hours until they are over.
        expect(slotOf(policy, jiwoo, justBefore)!.quiet).toBe(slot.quiet);
        if (slot.quiet) expect(slotOf(policy, jiwoo, slot.closesAt)!.quiet).toBe(false);
      }),
    );
  });

  it('share no instant: whatever falls between a notice and the end of its slot is in it, too', () => {
    fc.assert(
      fc.property(
        anInstant,
        fc.constantFrom(...rules),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (at, notices, share) => {
          const policy = { ...starterPolicy, notices };
          const slot = slotOf(policy, jiwoo, at)!;
          const span = Date.parse(slot.closesAt) - Date.parse(at);
          const between = new Date(Date.parse(at) + Math.floor(share * (span - 1))).toISOString();
          expect(digestIdOf(slotOf(policy, jiwoo, between)!)).toBe(digestIdOf(slot));
        },
      ),
    );
  });
});
