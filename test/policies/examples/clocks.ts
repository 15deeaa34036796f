import type { Priority } from '../../../domain/vocabulary.ts';
import { type PresetName, presetNames, presetPolicy } from '../presets.ts';
import type { PromiseName } from '../timed-promises.ts';

/** A promise on a dated example, in the local time of the preset's business. */
export interface ClockExample {
  promise: PromiseName;
  requestType: string;
  opened: string;
  channel?: 'phone' | 'mail';
  priority?: Priority;
  /** What happens then: `replied`, `paused`, or a milestone. */
  story?: [what: string, at: string][];
  clock: string;
  /** One rung of the clock's ladder instead of its due time. */
  rung?: string;
  due: string;
  why: string;
}

const webShop: ClockExample[] = [
  {
    promise: 'web-shop/dissatisfied',
    requestType: 'dissatisfied',
    opened: '2026-06-06T20:00',
    clock: 'first-response',
    due: '2026-06-06T22:00',
    why: 'two hours, on a Saturday evening too',
  },
  {
    promise: 'web-shop/logistics-answer',
    requestType: 'logistics',
    opened: '2026-05-01T22:15',
    clock: 'first-response',
    due: '2026-05-02T22:15',
    why: 'wall time, through the Labour Day holidays',
  },
  {
    promise: 'web-shop/logistics-latest',
    requestType: 'logistics',
    opened: '2026-05-01T22:15',
    clock: 'answer-at-latest',
    due: '2026-05-03T22:15',
    why: 'two days of wall time',
  },
  {
    promise: 'web-shop/logistics-progress',
    requestType: 'logistics',
    opened: '2026-05-01T22:15',
    story: [
      ['replied', '2026-05-02T09:00'],
      ['replied', '2026-05-03T08:30'],
    ],
    clock: 'progress-update',
    due: '2026-05-04T08:30',
    why: 'a day after the last word, "still asking" included',
  },
  {
    promise: 'web-shop/logistics-lost',
    requestType: 'logistics',
    opened: '2026-06-29T09:00',
    story: [['found-lost', '2026-06-30T18:20']],
    clock: 'remedy-chosen',
    due: '2026-07-01T18:20',
    why: 'the customer has chosen within a day of its being found lost',
  },
];

const serviceDesk: ClockExample[] = [
  {
    promise: 'service-desk/invoice',
    requestType: 'call',
    opened: '2026-05-29T09:30',
    story: [['done-on-site', '2026-05-29T17:50']],
    clock: 'invoiced',
    due: '2026-05-30T00:00',
    why: 'until the midnight that ends the Friday',
  },
  {
    promise: 'service-desk/invoice',
    requestType: 'call',
    opened: '2026-06-02T09:30',
    story: [['done-on-site', '2026-06-03T15:20']],
    clock: 'invoiced',
    due: '2026-06-04T00:00',
    why: 'a job on election day is invoiced on election day',
  },
  {
    promise: 'service-desk/invoice',
    requestType: 'call',
    opened: '2026-05-29T09:30',
    story: [['done-on-site', '2026-05-29T17:50']],
    clock: 'invoiced',
    rung: 'next-day',
    due: '2026-05-31T00:00',
    why: 'the manager is told when the next day has passed as well',
  },
];

