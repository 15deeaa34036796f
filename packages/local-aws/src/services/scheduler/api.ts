import type { AwsRequest, AwsResponse } from '../../service.ts';
import type { Schedules } from './schedules.ts';
import type { StoredSchedule } from './store.ts';

const STATUS: Record<string, number> = {
  ValidationException: 400,
  ResourceNotFoundException: 404,
  ConflictException: 409,
};

/** CreateSchedule, GetSchedule, UpdateSchedule, DeleteSchedule and ListSchedules, as the SDK sends them (REST-JSON). */
export function answer(schedules: Schedules, request: AwsRequest): AwsResponse {
  try {
    return json(200, route(schedules, request));
  } catch (error) {
    const { name, message } = error as Error;
    const status = STATUS[name];
    if (status === undefined) throw error;
    return json(status, { Message: message }, name);
  }
}

function route(schedules: Schedules, request: AwsRequest): unknown {
  const url = new URL(request.url, 'http://localhost');
  const name = decodeURIComponent(/^\/schedules\/([^/]+)$/.exec(url.pathname)?.[1] ?? '');
  const body = request.body.length > 0 ? JSON.parse(request.body.toString()) : {};
  const group = body.GroupName ?? url.searchParams.get('groupName') ?? 'default';
  if (url.pathname === '/schedules' && request.method === 'GET') return list(schedules, url.searchParams);
  if (name) {
    switch (request.method) {
      case 'POST':
        schedules.create(group, name, body);
        return { ScheduleArn: schedules.arn(group, name) };
      case 'PUT':
        schedules.update(group, name, body);
        return { ScheduleArn: schedules.arn(group, name) };
      case 'GET':
        return describe(schedules, schedules.find(group, name));
      case 'DELETE':
        schedules.remove(group, name);
        return {};
    }
  }
  throw Object.assign(new Error(`${request.method} ${url.pathname} is not supported by the local runtime.`), {
    name: 'ValidationException',
  });
}

function describe(schedules: Schedules, schedule: StoredSchedule) {
  const { group, name, definition, created, modified } = schedule;
  const { StartDate, EndDate, ...rest } = definition;
  return {
    Arn: schedules.arn(group, name),
    GroupName: group,
    Name: name,
    ...rest,
    ...(StartDate !== undefined && { StartDate: StartDate / 1000 }),
    ...(EndDate !== undefined && { EndDate: EndDate / 1000 }),
    CreationDate: created / 1000,
    LastModificationDate: modified / 1000,
  };
}

/** Pages by position: the token is the ARN of the last schedule answered. */
function list(schedules: Schedules, query: URLSearchParams) {
  const limit = Number(query.get('MaxResults') ?? 100);
  const after = query.get('NextToken') ?? '';
  const group = query.get('ScheduleGroup');
  const state = query.get('State');
  const matching = schedules
    .list()
    .filter(
      (schedule) =>
        (group === null || schedule.group === group) &&
        (state === null || schedule.definition.State === state) &&
        schedule.name.startsWith(query.get('NamePrefix') ?? ''),
    )
    .map((schedule) => summary(schedules, schedule))
    .sort((a, b) => (a.Arn < b.Arn ? -1 : 1))
    .filter(({ Arn }) => Arn > after);
  const page = matching.slice(0, limit);
  return { Schedules: page, ...(matching.length > limit && { NextToken: page.at(-1)!.Arn }) };
}

function summary(schedules: Schedules, { group, name, definition, created, modified }: StoredSchedule) {
  return {
    Arn: schedules.arn(group, name),
    GroupName: group,
    Name: name,
    State: definition.State,
    Target: { Arn: definition.Target.Arn },
    CreationDate: created / 1000,
    LastModificationDate: modified / 1000,
  };
}

function json(status: number, body: unknown, errorType?: string): AwsResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...(errorType && { 'x-amzn-errortype': errorType }) },
    body: JSON.stringify(body),
  };
}
