import type { OrderDates } from '../../../domain/order-dates.ts';
import type { CustomerClass } from '../../../domain/vocabulary.ts';
import type { PromiseName } from '../timed-promises.ts';

/** A call or visit that an order brings, in the local time of the preset's business. */
export interface VisitExample {
  promise: PromiseName;
  /** The plan or the season. */
  rule: string;
  delivered: string;
  dates?: OrderDates;
  customerClass?: CustomerClass;
  /** Which of several; the first unless given. */
  nth?: number;
  /** The days of the window, the last one included; null where no visit is planned. */
  window: [from: string, to: string] | null;
  /** When it is offered. */
  offered?: string;
  why: string;
}

const acceptedOn = (acceptance: string) => ({ delivered: '2026-01-15T10:00', dates: { acceptance } });
const movedIn = { delivered: '2026-01-15T10:00', dates: { 'move-in': '2026-01-31' } };

export const visitExamples: VisitExample[] = [
  {
    promise: 'web-shop/satisfaction',
    rule: 'satisfaction-call',
    delivered: '2026-06-02T18:00',
    window: ['2026-06-05', '2026-06-14'],
    offered: '2026-06-05T10:00',
    why: 'three days after the delivery',
  },
  {
    promise: 'web-shop/satisfaction',
    rule: 'satisfaction-call',
    delivered: '2026-09-29T18:00',
    window: ['2026-10-02', '2026-10-11'],
    offered: '2026-10-08T10:00',
    why: 'nobody is asked in the National Day holidays',
  },
  {
    promise: 'lubricants/senior-visits',
    rule: 'senior-staff',
    delivered: '2026-03-20T10:00',
    dates: { contract: '2026-03-31' },
    window: ['2026-09-30', '2026-10-13'],
    why: 'half a year after the contract; September has no 31st',
  },
  {
    promise: 'lubricants/senior-visits',
    rule: 'senior-staff',
    delivered: '2026-03-20T10:00',
    dates: { contract: '2026-03-31' },
    nth: 2,
    window: ['2027-03-31', '2027-04-13'],
    why: 'the next on the 31st again',
  },
  {
    promise: 'lubricants/staff-visits',
    rule: 'ordinary-staff',
    delivered: '2026-01-15T10:00',
    dates: { contract: '2026-01-31' },
    window: ['2026-02-28', '2026-03-06'],
    why: 'a month from the 31st',
  },
  {
    promise: 'lubricants/staff-visits',
    rule: 'ordinary-staff',
    delivered: '2026-01-15T10:00',
    dates: { contract: '2026-01-31' },
    nth: 2,
    window: ['2026-03-31', '2026-04-06'],
    why: 'and a month on',
  },
  {
    promise: 'lubricants/staff-visits',
    rule: 'ordinary-staff',
    delivered: '2026-01-15T10:00',
    window: null,
    why: 'an order without a contract brings no visits',
  },
  {
    promise: 'led-display/checks',
    rule: 'warranty-check',
    ...acceptedOn('2026-03-31'),
    window: ['2026-06-30', '2026-07-13'],
    why: 'a quarter after the final acceptance',
  },
  {
    promise: 'led-display/checks',
    rule: 'warranty-check',
    ...acceptedOn('2026-03-31'),
    nth: 8,
    window: ['2028-03-31', '2028-04-13'],
    why: 'the last on the last day of the two years',
  },
  {
    promise: 'led-display/checks',
    rule: 'warranty-check',
    ...acceptedOn('2026-03-31'),
    nth: 9,
    window: null,
    why: 'none after the warranty',
  },
  {
    promise: 'led-display/patrol',
    rule: 'managers-patrol',
    ...acceptedOn('2026-03-31'),
    window: ['2026-09-30', '2026-10-29'],
    why: 'every half year',
  },
  {
    promise: 'it-systems/monthly-check',
    rule: 'monthly-check',
    ...acceptedOn('2026-01-31'),
    window: ['2026-02-28', '2026-03-06'],
    offered: '2026-03-03T10:00',
    why: 'the 28th is a Saturday, and the Monday makes up for the Independence Movement Day',
  },
  {
    promise: 'it-systems/monthly-check',
    rule: 'monthly-check',
    ...acceptedOn('2026-01-31'),
    nth: 2,
    window: ['2026-03-31', '2026-04-06'],
    offered: '2026-03-31T10:00',
    why: 'counted from the acceptance, not from the call before',
  },
  {
    promise: 'it-systems/questionnaires',
    rule: 'survey',
    ...acceptedOn('2026-01-31'),
    window: ['2026-07-31', '2026-08-13'],
    why: 'every half year',
  },
  {
    promise: 'it-systems/visits',
    rule: 'monthly-visit',
    ...acceptedOn('2026-08-31'),
    customerClass: 'A',
    window: ['2026-09-30', '2026-10-06'],
    why: 'class A every month',
  },
  {
    promise: 'it-systems/visits',
    rule: 'quarterly-visit',
    ...acceptedOn('2026-08-31'),
    customerClass: 'B',
    window: ['2026-11-30', '2026-12-13'],
    why: 'class B every quarter',
  },
  {
    promise: 'it-systems/visits',
    rule: 'half-yearly-visit',
    ...acceptedOn('2026-08-31'),
    customerClass: 'C',
    window: ['2027-02-28', '2027-03-13'],
    why: 'class C every six months',
  },
  {
    promise: 'it-systems/visits',
    rule: 'quarterly-visit',
    ...acceptedOn('2026-08-31'),
    customerClass: 'A',
    window: null,
    why: 'nobody is visited twice over',
  },
  {
    promise: 'windows/quarterly',
    rule: 'quarterly-visit',
    ...acceptedOn('2026-05-31'),
    window: ['2026-08-31', '2026-09-13'],
    why: 'three months after the acceptance',
  },
  {
    promise: 'windows/quarterly',
    rule: 'quarterly-visit',
    ...acceptedOn('2026-05-31'),
    nth: 3,
    window: ['2027-02-28', '2027-03-13'],
    why: 'nine months after it, at the end of February',
  },
  {
    promise: 'windows/technical',
    rule: 'technical-visit',
    ...acceptedOn('2026-05-31'),
    window: ['2027-05-31', '2027-06-29'],
    why: 'every year',
  },
  {
    promise: 'windows/key-customers',
    rule: 'key-customers',
    ...acceptedOn('2026-05-31'),
    customerClass: 'A',
    window: ['2026-11-30', '2026-12-29'],
    why: 'class A every half year',
  },
  {
    promise: 'windows/key-customers',
    rule: 'key-customers',
    ...acceptedOn('2026-05-31'),
    customerClass: 'B',
    window: null,
    why: 'nobody else',
  },
  { promise: 'windows/bolts', rule: 'bolts', ...movedIn, window: ['2026-02-28', '2026-03-13'], why: 'after a month' },
  { promise: 'windows/bolts', rule: 'bolts', ...movedIn, nth: 2, window: null, why: 'once' },
  {
    promise: 'windows/rust',
    rule: 'rust',
    ...movedIn,
    window: ['2026-07-31', '2026-08-13'],
    why: 'half a year after moving in',
  },
  {
    promise: 'windows/rust',
    rule: 'rust',
    ...movedIn,
    nth: 2,
    window: ['2027-01-31', '2027-02-13'],
    why: 'and every half year',
  },
  { promise: 'windows/seals', rule: 'seals', ...movedIn, window: ['2027-01-31', '2027-02-27'], why: 'after a year' },
  {
    promise: 'windows/seals',
    rule: 'seals',
    ...movedIn,
    nth: 2,
    window: ['2028-01-31', '2028-02-28'],
    why: 'and every year: in a leap year the month from the 31st ends with 28 February',
  },
  {
    promise: 'windows/seasons',
    rule: 'rainy',
    delivered: '2026-05-06T15:00',
    window: ['2026-06-06', '2026-07-25'],
    offered: '2026-06-08T10:00',
    why: 'offered two weeks before it rains; 6 June is a Saturday',
  },
  {
    promise: 'windows/seasons',
    rule: 'typhoon',
    delivered: '2026-05-06T15:00',
    window: ['2026-07-18', '2026-10-10'],
    offered: '2026-07-20T10:00',
    why: 'two weeks before August; 18 July is a Saturday',
  },
  {
    promise: 'windows/seasons',
    rule: 'winter',
    delivered: '2026-05-06T15:00',
    window: ['2026-11-10', '2027-02-28'],
    offered: '2026-11-10T10:00',
    why: 'three weeks before December, until the end of February',
  },
];
