import { describe, expect, test } from 'vitest';
import { http } from '../../functions/_kit/http.ts';
import { router } from '../../functions/_kit/http-routes.ts';
import { previewDeadlineRoute } from '../../functions/http/deadlines/preview.ts';
import { deadlineExamples } from '../../tools/openapi/deadlines.ts';
import { call } from './http-testbed.ts';

// The route keeps nothing: it has no need of a database.
const handler = http(router([previewDeadlineRoute], {} as never));
const { request, answer } = deadlineExamples.previewDeadline;

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

  test('is for staff only', async () => {
    expect((await preview(request, 'customers')).status).toBe(403);
  });
});
