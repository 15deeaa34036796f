import type { PresetName } from './presets.ts';

/**
 * Every promise with a time in it that published service plans make, by preset, in their words. The examples beside this
 * file name the promise they show as `<preset>/<name>`; those across all trades are shown for every preset.
 */
const timedPromises = {
  'web-shop': {
    satisfaction: 'After delivery, ask whether the customer is satisfied, some days after the delivery',
    dissatisfied: 'Fix at once what is not satisfactory',
    'logistics-answer': 'Logistics question: answer within 24 h',
    'logistics-latest': 'Logistics question: never later than 48 h',
    'logistics-progress': 'A progress update whenever something is known, even "still asking"',
    'logistics-lost': 'Lost means reissue or refund, the customer chooses',
    'no-reason-return': 'No-reason return within 7 days of delivery',
    claim: 'After-sale claim within 15 days of the deal',
    'monthly-reasons': 'Monthly: return reasons summarised and analysed',
  },
  'three-guarantees': {
    'day-7': 'Day 1 to 7 from the sale: the customer chooses refund, exchange or repair',
    'day-15': 'To day 15: exchange or repair',
    validity: 'Within the validity, from the invoice date: repair',
    excluded: 'Validity excludes the time in repair and the time waiting for parts',
    exchanged: 'After an exchange the validity starts again on the day of the exchange',
    components: 'Component terms may differ: a monitor, memory, a disk: 1 year, 3 years, lifetime',
  },
  'service-desk': {
    invoice: 'Small fees are collected on site, else invoiced the same day',
    records: 'Work records of each member of staff are reported to the lead monthly',
  },
  lubricants: {
    hotline: 'Any question by hotline (24 h): answer within 4 h',
    'complaint-reply': 'Complaint: reply within 24 h',
    'complaint-settled': 'Complaint: settled within one month',
    shipped: 'Goods shipped within 2 days after payment',
    'shipped-late': 'Not shipped in time: tell the customer at once',
    'sample-begun': 'Oil sample tested at once',
    'sample-result': 'Oil sample: result within 24 h of receipt',
    training: 'Training asked for: given within one month',
    dealer: 'New dealer: goods and shop-front, promotion and manuals within 10 days of the contract',
    promotion: 'Market promotion plan asked for: within 20 days',
    guidance: 'Direct industrial customer: usage guidance within 10 days',
    usage: 'Direct industrial customer: usage followed and reported to the lead each quarter',
    'senior-visits': 'Visits: senior staff every half year',
    'staff-visits': 'Visits: ordinary staff every month',
  },
  'led-display': {
    proposal: 'Proposal within 2 days of the request',
    factory: 'A unit sent to the factory is repaired within 5 working days of arrival',
    checks: 'Regular checks in warranty',
    rated: 'After each job a call or visit rates attitude, quality and competence',
    patrol: 'Managers patrol customers at intervals',
  },
  'it-systems': {
    telephone: 'Telephone 24x7',
    'on-site': 'On site within 24 h of a hardware failure',
    emergency: 'Emergency recovery',
    'monthly-check': 'Monthly check of the running system by phone',
    findings: 'Findings solved and reported to the responsible people on both sides',
    questionnaires: 'Questionnaires at intervals',
    visits: 'Customer visits every 1 to 6 months',
  },
  windows: {
    warranty: 'Warranty 2 years from the acceptance date',
    quarterly: 'Return visit every quarter',
    technical: 'A technical visit by the design department',
    'key-customers': 'Key customers are visited by managers',
    complaint: 'Hotline complaint: react at once',
    'quality-record': 'Find the cause, write a quality record',
    'repair-plan': 'Complex faults need a repair plan before the work',
    report: 'After the repair: a written report to the owner',
    glass: 'Loose or broken glass: on site within 24 h of a call or letter',
    bolts: 'From move-in: bolts after 1 month',
    rust: 'From move-in: rust every half year',
    seals: 'From move-in: seals every year',
    seasons: 'Seasons: rainy, typhoon, winter',
    sudden: 'A sudden event brings an extra visit at once',
  },
  'hardware-software': {
    handled: 'Anything not solved by phone or web is handled within N working days (default 3)',
    booked: 'The technician calls and books',
    'booked-time': 'The technician comes at the booked time',
    'follow-up': 'A call asks how it went',
    return: 'Return within N days (default 7)',
    digest: 'Weekly digest of calls, web questions, consultations and service needs',
    review: 'Monthly review by an after-sales specialist',
    levels: 'A problem that goes on in the month, the quarter, the year is alerted level by level',
  },
} as const satisfies Record<PresetName, Record<string, string>>;

const promisesOfAllTrades = {
  partner: 'A problem outside our responsibility goes to the partner concerned in time',
  followed: 'and stays followed until done',
  'time-promised': 'If we cannot come at once, we promise a time',
  'say-so': 'If we cannot come at once, we say so',
  suggestion: 'Suggestions are answered',
  'suggestion-followed': 'Suggestions are followed up',
  'line-checked': 'Complaint-line staff are checked in turn',
  committee: 'A customer committee meets',
} as const;

type Named<P extends PresetName> = P extends P ? `${P}/${keyof (typeof timedPromises)[P] & string}` : never;

/** `<preset>/<name>` of a promise, or of one that every trade makes. */
export type PromiseName = Named<PresetName> | `${PresetName}/all/${keyof typeof promisesOfAllTrades}`;

/** Every promise that wants an example. */
export const allPromises: PromiseName[] = Object.entries(timedPromises).flatMap(([preset, promises]) => [
  ...Object.keys(promises).map((name) => `${preset}/${name}` as PromiseName),
  ...Object.keys(promisesOfAllTrades).map((name) => `${preset}/all/${name}` as PromiseName),
]);

export function presetOf(promise: PromiseName): PresetName {
  return promise.split('/')[0] as PresetName;
}

/** The promise in its own words. */
export function wordsOf(promise: PromiseName): string {
  const [preset, ...name] = promise.split('/') as [PresetName, ...string[]];
  const own: Readonly<Record<string, string>> = timedPromises[preset];
  const common: Readonly<Record<string, string>> = promisesOfAllTrades;
  return (name[0] === 'all' ? common[name[1]!] : own[name[0]!])!;
}
