export const version = {
  version: 'summer-2026',
  state: 'draft',
  revision: 1,
  author: 'mina',
  note: 'First answers by noon',
  preset: 'starter',
  createdAt: '2026-05-12T01:12:30.000Z',
  updatedAt: '2026-05-12T01:12:30.000Z',
};

export const source = {
  extends: 'starter',
  requestTypes: { complaint: { clocks: { 'first-response': { target: 'PT12H' } } } },
};

const document = { version: version.version, requestTypes: { complaint: { '...': '...' } }, '...': '...' };

export const policy = { ...version, faults: [], active: false, activations: [], source, document };

export const period = { version: version.version, by: 'mina', at: '2026-05-12T02:00:00.000Z', rollback: false };

export const activation = {
  version: version.version,
  from: '2026-05-31T15:00:00.000Z',
  active: 'starter-1',
  warnings: [],
};

export const fault = {
  detail: '/visits/calendar: expected a calendar: always, office',
  field: '/visits/calendar',
  expected: 'a calendar: always, office',
};

export const calendar = {
  calendar: 'office',
  timeZone: 'Asia/Seoul',
  version: '9f1c02ab34de5678',
  publicHolidays: 'KR',
};

export const day = {
  date: '2026-05-22',
  name: null,
  changed: false,
  open: [
    { from: '2026-05-22T00:00:00.000Z', to: '2026-05-22T03:00:00.000Z' },
    { from: '2026-05-22T04:00:00.000Z', to: '2026-05-22T09:00:00.000Z' },
  ],
};

export const member = {
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

export const absence = { absenceId: 'summer', from: '2026-05-12T00:00:00.000Z', to: '2026-05-18T15:00:00.000Z' };
