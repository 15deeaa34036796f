import { createHash } from 'node:crypto';

/** As the SDK sends them; `BinaryValue` is base64. */
export type MessageAttributes = Record<string, { DataType: string; StringValue?: string; BinaryValue?: string }>;

export function md5(data: string | Buffer): string {
  return createHash('md5').update(data).digest('hex');
}

const STRING = 1;
const BINARY = 2;

/**
 * The digest clients check attributes by: names in order, then of each its name, data type and value, with their lengths.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function md5OfAttributes(attributes: MessageAttributes): string {
  const parts = Object.entries(attributes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, { DataType, StringValue, BinaryValue }]) => {
      const isBinary = DataType.startsWith('Binary');
      const value = isBinary ? Buffer.from(BinaryValue ?? '', 'base64') : Buffer.from(StringValue ?? '');
      const kind = Buffer.from([isBinary ? BINARY : STRING]);
      return [...withLength(Buffer.from(name)), ...withLength(Buffer.from(DataType)), kind, ...withLength(value)];
    });
  return md5(Buffer.concat(parts));
}

function withLength(data: Buffer): Buffer[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return [length, data];
}
