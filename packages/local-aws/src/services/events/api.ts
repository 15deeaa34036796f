import type { AwsRequest, AwsResponse } from '../../service.ts';
import type { Bus } from './bus.ts';

const MAX_ENTRIES = 10;

interface Entry {
  Source?: string;
  DetailType?: string;
  Detail?: string;
  Resources?: string[];
  /** Seconds since the epoch. */
  Time?: number;
  EventBusName?: string;
}

/** PutEvents (AWS JSON 1.1). Each entry succeeds or fails by itself. */
export function answer(bus: Bus, request: AwsRequest): AwsResponse {
  const action = request.headers['x-amz-target'];
  if (action !== 'AWSEvents.PutEvents') {
    return json(400, {
      __type: 'UnknownOperationException',
      message: `${action} is not supported by the local runtime.`,
    });
  }
  const { Entries = [] }: { Entries?: Entry[] } = JSON.parse(request.body.toString());
  if (Entries.length < 1 || Entries.length > MAX_ENTRIES) {
    const message = `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and ${MAX_ENTRIES}`;
    return json(400, { __type: 'ValidationException', message });
  }
  const results = Entries.map((entry) => putEntry(bus, entry));
  return json(200, { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results });
}

function putEntry(bus: Bus, entry: Entry): { EventId: string } | { ErrorCode: string; ErrorMessage: string } {
  const { Source, DetailType, Detail, Resources, Time, EventBusName = 'default' } = entry;
  if (!Source || !DetailType || Detail === undefined) {
    const missing = !Source ? 'Source' : !DetailType ? 'DetailType' : 'Detail';
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
    };
  }
  if (Source.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  if (EventBusName !== 'default' && !EventBusName.endsWith(':event-bus/default')) {
    return { ErrorCode: 'InvalidArgument', ErrorMessage: `Event bus ${EventBusName} does not exist.` };
  }
  const detail = parseObject(Detail);
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const EventId = bus.put({
    source: Source,
    'detail-type': DetailType,
    detail,
    ...(Resources && { resources: Resources }),
    ...(Time !== undefined && { time: Time * 1000 }),
  });
  return { EventId };
}

function parseObject(text: string): object | undefined {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function json(status: number, body: unknown): AwsResponse {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) };
}
