import type { SchemaNotes } from '../operation-doc.ts';

export const entitlementsNotes: SchemaNotes = {
  Entitlement: {
    terms: 'How each term of the policy stands; `remedies` is what may be claimed on that day.',
    serviceClass: 'A paid, B under contract, C free under warranty, D internal.',
    charges: 'Who pays for each line, and the rule that says so; `unclear` until evidence says whose fault it is.',
    compensation:
      'Null when the policy has none. `ceiling` is the most you may offer by yourself, null when you may offer ' +
      'more than `most`; `suggested` what to offer at first, null when that cannot be reckoned.',
  },
};
