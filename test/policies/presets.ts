import { publicHolidays } from 'business-time/holidays';
import { Temporal } from 'temporal-polyfill';
import type { Policy } from '../../domain/policy/policy.ts';
import { resolvePolicy } from '../../domain/policy/resolve.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import { readPresets } from '../../policies/presets.ts';

const { starter: _, ...trades } = await readPresets();

/** The presets of trades, as they are written. */
export const documents = trades;

export type PresetName = keyof typeof documents;
export const presetNames = Object.keys(documents) as PresetName[];

const resolved = new Map<PresetName, Policy>();

/** A preset as decisions are made with it: with its country's public holidays, and everybody at work. */
export function presetPolicy(name: PresetName): Policy {
  let policy = resolved.get(name);
  if (!policy) {
    policy = resolvePolicy(policySchema.parse(documents[name]), publicHolidays, { days: {}, absences: [] });
    resolved.set(name, policy);
  }
  return policy;
}

/** A local time of the preset's business, `2026-06-02T13:00`, as an instant. */
export function instantIn(preset: PresetName, local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(presetPolicy(preset).business.timeZone).toInstant();
}

/** An instant as the clocks of the preset's business show it, to the minute unless it has seconds. */
export function localIn(preset: PresetName, instant: string | Temporal.Instant): string {
  const zoned = Temporal.Instant.from(instant.toString()).toZonedDateTimeISO(presetPolicy(preset).business.timeZone);
  return zoned.toPlainDateTime().toString({ smallestUnit: zoned.second === 0 ? 'minute' : 'second' });
}
