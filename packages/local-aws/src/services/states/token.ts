import { randomBytes } from 'node:crypto';

/** Tokens are about as long as AWS's, so that an item that holds one costs as many write units here as there. */
const RANDOM_BYTES = 192;

/** A task token: opaque to those who hold it, to us the execution, the task's event and something that cannot be guessed. */
export function newToken(executionArn: string, event: number): string {
  return Buffer.from(`${executionArn}\n${event}\n${randomBytes(RANDOM_BYTES).toString('hex')}`).toString('base64');
}

/** The ARN of the execution a token was made for, or undefined when it is no token of ours. */
export function executionOf(token: string): string | undefined {
  const text = Buffer.from(token, 'base64').toString('utf8');
  return /^(arn:[\w-]+:states:.*:execution:.*)\n\d+\n[0-9a-f]+$/.exec(text)?.[1];
}