const lubricants: ClockExample[] = [
  {
    promise: 'lubricants/hotline',
    requestType: 'question',
    channel: 'phone',
    opened: '2026-02-14T23:30',
    clock: 'first-response',
    due: '2026-02-15T03:30',
    why: 'the hotline is open at night and in the Spring Festival',
  },
  {
    promise: 'lubricants/complaint-reply',
    requestType: 'complaint',
    opened: '2026-02-28T10:00',
    clock: 'first-response',
    due: '2026-03-01T10:00',
    why: 'over the end of February',
  },
  {
    promise: 'lubricants/complaint-settled',
    requestType: 'complaint',
    opened: '2026-01-31T16:45',
    clock: 'resolution',
    due: '2026-02-28T16:45',
    why: 'a month from the 31st ends with February',
  },
  {
    promise: 'lubricants/complaint-settled',
    requestType: 'complaint',
    opened: '2028-01-31T16:45',
    clock: 'resolution',
    due: '2028-02-29T16:45',
    why: 'in a leap year on the 29th',
  },
  {
    promise: 'lubricants/shipped',
    requestType: 'shipment',
    opened: '2026-04-29T09:00',
    story: [['paid', '2026-04-30T11:00']],
    clock: 'shipped',
    due: '2026-05-02T11:00',
    why: 'two days from the payment, holidays included',
  },
  {
    promise: 'lubricants/shipped-late',
    requestType: 'shipment',
    opened: '2026-04-29T09:00',
    story: [['paid', '2026-04-30T11:00']],
    clock: 'shipped',
    rung: 'breach',
    due: '2026-05-02T11:00',
    why: 'the customer is told in the second the promise runs out',
  },
  {
    promise: 'lubricants/sample-begun',
    requestType: 'oil-sample',
    opened: '2026-06-05T16:40',
    story: [['sample-received', '2026-06-06T08:10']],
    clock: 'test-begun',
    due: '2026-06-06T09:10',
    why: 'an hour after it came in, on a Saturday',
  },
  {
    promise: 'lubricants/sample-result',
    requestType: 'oil-sample',
    opened: '2026-06-05T16:40',
    story: [['sample-received', '2026-06-06T08:10']],
    clock: 'oil-result',
    due: '2026-06-07T08:10',
    why: 'from the receipt of the sample, not from the request',
  },
  {
    promise: 'lubricants/training',
    requestType: 'training',
    opened: '2026-05-31T09:00',
    clock: 'training-given',
    due: '2026-06-30T09:00',
    why: 'June has no 31st',
  },
  ...['goods-and-shop-front', 'promotion', 'manuals'].map(
    (clock): ClockExample => ({
      promise: 'lubricants/dealer',
      requestType: 'new-dealer',
      opened: '2026-02-10T09:00',
      story: [['contract-signed', '2026-02-20T14:00']],
      clock,
      due: '2026-03-02T14:00',
      why: 'ten days from the contract, over the end of a February of 28 days',
    }),
  ),
  {
    promise: 'lubricants/promotion',
    requestType: 'promotion-plan',
    opened: '2026-12-15T09:30',
    clock: 'plan-presented',
    due: '2027-01-04T09:30',
    why: 'over new year',
  },
  {
    promise: 'lubricants/guidance',
    requestType: 'industrial-customer',
    opened: '2026-06-25T10:00',
    clock: 'usage-guidance',
    due: '2026-07-05T10:00',
    why: 'ten days, on a Sunday if need be',
  },
  {
    promise: 'lubricants/usage',
    requestType: 'industrial-customer',
    opened: '2026-06-25T10:00',
    story: [['guidance-given', '2026-07-02T15:00']],
    clock: 'usage-report',
    due: '2026-10-02T15:00',
    why: 'a quarter after the guidance',
  },
  {
    promise: 'lubricants/usage',
    requestType: 'industrial-customer',
    opened: '2026-06-25T10:00',
    story: [
      ['guidance-given', '2026-07-02T15:00'],
      ['usage-reported', '2026-09-30T11:00'],
    ],
    clock: 'usage-report',
    due: '2026-12-30T11:00',
    why: 'and a quarter after each report',
  },
];

const ledDisplay: ClockExample[] = [
  {
    promise: 'led-display/proposal',
    requestType: 'proposal',
    opened: '2026-06-19T17:10',
    clock: 'proposal',
    due: '2026-06-21T17:10',
    why: 'wall time, through the Dragon Boat holidays',
  },
  {
    promise: 'led-display/factory',
    requestType: 'factory-repair',
    opened: '2026-04-27T10:00',
    story: [['arrived-at-factory', '2026-04-29T16:00']],
    clock: 'factory-repair',
    due: '2026-05-09T16:00',
    why: '30 April, 6, 7 and 8 May, and Saturday the 9th, which is a make-up day; 1 to 5 May are holidays',
  },
  {
    promise: 'led-display/factory',
    requestType: 'factory-repair',
    opened: '2026-06-04T10:00',
    story: [['arrived-at-factory', '2026-06-06T10:00']],
    clock: 'factory-repair',
    due: '2026-06-15T09:00',
    why: 'what arrives on a Saturday has arrived when Monday opens',
  },
  {
    promise: 'led-display/factory',
    requestType: 'factory-repair',
    opened: '2026-06-04T10:00',
    story: [['arrived-at-factory', '2026-06-08T12:30']],
    clock: 'factory-repair',
    due: '2026-06-15T13:30',
    why: 'what arrives in the lunch break has arrived after it',
  },
  {
    promise: 'led-display/rated',
    requestType: 'repair',
    opened: '2026-06-17T10:00',
    story: [['job-done', '2026-06-18T17:00']],
    clock: 'rated',
    due: '2026-06-23T17:00',
    why: 'two working days: Friday is the Dragon Boat festival, then Monday and Tuesday',
  },
];

