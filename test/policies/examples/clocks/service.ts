import type { ClockExample } from './example.ts';

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

const hardwareSoftware: ClockExample[] = [
  {
    promise: 'hardware-software/handled',
    requestType: 'field-job',
    opened: '2026-02-13T15:00',
    clock: 'handled',
    due: '2026-02-25T18:00',
    why: 'Saturday the 14th is a make-up day; after the Spring Festival the 24th and, to its close, the 25th',
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
    promise: 'hardware-software/booked-time',
    requestType: 'field-job',
    opened: '2026-06-08T11:00',
    story: [['booked', '2026-06-08T14:00', '2026-06-10T19:30']],
    clock: 'arrival',
    due: '2026-06-10T19:45',
    why: 'in the evening, as it was agreed, and a quarter of an hour',
  },
  {
    promise: 'hardware-software/booked-time',
    requestType: 'field-job',
    opened: '2026-06-08T11:00',
    story: [
      ['booked', '2026-06-08T14:00', '2026-06-10T19:30'],
      ['booked', '2026-06-09T09:00', '2026-06-13T10:00'],
    ],
    clock: 'arrival',
    rung: 'soon',
    due: '2026-06-13T08:15',
    why: 'booked anew for a Saturday; the technician is reminded two hours before it would be late',
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

/** Those who repair and support. */
export const serviceExamples: ClockExample[] = [...serviceDesk, ...hardwareSoftware];
