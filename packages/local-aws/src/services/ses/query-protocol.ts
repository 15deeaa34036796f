import { randomUUID } from 'node:crypto';
import { escapeHtml } from '../../page.ts';
import type { AwsResponse } from '../../service.ts';

/** An error of the SES API; `name` is its code. */
export class SesError extends Error {
  constructor(code: string, message: string) {
    super(message);
    this.name = code;
  }
}

/** The values of `Destinations.member.1`, `Destinations.member.2`, ... */
export function members(parameters: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let index = 1; parameters.has(`${name}.member.${index}`); index++) {
    values.push(parameters.get(`${name}.member.${index}`)!);
  }
  return values;
}

/** The tags of `Tags.member.1.Name` and `Tags.member.1.Value`, ... */
export function tagMembers(parameters: URLSearchParams): Record<string, string> {
  const tags: Record<string, string> = {};
  for (let index = 1; parameters.has(`Tags.member.${index}.Name`); index++) {
    tags[parameters.get(`Tags.member.${index}.Name`)!] = parameters.get(`Tags.member.${index}.Value`) ?? '';
  }
  return tags;
}

/** What an action answers: text, or elements by name, repeated where the value is a list. */
export type Xml = string | number | { [element: string]: Xml | Xml[] };

export function success(action: string, result: Xml): AwsResponse {
  return xml(200, {
    [`${action}Response`]: { [`${action}Result`]: result, ResponseMetadata: { RequestId: randomUUID() } },
  });
}

export function failure({ name, message }: SesError): AwsResponse {
  return xml(400, {
    ErrorResponse: { Error: { Type: 'Sender', Code: name, Message: message }, RequestId: randomUUID() },
  });
}

function xml(status: number, document: Record<string, Xml>): AwsResponse {
  const [root, content] = Object.entries(document)[0]!;
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<${root} xmlns="http://ses.amazonaws.com/doc/2010-12-01/">${render(content)}</${root}>`,
  };
}

function render(content: Xml): string {
  if (typeof content !== 'object') return escapeHtml(String(content));
  return Object.entries(content)
    .flatMap(([element, inner]) => [inner].flat().map((one) => `<${element}>${render(one)}</${element}>`))
    .join('');
}
