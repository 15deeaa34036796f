import { publicHolidays } from 'business-time/holidays';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import { faultsIn } from '../../domain/policy-validation/written.ts';
import { readPresets } from '../../policies/presets.ts';

const files: Readonly<Record<string, unknown>> = await readPresets();

const documents = new Map<string, PolicyDocument>();

export function presetDocument(name: string): PolicyDocument {
  const known = documents.get(name) ?? policySchema.parse(files[name]);
  documents.set(name, known);
  return known;
}

const variants = new Map<string, PolicyDocument | null>();

/**
 * Another version of a policy, as an owner might write it: targets doubled or halved, rungs named otherwise, or a member
 * of staff gone. Null for one the product would refuse.
 */
export function changedDocument(document: PolicyDocument, how: number, who: number): PolicyDocument | null {
  const kind = how % 4;
  const person = document.staff[who % document.staff.length]!.id;
  const version = `${document.version.slice(0, 40)}-${['slower', 'faster', 'renamed', `no-${person}`][kind]}`;
  const known = variants.get(version);
  if (known !== undefined) return known;
  const changed = { ...change(document, kind, person), version };
  const made =
    faultsIn(changed, { holidays: publicHolidays, now: '2026-01-01T00:00:00.000Z' }).length === 0 ? changed : null;
  variants.set(version, made);
  return made;
}

function change(document: PolicyDocument, kind: number, person: string): PolicyDocument {
  if (kind === 0) return retargeted(document, 2);
  if (kind === 1) return retargeted(document, 0.5);
  if (kind === 2) {
    const ladders = Object.entries(document.ladders).map(([name, rungs]) => [
      name,
      rungs.map((rung) => ({ ...rung, name: `${rung.name.slice(0, 28)}-2` })),
    ]);
    return { ...document, ladders: Object.fromEntries(ladders) };
  }
  const staff = document.staff
    .filter(({ id }) => id !== person)
    .map(({ deputy, ...rest }) => (deputy === person || deputy === undefined ? rest : { ...rest, deputy }));
  return { ...document, staff };
}

function retargeted(document: PolicyDocument, factor: number): PolicyDocument {
  const stretched = (target: string) =>
    target.replace(
      /(\d+)([DHMWY])/g,
      (_, number: string, unit: string) => `${Math.max(1, Math.round(Number(number) * factor))}${unit}`,
    );
  const types = Object.entries(document.requestTypes).map(([name, type]) => {
    const clocks = Object.entries(type.clocks).map(([clock, promise]) => [
      clock,
      { ...promise, target: stretched(promise.target) },
    ]);
    return [name, { ...type, clocks: Object.fromEntries(clocks) }];
  });
  return { ...document, requestTypes: Object.fromEntries(types) };
}
