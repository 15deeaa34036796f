import { misfits } from './fits.ts';
import type { Schema } from './generate.ts';
import { problemStatuses, schemas } from './operations.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** What is wrong with an answer, by what the document says; null when nothing is. */
export function faultOf({ status, headers, text }: Answer, answers: ReadonlyMap<number, Schema | null>): string | null {
  if (status >= 500) return `answered ${status}`;
  if (!answers.has(status) && !isOfEveryRoute(status))
    return `answered ${status}, which the document does not have there`;
  let body: any;
  try {
    body = JSON.parse(text);
  } catch {
    return `answered ${status} with no JSON`;
  }
  return status >= 400 ? faultOfProblem(status, headers, body) : faultOfBody(body, answers.get(status) ?? null);
}

/** Addresses nothing is at, and methods nothing takes, belong to no operation. */
function isOfEveryRoute(status: number): boolean {
  return status === 404 || status === 405;
}

function faultOfBody(body: unknown, schema: Schema | null): string | null {
  const [first] = schema ? misfits(body, schema, schemas) : [];
  return first ? `answered what does not fit its schema: ${first}` : null;
}

function faultOfProblem(status: number, headers: Record<string, string>, body: any): string | null {
  if (headers['content-type'] !== 'application/problem+json')
    return `refused with ${status} as ${headers['content-type']}`;
  const [first] = misfits(body, { $ref: '#/components/schemas/Problem' }, schemas);
  if (first) return `refused with ${status}, but no problem: ${first}`;
  const type = String(body.type).replace('/reference#problem-', '');
  if (body.status !== status) return `refused with ${status}, and says ${body.status}`;
  if (!problemStatuses.has(type)) return `refused for ${type}, which the document does not have`;
  if (problemStatuses.get(type) !== status) return `refused for ${type} with ${status}`;
  if (status === 400 && (typeof body.field !== 'string' || !body.expected))
    return `refused for ${type} without a field`;
  return null;
}
