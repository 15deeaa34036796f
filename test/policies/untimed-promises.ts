import type { PresetName } from './presets.ts';

/**
 * Promises without a time in them that policies can say, in the words of published service plans: who pays, what is
 * offered to make good, what may be claimed, what comes before what. The tests in claims.test.ts name each.
 */
const untimedPromises = {
  'web-shop': {
    'defect-freight': 'Obvious defect: the seller pays the freight of the exchange',
    'mistake-freight': 'Service mistake: exchange or return at the freight of the seller',
    'buyer-freight': 'The buyer pays the freight for a change of mind',
    'unclear-freight': 'Unclear cases collect evidence from both sides',
    'offer-base': 'Compensation: freight of one way as the base',
    'offer-city': 'Compensation: same city up to 10 CNY',
    'offer-province': 'Compensation: other province 10 to 15 CNY',
    'offer-high-value': 'Compensation: high-value goods 20 to 50 CNY',
    'offer-approval': 'Above the ceiling a lead must approve',
  },
  'three-guarantees': {
    'after-repairs': 'After two repairs and still not usable, exchange for the same model, or refund',
    damaged: 'Damage by the customer is outside; it is repaired for pay',
    'charge-first': 'A charge is named before the work and accepted',
  },
  'service-desk': {
    classes: 'Service classes: A paid, B contract, C free under warranty, D internal',
    'class-pays': 'The class decides who pays',
    workshop: 'Taken back: a receipt, the workshop register, the inspector passes it, it goes back',
  },
  lubricants: { 'late-delivery': 'Late delivery by our fault: compensation for each day' },
  'led-display': {
    'rules-breached': 'Operating rules breached or force majeure: only labour is charged, parts and labour apart',
    'after-warranty': 'After the warranty parts and labour are paid',
    phases: 'Phases: installation and first check, commissioning and final acceptance',
  },
  windows: {
    'damaged-by-people': 'Damage by people is repaired at their cost',
    'record-first': 'Find the cause and write a quality record, then repair',
    'plan-first': 'Simple faults are repaired directly; complex ones need a repair plan before the work',
    'report-last': 'After the repair the owner checks and signs',
  },
  'it-systems': {
    contract: 'Under contract the contract pays',
    telephone: 'Telephone support stays free after warranty',
    steps: 'Need understood, people and tools confirmed in writing, work done, result reported',
  },
  'hardware-software': {
    'price-list': 'Charges by the public price list',
    steps: 'Serves, reports back; a call asks how it went',
    return: 'Return: inspection of what came back',
  },
} as const satisfies Record<PresetName, Record<string, string>>;

type Named<P extends PresetName> = P extends P ? `${P}/${keyof (typeof untimedPromises)[P] & string}` : never;

/** `<preset>/<name>`. */
export type UntimedPromise = Named<PresetName>;

/** `it-systems/contract: Under contract ...`, for the names of tests. */
export function titleOf(promise: UntimedPromise): string {
  const [preset, name] = promise.split('/') as [PresetName, string];
  return `${promise}: ${(untimedPromises[preset] as Readonly<Record<string, string>>)[name]}`;
}

export const allUntimed = Object.entries(untimedPromises).flatMap(([preset, promises]) =>
  Object.keys(promises).map((name) => `${preset}/${name}` as UntimedPromise),
);
