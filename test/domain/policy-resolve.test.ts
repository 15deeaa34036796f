import { publicHolidays } from 'business-time/holidays';
import { describe, expect, it } from 'vitest';
import { cancelAbsence, changeDay, enterAbsence, restoreDay } from '../../domain/policy/days.ts';
import type { PolicyDocument } from '../../domain/policy/document.ts';
import { governing, resolvePolicy } from '../../domain/policy/resolve.ts';
import { untouched } from '../../domain/policy/state.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import { readWritten } from '../../domain/policy-validation/written.ts';
import starter from '../../policies/starter.json' with { type: 'json' };

const document = policySchema.parse(starter);
const now = '2026-06-01T00:00:00.000Z';
const decided = { at: now, actor: { kind: 'staff', id: 'mina', role: 'lead' } as const };
const library = { presets: { starter }, holidays: publicHolidays, now };

const resolve = (policy: PolicyDocument, days = {}) => resolvePolicy(policy, publicHolidays, { days, absences: [] });

describe('a policy as decisions are made with it', () => {
  it('has the public holidays its calendars name, and the days that were changed since', () => {
    const office = { ...document.calendars.office!, publicHolidays: 'KR', holidays: [] };
    const days = {
      office: { '2026-06-08': { closed: true as const }, '2026-10-03': { windows: [['09:00', '12:00']] } },
    };
    const { calendars } = resolve({ ...document, calendars: { ...document.calendars, office } }, days);
    expect(calendars.office!.holidays).toContain('2026-12-25');
    expect(calendars.office!.holidays).toContain('2026-06-08');
    expect(calendars.office!.workdays).toEqual({ '2026-10-03': [['09:00', '12:00']] });
  });

  it('names each calendar by what it says: one that has changed has another name, the others have not', () => {
    const before = resolve(document).calendarVersions!;
    const after = resolve(document, { office: { '2026-06-08': { closed: true } } }).calendarVersions!;
    expect(after.office).not.toBe(before.office);
    expect(after.always).toBe(before.always);
  });
});

describe('what was promised under one policy while another is in force', () => {
  const { question: _, ...requestTypes } = document.requestTypes;
  const newer = resolve({
    ...document,
    version: 'newer',
    requestTypes,
    ladders: { standard: [] },
    staff: [{ ...document.staff[0]!, id: 'sora' }],
    teams: { desk: { title: { en: 'Desk', ko: '', zh: '' }, calendar: 'nights' } },
    calendars: { ...document.calendars, nights: { timeZone: 'Asia/Seoul', windows: '24x7' } },
  });
  const older = resolve(document);

  it('keeps its promises: types, ladders, its version', () => {
    const policy = governing(older, newer);
    expect(policy.version).toBe('starter-1');
    expect(policy.requestTypes).toBe(older.requestTypes);
    expect(policy.ladders).toBe(older.ladders);
    expect(policy.calendars.office).toBe(older.calendars.office);
  });

  it('is kept by the people who are there now, with the calendars their teams need', () => {
    const policy = governing(older, newer);
    expect(policy.staff.map(({ id }) => id)).toEqual(['sora']);
    expect(policy.teams).toEqual(newer.teams);
    expect(policy.calendars.nights).toBeDefined();
  });

  it('knows no teams of its own once there are none any more', () => {
    expect(governing(newer, older).teams).toBeUndefined();
  });
});

describe('days and absences', () => {
  it('a day is changed and restored', () => {
    const changed = changeDay(untouched, 'office', '2026-06-08', { closed: true }, decided);
    if (!changed.ok) throw new Error();
    const { state } = changed.value!;
    expect(changeDay(state, 'office', '2026-06-08', { closed: true }, decided)).toEqual({ ok: true, value: null });
    expect(state).toMatchObject({
      version: 1,
      days: { office: { '2026-06-08': { closed: true } } },
      daysChangedAt: now,
    });
    expect(restoreDay(state, 'office', '2026-06-08', decided)).toMatchObject({
      state: { version: 2, days: { office: {} } },
      event: { data: { type: 'policy.day-changed', date: '2026-06-08', override: null } },
    });
    expect(restoreDay(untouched, 'office', '2026-06-08', decided)).toBeNull();
  });

  const away = (from: string, to: string, state = untouched) =>
    enterAbsence(state, 'leave', { staff: 'minho', from: `${from}T00:00:00.000Z`, to: `${to}T00:00:00.000Z` }, decided);

  it('an absence is entered, changed under its own name, and cancelled', () => {
    const entered = away('2026-06-08', '2026-06-12');
    if (!entered.ok) throw new Error();
    const longer = away('2026-06-08', '2026-06-15', entered.value!.state);
    expect(away('2026-06-08', '2026-06-12', entered.value!.state)).toEqual({ ok: true, value: null });
    if (!longer.ok) throw new Error();
    expect(longer.value!.state.absences).toEqual([
      { absenceId: 'leave', staff: 'minho', from: '2026-06-08T00:00:00.000Z', to: '2026-06-15T00:00:00.000Z' },
    ]);
    expect(cancelAbsence(longer.value!.state, 'minho', 'leave', decided)?.state.absences).toEqual([]);
    expect(cancelAbsence(longer.value!.state, 'alex', 'leave', decided)).toBeNull();
  });

  it('an absence ends after it begins, and not before now', () => {
    expect(away('2026-06-08', '2026-06-08')).toMatchObject({ ok: false, error: { field: '/to' } });
    expect(away('2026-05-08', '2026-05-12')).toMatchObject({ ok: false, error: { type: 'absence-invalid' } });
  });

  it('absences that are over are forgotten', () => {
    const over = {
      ...untouched,
      absences: [{ absenceId: 'old', staff: 'alex', from: '2026-01-01', to: '2026-01-05' }],
    };
    const entered = away('2026-06-08', '2026-06-12', over);
    expect(entered.ok && entered.value!.state.absences.map(({ absenceId }) => absenceId)).toEqual(['leave']);
  });
});

