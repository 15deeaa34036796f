import { describe, expect, test } from 'vitest';
import { previewDeadlineDoc } from '../../api/operations/deadlines/preview-deadline.doc.ts';
import { http } from '../../functions/_kit/http.ts';
import { router } from '../../functions/_kit/http-routes.ts';
import { previewDeadlineRoute } from '../../functions/http/deadlines/preview.ts';
import { call } from './http-testbed.ts';

// The route keeps nothing: it has no need of a database.
const handler = http(router([previewDeadlineRoute], {} as never));
const { request, answer } = previewDeadlineDoc;

function preview(body: unknown, group = 'hotline') {
  return call(handler, {
    path: '/deadlines/preview',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    claims: { sub: 'sub-of-mina', name: 'mina', 'cognito:groups': `[${group}]` },
  });
}

describe('a preview of a due time', () => {
  test('answers with the due time and its proof, as the reference shows', async () => {
    expect(await preview(request)).toMatchObject({ status: 200, body: answer });
  });

  test('measures the time that has passed, given an end', async () => {
    const { target: _, ...measured } = { ...request, end: '2026-02-19T10:30:00+09:00' };
    const { body } = await preview(measured);
    expect(body).toEqual({ elapsed: 'PT3600S', seconds: 3600, ledger: answer.ledger });
  });

  test('tells what remains while a pause goes on', async () => {
    const { body } = await preview({ ...request, pauses: [['2026-02-13T17:45:00+09:00', null]] });
    expect(body).toMatchObject({ due: null, remaining: 'PT45M', ledger: [{ kind: 'counted', seconds: 900 }] });
  });

  test.each([
    ['no JSON', '{', '', 'a JSON document'],
    ['no object', [], '', 'an object'],
    ['no calendar', { ...request, calendar: undefined }, '/calendar', 'an object'],
    [
      'an unknown zone',
      { ...request, calendar: { ...request.calendar, timeZone: 'Seoul' } },
      '/calendar/timeZone',
      'an IANA time zone such as "Asia/Seoul"',
    ],
    ['a start without a zone', { ...request, start: '2026-02-13T17:30:00' }, '/start', 'with a zone'],
    ['a start before 1900', { ...request, start: '1500-01-01T00:00:00Z' }, '/start', 'in the years 1900 to 2200'],
    ['a start after 2200', { ...request, start: '9999-12-31T23:59:59Z' }, '/start', 'in the years 1900 to 2200'],
    ['a start in the year 0', { ...request, start: '0000-01-01T00:00:00Z' }, '/start', 'in the years 1900 to 2200'],
    ['more than nine digits', { ...request, start: '2026-02-13T17:30:00.1234567890Z' }, '/start', 'at most 9 digits'],
    ['no day there is', { ...request, start: '2026-02-30T17:30:00Z' }, '/start', 'such as 2026-06-01T09:00:00Z'],
    ['a target that is no duration', { ...request, target: '4 hours' }, '/target', 'an ISO 8601 duration'],
    ['both a target and an end', { ...request, end: request.start }, '/target', 'not both'],
    ['neither', { ...request, target: undefined }, '/target', 'not both'],
    ['half a pause', { ...request, pauses: [[request.start]] }, '/pauses/0', ''],
    ['a member nobody knows', { ...request, from: 1 }, '/from', 'no such member'],
  ])('%s is refused with 400, naming the field and what is expected', async (_, body, field, expected) => {
    const reply = await preview(body);
    expect(reply).toMatchObject({ status: 400, headers: { 'content-type': 'application/problem+json' } });
    expect(reply.body.field).toBe(field);
    expect(reply.body.expected ?? reply.body.detail).toContain(expected);
  });

  test.each([
    ['a country without a list', { ...request.calendar, publicHolidays: 'FR' }, '/calendar/publicHolidays', 'KR'],
    ['a calendar that never opens', { timeZone: 'Asia/Seoul', windows: {} }, '/calendar', 'at least one window'],
  ])('%s is refused with 422, naming the field and what is expected', async (_, calendar, field, expected) => {
    const reply = await preview({ ...request, calendar });
    expect(reply).toMatchObject({ status: 422, body: { field } });
    expect(reply.body.expected).toContain(expected);
  });

  test.each([
    ['due', { start: '2028-12-29T17:30:00+09:00', target: 'P5D' }],
    ['started', { start: '2024-12-31T23:00:00+09:00', target: 'P5D' }],
    ['measured', { start: '2028-12-29T17:30:00+09:00', target: undefined, end: '2029-01-01T00:00:00+09:00' }],
    ['held', { start: '2028-12-29T17:30:00+09:00', target: 'PT90H', pauses: [['2029-01-02T10:00:00+09:00', null]] }],
  ])('what is %s in a year whose public holidays nobody knows is refused with 422', async (_, question) => {
    const { pauses: _pauses, ...asked } = { ...request, ...question };
    const reply = await preview('pauses' in question ? { ...asked, pauses: question.pauses } : asked);
    expect(reply).toMatchObject({
      status: 422,
      body: { field: '/calendar/publicHolidays', expected: 'a span between 2025 and 2028' },
    });
    const { publicHolidays: _list, ...plain } = request.calendar;
    expect(await preview({ ...asked, calendar: plain })).toMatchObject({ status: 200 });
  });

  test('goes to the last second of the last year known, where the calendar is', async () => {
    const { target: _, pauses: __, ...asked } = { ...request, start: '2028-12-29T08:30:00Z' };
    expect(await preview({ ...asked, end: '2028-12-31T14:59:59Z' })).toMatchObject({ status: 200 });
    expect(await preview({ ...asked, end: '2028-12-31T15:00:00Z' })).toMatchObject({ status: 422 });
  });

  test.each([
    ['the first instant there is', '1900-01-01T00:00:00Z', 'PT1H'],
    ['the last one', '2200-12-31T23:59:59.999999999Z', 'P10Y'],
  ])('is answered from %s on, where a zone had seconds in its offset, too', async (_, from, target) => {
    const calendar = { timeZone: 'Asia/Seoul', windows: '24x7' };
    const reply = await preview({ calendar, start: from, target });
    expect(reply).toMatchObject({ status: 200, body: { due: expect.any(String) } });
  });

  test('of time in a calendar that never opens is refused as well', async () => {
    const { target: _, pauses: __, ...asked } = { ...request, calendar: { timeZone: 'Asia/Seoul', windows: {} } };
    expect(await preview({ ...asked, end: '2026-02-19T10:30:00+09:00' })).toMatchObject({
      status: 422,
      body: { field: '/calendar' },
    });
  });

  test('is for staff only', async () => {
    expect((await preview(request, 'customers')).status).toBe(403);
  });
});
