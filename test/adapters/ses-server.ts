/** A tiny SES: answers SendRawEmail over real HTTP, keeps what it accepted, and fails the way it is told to. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SesFault = 'accept-then-drop-connection' | 'throttle' | 'reject' | 'break';

export interface AcceptedMail {
  messageId: string;
  raw: Buffer;
  destination: string;
  configurationSet: string;
  tags: Record<string, string>;
}

export interface SesServer {
  endpoint: string;
  accepted: AcceptedMail[];
  /** How many requests came in, answered or not. */
  requests: number;
  /** What becomes of the next requests, one each; after that all is well. */
  faults: SesFault[];
  stop(): Promise<void>;
}

const refusals: Record<Exclude<SesFault, 'accept-then-drop-connection'>, [status: number, code: string]> = {
  throttle: [400, 'Throttling'],
  reject: [400, 'MessageRejected'],
  break: [500, 'InternalFailure'],
};

export async function startSes(): Promise<SesServer> {
  const ses: SesServer = { endpoint: '', accepted: [], requests: 0, faults: [], stop: async () => {} };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    ses.requests += 1;
    const fault = ses.faults.shift();
    if (fault && fault !== 'accept-then-drop-connection') {
      const [status, code] = refusals[fault];
      response.writeHead(status, { 'content-type': 'text/xml' });
      response.end(
        `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
      );
      return;
    }
    const messageId = `ses-${ses.accepted.length + 1}`;
    ses.accepted.push(mailOf(new URLSearchParams(Buffer.concat(chunks).toString()), messageId));
    if (fault) {
      request.socket.destroy();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(
      `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>${messageId}</MessageId></SendRawEmailResult></SendRawEmailResponse>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ses.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ses.stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return ses;
}

function mailOf(form: URLSearchParams, messageId: string): AcceptedMail {
  const tags: Record<string, string> = {};
  for (let n = 1; form.has(`Tags.member.${n}.Name`); n++) {
    tags[form.get(`Tags.member.${n}.Name`)!] = form.get(`Tags.member.${n}.Value`)!;
  }
  return {
    messageId,
    raw: Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'),
    destination: form.get('Destinations.member.1') ?? '',
    configurationSet: form.get('ConfigurationSetName') ?? '',
    tags,
  };
}