describe('a policy as it is written', () => {
  it('of another business does not say where the preset’s is, nor look like it', () => {
    const of = (business: object) => readWritten({ extends: 'starter', business }, 'mine', library).policy!.business;
    expect(starter.business.address).toBeDefined();
    expect(of({ phone: '1' })).toMatchObject({ address: starter.business.address, colour: starter.business.colour });
    expect(Object.keys(of({ name: 'Dalbit' })).sort()).toEqual(['email', 'locale', 'name', 'phone', 'timeZone']);
    expect(of({ name: 'Dalbit', address: '1 Main Road' }).address).toBe('1 Main Road');
  });

  it('is kept as its schema reads it: names in one line, tags and addresses in one way', () => {
    const business = { name: ' Dal\u202ebit\nWindows ', locale: 'KO_kr', email: 'care@müller.example' };
    const { document, policy } = readWritten({ extends: 'starter', business }, 'mine', library);
    expect(policy!.business).toMatchObject({
      ...{ name: 'Dalbit Windows', locale: 'ko-KR', email: 'care@xn--mller-kva.example' },
    });
    expect(document).toEqual(policy);
  });

  it('may extend a preset: what it says is laid over it', () => {
    const source = { extends: 'starter', business: { phone: '1' }, requestTypes: { question: null } };
    const { policy, preset, faults } = readWritten(source, 'mine', library);
    expect(faults).toEqual([]);
    expect(preset).toBe('starter');
    expect(policy).toMatchObject({ version: 'mine', business: { ...starter.business, phone: '1' } });
    expect(Object.keys(policy!.requestTypes)).toEqual(['complaint', 'logistics', 'repair']);
  });

  it.each([
    [{ extends: 'nothing' }, '/extends', 'one of starter'],
    [{ extends: 'starter', version: 'other' }, '/version', 'mine, or none'],
    [{ extends: 'starter', visits: { calendar: 'weekend' } }, '/visits/calendar', 'a calendar: always, office'],
    [{ extends: 'starter', staf: [] }, '/staf', 'no such member'],
    [
      { extends: 'starter', calendars: { office: { publicHolidays: 'XX' } } },
      '/calendars/office/publicHolidays',
      'one of',
    ],
    [
      { extends: 'starter', requestTypes: { complaint: { clocks: { resolution: { target: '4h' } } } } },
      '/requestTypes/complaint/clocks/resolution/target',
      'an ISO 8601 duration',
    ],
  ])('%j is refused at %s', (source, field, expected) => {
    const { policy, faults } = readWritten(source, 'mine', library);
    expect(policy).toBeNull();
    expect(faults).toContainEqual(expect.objectContaining({ field, expected: expect.stringContaining(expected) }));
  });

  it('tells of every fault at once', () => {
    const { faults } = readWritten({ extends: 'starter', staff: [], visits: { offerTime: '25:00' } }, 'mine', library);
    expect(faults.map(({ field }) => field)).toEqual(expect.arrayContaining(['/staff', '/visits/offerTime']));
  });

  it('is refused with a calendar that is closed for longer than a year', () => {
    const days = Array.from({ length: 420 }, (_, day) =>
      new Date(Date.UTC(2026, 5, 1 + day)).toISOString().slice(0, 10),
    );
    const source = { extends: 'starter', calendars: { office: { holidays: days } } };
    expect(readWritten(source, 'mine', library).faults).toMatchObject([{ field: '/calendars/office' }]);
  });
});
