import { type HolidayLists, nextOpening, publicHolidaysProblem } from 'business-time';
import type { ProblemDetail } from '../errors.ts';
import { faultsOf } from '../input.ts';
import { fromText } from '../instants.ts';
import type { PolicyDocument } from '../policy/document.ts';
import { mergePatch } from '../policy/merge.ts';
import { resolvePolicy } from '../policy/resolve.ts';
import type { InstantText } from '../vocabulary.ts';
import { policySchema } from './policy-schema.ts';

/** What a policy is read against. */
export interface Library {
  /** Ready policies by name, for `extends`. */
  presets: Readonly<Record<string, unknown>>;
  holidays: HolidayLists;
  now: InstantText;
}

/** What a written policy comes to. */
export interface WrittenPolicy {
  /** With the preset it extends merged in; its faults point into this. */
  document: Record<string, unknown>;
  preset: string | null;
  /** The document once more when nothing is wrong with it, else null. */
  policy: PolicyDocument | null;
  faults: ProblemDetail[];
}

/**
 * Reads a policy as it is written down: `extends` names a preset, over which the rest is laid as a JSON merge patch.
 * Every fault is told with a JSON pointer and what is expected there.
 */
export function readWritten(source: Record<string, unknown>, version: string, library: Library): WrittenPolicy {
  const { extends: preset, ...own } = source;
  const isKnown = typeof preset === 'string' && Object.hasOwn(library.presets, preset);
  const base = isKnown ? baseFor(library.presets[preset], own) : {};
  const merged = { ...(preset === undefined ? own : (mergePatch(base, own) as object)), version };
  const faults: ProblemDetail[] = [
    ...(own.version === undefined || own.version === version ? [] : [fault('/version', `${version}, or none`)]),
    // Without its preset most of a policy is missing: that there is none of that name says it all.
    ...(preset === undefined || isKnown
      ? faultsIn(merged, library)
      : [fault('/extends', `one of ${Object.keys(library.presets).join(', ')}`)]),
  ];
  // As its schema reads it: names in one line, addresses and language tags in the one way they are written.
  const policy = faults.length === 0 ? policySchema.parse(merged) : null;
  return { document: policy ?? merged, preset: isKnown ? preset : null, policy, faults };
}

/** A preset for a policy of a business of its own: where the preset's is, and what it looks like, is not said of that one. */
function baseFor(preset: unknown, own: Record<string, unknown>): unknown {
  const isOther = typeof own.business === 'object' && own.business !== null && 'name' in own.business;
  return isOther ? mergePatch(preset, { business: { address: null, legal: null, logo: null, colour: null } }) : preset;
}

/** What is wrong with a document that extends nothing, or has its preset merged in. */
export function faultsIn(document: unknown, library: Pick<Library, 'holidays' | 'now'>): ProblemDetail[] {
  const parsed = policySchema.safeParse(document);
  return parsed.success ? calendarFaults(parsed.data, library) : faultsOf(parsed.error);
}

/** Public holidays nobody has a list of, and calendars that would not open in time for anything to fall due. */
function calendarFaults(policy: PolicyDocument, { holidays, now }: Pick<Library, 'holidays' | 'now'>): ProblemDetail[] {
  const unknown = Object.entries(policy.calendars).flatMap(([name, calendar]) => {
    const problem = publicHolidaysProblem(calendar, holidays);
    return problem ? [fault(`/calendars/${name}/publicHolidays`, problem.expected!)] : [];
  });
  if (unknown.length > 0) return unknown;
  const { calendars } = resolvePolicy(policy, holidays, { days: {}, absences: [] });
  return Object.entries(calendars).flatMap(([name, calendar]) => {
    const opens = nextOpening(calendar, fromText(now));
    return opens.ok ? [] : [fault(`/calendars/${name}`, 'a calendar that opens within 400 days')];
  });
}

function fault(field: string, expected: string): ProblemDetail {
  return { detail: `${field}: expected ${expected}`, field, expected };
}
