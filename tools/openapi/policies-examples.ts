/** Examples of policies, calendars and staff. */
const version = {
  version: 'summer-2026',
  state: 'draft',
  revision: 1,
  author: 'mina',
  note: 'First answers by noon',
  preset: 'starter',
  createdAt: '2026-05-12T01:12:30.000Z',
  updatedAt: '2026-05-12T01:12:30.000Z',
};
const source = {
  extends: 'starter',
  requestTypes: { complaint: { clocks: { 'first-response': { target: 'PT12H' } } } },
};
const document = { version: version.version, requestTypes: { complaint: { '...': '...' } }, '...': '...' };
const policy = { ...version, faults: [], active: false, activations: [], source, document };
const period = { version: version.version, by: 'mina', at: '2026-05-12T02:00:00.000Z', rollback: false };
const activation = { version: version.version, from: '2026-05-31T15:00:00.000Z', active: 'starter-1', warnings: [] };
const fault = {
  detail: '/visits/calendar: expected a calendar: always, office',
  field: '/visits/calendar',
  expected: 'a calendar: always, office',
};

const calendar = { calendar: 'office', timeZone: 'Asia/Seoul', version: '9f1c02ab34de5678', publicHolidays: 'KR' };
const day = {
  date: '2026-05-22',
  name: null,
  changed: false,
  open: [
    { from: '2026-05-22T00:00:00.000Z', to: '2026-05-22T03:00:00.000Z' },
    { from: '2026-05-22T04:00:00.000Z', to: '2026-05-22T09:00:00.000Z' },
  ],
};

const member = {
  id: 'minho',
  name: '박민호',
  role: 'technician',
  email: 'minho@aftercare.example',
  locale: 'ko',
  team: null,
  skills: [],
  regions: ['KR'],
  deputy: 'mina',
  away: false,
  standIn: null,
  absences: [],
  openTickets: 3,
};
const absence = { absenceId: 'summer', from: '2026-05-12T00:00:00.000Z', to: '2026-05-18T15:00:00.000Z' };

export const policyExamples = {
  listPolicies: {
    answer: {
      active: 'starter-1',
      deployed: 'starter-1',
      items: [{ ...version, faults: 0 }],
      activations: [{ ...period, from: activation.from, until: null }],
      presets: ['starter', 'web-shop', 'service-desk'],
    },
  },
  readPolicy: { answer: policy },
  draftPolicy: { request: { document: source, note: version.note }, answer: policy },
  validatePolicy: {
    request: { document: { extends: 'starter', visits: { calendar: 'weekend' } } },
    answer: { valid: false, faults: [fault], document: { visits: { calendar: 'weekend', '...': '...' } } },
  },
  comparePolicy: {
    answer: {
      version: version.version,
      with: 'starter-1',
      subjects: [{ subject: 'Complaint', changes: ['Complaint, first response: 24 hours becomes 12 hours (always)'] }],
    },
  },
  activatePolicy: { request: { from: '2026-06-01T00:00:00+09:00' }, answer: activation },
  withdrawPolicy: { answer: activation },
  rollBackPolicy: { request: { from: version.version }, answer: { ...activation, version: 'starter-1' } },
  listCalendars: { answer: { items: [calendar] } },
  readCalendar: { answer: { ...calendar, days: [day] } },
  changeDay: {
    request: { closed: true, note: 'Company day' },
    answer: { ...calendar, days: [{ ...day, name: 'Company day', changed: true, open: [] }] },
  },
  restoreDay: { answer: { ...calendar, days: [day] } },
  readConduct: {
    answer: {
      staff: 'minho',
      count: 1,
      findings: [
        {
          ticketId: 'T4QZ8W2N6VKC',
          count: 1,
          step: 'warning',
          recordedAt: '2026-05-12T06:10:00.000Z',
          withdrawnAt: null,
        },
      ],
    },
  },
  listStaff: { answer: { items: [member] } },
  enterAbsence: {
    request: { from: '2026-05-12T09:00:00+09:00', to: '2026-05-19T00:00:00+09:00' },
    answer: { ...member, away: true, standIn: 'mina', absences: [absence] },
  },
  cancelAbsence: { answer: member },
};
