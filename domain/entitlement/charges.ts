import type { Cause } from '../cause.ts';
import type { ChargeRule, Payer, ServiceClass } from '../policy/charges.ts';

export interface ServiceFacts {
  internal?: boolean | undefined;
  underWarranty?: boolean | undefined;
  underContract?: boolean | undefined;
}

/** What is free under warranty takes nothing from a contract. */
export function serviceClassOf({ internal, underWarranty, underContract }: ServiceFacts): ServiceClass {
  if (internal) return 'D';
  if (underWarranty) return 'C';
  return underContract ? 'B' : 'A';
}

/** Who pays for one line, and the rule that says so. */
export interface Charge {
  line: keyof ChargeRule['pays'];
  payer: Payer;
  rule: ChargeRule;
}

/** Who pays for each line any rule names: the first rule that fits decides. Without one nobody has said. */
export function chargesFor(
  rules: readonly ChargeRule[],
  facts: { cause: Cause | null; serviceClass: ServiceClass },
): Charge[] {
  const charges = new Map<string, Charge>();
  for (const rule of rules.filter(({ when }) => fits(when, facts))) {
    for (const [line, payer] of Object.entries(rule.pays)) {
      if (!charges.has(line)) charges.set(line, { line: line as Charge['line'], payer, rule });
    }
  }
  return [...charges.values()];
}

function fits(
  when: ChargeRule['when'],
  { cause, serviceClass }: { cause: Cause | null; serviceClass: ServiceClass },
): boolean {
  if (when?.serviceClass && !when.serviceClass.includes(serviceClass)) return false;
  if (!when?.cause) return true;
  return cause !== null && (when.cause.includes(cause.group) || when.cause.includes(`${cause.group}/${cause.reason}`));
}
