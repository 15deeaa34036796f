import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

export interface Secret<T> {
  /**
   * What it holds, as read at most `freshMs` ago. Throws when it has to be read and cannot be.
   * @param nowMs since the epoch
   */
  read(nowMs: number, freshMs: number): Promise<T>;
}

/**
 * A secret that holds JSON, kept in memory between reads.
 * @param holds what it is the secret of, for errors
 */
export function openSecret<T>(secretArn: string, holds: string, parse: (value: unknown) => T): Secret<T> {
  const client = new SecretsManagerClient({});
  let known: { value: T; readAt: number } | undefined;

  return {
    async read(nowMs, freshMs) {
      // A clock set back makes what was read look as if it came from the future: then it is read again.
      const age = known ? nowMs - known.readAt : -1;
      if (known && age >= 0 && age < freshMs) return known.value;
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
      known = { value: parse(parseJson(SecretString ?? '{}', holds)), readAt: nowMs };
      return known.value;
    },
  };
}

/** What JSON.parse says of a fault quotes the text around it: of a secret nothing may be quoted. */
function parseJson(text: string, holds: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The secret of ${holds} is not JSON.`);
  }
}