const itSystems: ClockExample[] = [
  {
    promise: 'it-systems/telephone',
    requestType: 'question',
    channel: 'phone',
    opened: '2026-05-24T02:20',
    clock: 'first-response',
    due: '2026-05-24T02:35',
    why: "a call on the night of Buddha's birthday",
  },
  {
    promise: 'it-systems/on-site',
    requestType: 'hardware-failure',
    opened: '2026-12-31T21:00',
    clock: 'arrival',
    due: '2027-01-01T21:00',
    why: 'on new year as well',
  },
  {
    promise: 'it-systems/emergency',
    requestType: 'emergency',
    opened: '2026-06-06T05:00',
    clock: 'arrival',
    due: '2026-06-06T09:00',
    why: 'four hours, on Memorial Day',
  },
  {
    promise: 'it-systems/emergency',
    requestType: 'emergency',
    opened: '2026-06-06T05:00',
    clock: 'resolution',
    due: '2026-06-07T05:00',
    why: 'recovered within a day',
  },
  {
    promise: 'it-systems/findings',
    requestType: 'finding',
    opened: '2026-05-21T11:00',
    clock: 'reported',
    due: '2026-05-26T11:00',
    why: "two working days: Friday, and Tuesday after Buddha's birthday was made up for on Monday",
  },
];

const windows: ClockExample[] = [
  {
    promise: 'windows/complaint',
    requestType: 'complaint',
    channel: 'phone',
    opened: '2026-06-06T22:10',
    clock: 'first-response',
    due: '2026-06-06T23:10',
    why: 'within the hour, on a Saturday night',
  },
  {
    promise: 'windows/quality-record',
    requestType: 'complaint',
    opened: '2026-09-22T10:00',
    story: [['cause-found', '2026-09-23T11:30']],
    clock: 'quality-record',
    due: '2026-09-28T11:30',
    why: 'the next working day, after Chuseok and a weekend',
  },
  {
    promise: 'windows/repair-plan',
    requestType: 'complaint',
    opened: '2026-06-01T10:00',
    story: [['found-complex', '2026-06-02T12:15']],
    clock: 'repair-plan',
    due: '2026-06-10T13:00',
    why: 'from the end of the lunch break; the 3rd is election day: 4, 5, 8, 9 and 10 June',
  },
  {
    promise: 'windows/report',
    requestType: 'repair',
    opened: '2026-06-01T10:00',
    story: [['repaired', '2026-06-02T14:00']],
    clock: 'owner-report',
    due: '2026-06-08T14:00',
    why: 'three working days: 4, 5 and 8 June',
  },
  {
    promise: 'windows/glass',
    requestType: 'glass',
    channel: 'phone',
    opened: '2026-08-15T23:40',
    clock: 'arrival',
    due: '2026-08-16T23:40',
    why: 'after a call on Liberation Day, a Saturday',
  },
  {
    promise: 'windows/glass',
    requestType: 'glass',
    channel: 'mail',
    opened: '2026-08-15T23:40',
    clock: 'arrival',
    due: '2026-08-16T23:40',
    why: 'after a letter just as after a call',
  },
  {
    promise: 'windows/sudden',
    requestType: 'sudden-event',
    opened: '2026-09-05T06:30',
    clock: 'arrival',
    due: '2026-09-06T06:30',
    why: 'the visit is made within a day, whatever day it is',
  },
];

