import { addressParser } from 'postal-mime';
import { SesError } from './query-protocol.ts';

export interface Header {
  name: string;
  value: string;
}

/** A message as it was handed in: its header fields, unfolded, and everything from the blank line on. */
export interface RawMessage {
  headers: Header[];
  /** The body's bytes, one character each. */
  body: string;
}

/** Fields SES refuses to see twice (those that matter here). */
const SINGLE = ['from', 'to', 'cc', 'bcc', 'subject', 'date', 'message-id', 'reply-to', 'sender', 'return-path']
  .concat(['in-reply-to', 'references', 'mime-version', 'content-type', 'content-transfer-encoding'])
  .concat(['auto-submitted', 'list-unsubscribe', 'list-unsubscribe-post']);

/** @throws SesError InvalidParameterValue */
export function readRawMessage(raw: Buffer): RawMessage {
  const text = raw.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const block = end ? text.slice(0, end.index) : text.replace(/\r?\n$/, '');
  const headers = block
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/)
    .map((line) => {
      const colon = line.indexOf(':');
      if (colon < 1 || /\s/.test(line.slice(0, colon))) throw invalid(`Invalid header line '${line.slice(0, 60)}'.`);
      return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
    });
  const twice = SINGLE.find((name) => headers.filter((header) => header.name.toLowerCase() === name).length > 1);
  if (twice) throw invalid(`Duplicate header '${headers.findLast(({ name }) => name.toLowerCase() === twice)!.name}'.`);
  return { headers, body: end ? text.slice(end.index + end[0].length) : '' };
}

export function headerValue({ headers }: RawMessage, name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value;
}

/** The bare addresses of an address header, groups included. */
export function addressesIn(value: string | undefined): string[] {
  return addressParser(value ?? '', { flatten: true }).map(({ address }) => address ?? '');
}

/** What SES sends out: its own Message-ID and Date instead of those handed in, without what is not for the recipients. */
export function asSent({ headers, body }: RawMessage, messageId: string, date: Date): Buffer {
  const replaced = /^(message-id|date|return-path|bcc|x-ses-.*)$/i;
  const lines = [
    `Message-ID: ${messageId}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    ...headers.filter(({ name }) => !replaced.test(name)).map(({ name, value }) => fold(`${name}: ${value}`)),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}

/** Breaks a field at white space so that lines stay below 78 characters where they can. */
function fold(line: string): string {
  const lines: string[] = [];
  for (const word of line.split(/(?<=\S)(?=[ \t])/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length <= 78) lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  return lines.join('\r\n');
}

function invalid(message: string): SesError {
  return new SesError('InvalidParameterValue', message);
}
