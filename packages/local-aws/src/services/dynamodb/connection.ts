import { Agent, request } from 'node:http';

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export class DynamoDbError extends Error {
  constructor(type: string, message: string) {
    super(message);
    this.name = type;
  }
}

/** Kept-alive connections to DynamoDB Local. */
export class DynamoDbConnection {
  readonly port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #authorization: string;

  /** @param accessKeyId letters and digits; in memory, each has tables of its own. */
  constructor(port: number, accessKeyId = 'local') {
    this.port = port;
    // DynamoDB Local checks the form of a signature, not the signature.
    this.#authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none`;
  }

  /** @param target e.g. `DynamoDB_20120810.PutItem` @throws when it cannot be reached. */
  async post(target: string, body: Buffer | string): Promise<RawAnswer> {
    const outcome = await this.#attempt(target, body);
    return outcome === 'stale' ? this.post(target, body) : outcome;
  }

  /** @throws DynamoDbError named as AWS names it, e.g. `ResourceNotFoundException`. */
  async call(target: string, input: unknown): Promise<any> {
    const { status, body } = await this.post(target, JSON.stringify(input));
    const output = JSON.parse(body.toString());
    if (status < 300) return output;
    throw new DynamoDbError(errorType(output), output.message ?? output.Message ?? '');
  }

  async answers(): Promise<boolean> {
    try {
      return (await this.post('DynamoDB_20120810.ListTables', '{}')).status === 200;
    } catch {
      return false;
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  /** `stale`: a kept-alive connection turned out to have been closed by the other side before it read the request. */
  #attempt(target: string, body: Buffer | string): Promise<RawAnswer | 'stale'> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port: this.port,
          method: 'POST',
          path: '/',
          headers: {
            'x-amz-target': target,
            'content-type': 'application/x-amz-json-1.0',
            'content-length': Buffer.byteLength(body),
            authorization: this.#authorization,
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const headers = incoming.headers as Record<string, string>;
            resolve({ status: incoming.statusCode!, headers, body: Buffer.concat(chunks) });
          });
        },
      );
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        if (outgoing.reusedSocket && error.code === 'ECONNRESET') resolve('stale');
        else reject(error);
      });
      outgoing.end(body);
    });
  }
}

/** `com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException` -> `ConditionalCheckFailedException` */
export function errorType(output: { __type?: string }): string {
  return output.__type?.split('#').at(-1) ?? 'UnknownError';
}