const hardwareSoftware: ClockExample[] = [
  {
    promise: 'hardware-software/handled',
    requestType: 'field-job',
    opened: '2026-02-13T15:00',
    clock: 'handled',
    due: '2026-02-25T15:00',
    why: 'Saturday the 14th is a make-up day; after the Spring Festival the 24th and the 25th',
  },
  {
    promise: 'hardware-software/handled',
    requestType: 'technical-problem',
    opened: '2026-06-05T18:30',
    clock: 'resolution',
    due: '2026-06-11T09:00',
    why: 'after hours on a Friday counts from Monday: Tuesday, Wednesday, Thursday',
  },
  {
    promise: 'hardware-software/booked',
    requestType: 'field-job',
    opened: '2026-06-08T11:00',
    clock: 'time-promised',
    due: '2026-06-08T16:30',
    why: 'an hour before lunch and three after it, which ends at 13:30',
  },
  {
    promise: 'hardware-software/follow-up',
    requestType: 'field-job',
    opened: '2026-06-08T11:00',
    story: [
      ['served', '2026-06-11T10:00'],
      ['reported-back', '2026-06-11T15:00'],
    ],
    clock: 'follow-up-call',
    due: '2026-06-15T15:00',
    why: 'two working days after the report: Friday and Monday',
  },
  ...(
    [
      ['month', '2026-02-28T10:00', 'a month from 31 January'],
      ['quarter', '2026-04-28T10:00', 'two months after that'],
      ['year', '2027-01-28T10:00', 'eleven months after that'],
    ] as const
  ).map(
    ([rung, due, why]): ClockExample => ({
      promise: 'hardware-software/levels',
      requestType: 'technical-problem',
      opened: '2026-01-31T10:00',
      clock: 'still-open',
      rung,
      due,
      why,
    }),
  ),
];

/** What every trade promises, by the hours of its country: in China the lunch break lasts half an hour longer. */
function ofAllTrades(preset: PresetName): ClockExample[] {
  const inChina = presetPolicy(preset).business.timeZone === 'Asia/Shanghai';
  return [
    {
      promise: `${preset}/all/partner`,
      requestType: 'partner-matter',
      opened: '2026-06-08T16:00',
      clock: 'handed-on',
      due: inChina ? '2026-06-09T16:30' : '2026-06-09T16:00',
      why: 'eight working hours: two on Monday, three on Tuesday morning, three after lunch',
    },
    {
      promise: `${preset}/all/followed`,
      requestType: 'partner-matter',
      opened: '2026-06-08T16:00',
      story: [
        ['replied', '2026-06-10T10:00'],
        ['paused', '2026-06-10T10:05'],
      ],
      clock: 'progress-update',
      due: '2026-06-17T10:00',
      why: 'a week after the last word, although the ticket is on hold while the partner has it',
    },
    ...[undefined, 'say-so'].map(
      (rung): ClockExample => ({
        promise: `${preset}/all/${rung ? 'say-so' : 'time-promised'}`,
        requestType: 'visit-request',
        opened: '2026-06-08T11:30',
        clock: 'time-promised',
        ...(rung ? { rung } : {}),
        due: inChina ? '2026-06-08T15:00' : '2026-06-08T14:30',
        why: 'two working hours around the lunch break',
      }),
    ),
    {
      promise: `${preset}/all/time-promised`,
      requestType: 'visit-request',
      priority: 'urgent',
      opened: '2026-06-07T03:10',
      clock: 'time-promised',
      due: '2026-06-07T03:40',
      why: 'half an hour where it is urgent, on a Sunday night',
    },
    {
      promise: `${preset}/all/suggestion`,
      requestType: 'suggestion',
      opened: '2026-06-05T17:00',
      clock: 'first-response',
      due: '2026-06-09T17:00',
      why: 'two working days over a weekend',
    },
    {
      promise: `${preset}/all/suggestion-followed`,
      requestType: 'suggestion',
      opened: '2026-06-05T17:00',
      story: [['replied', '2026-06-09T17:00']],
      clock: 'followed-up',
      due: '2026-07-09T17:00',
      why: 'a month after the answer',
    },
  ];
}

export const clockExamples: ClockExample[] = [
  ...webShop,
  ...serviceDesk,
  ...lubricants,
  ...ledDisplay,
  ...itSystems,
  ...windows,
  ...hardwareSoftware,
  ...presetNames.flatMap(ofAllTrades),
];
