import MailComposer from 'nodemailer/lib/mail-composer';
import type { AwsRequest, AwsResponse, Clock } from '../../service.ts';
import type { Account } from './account.ts';
import type { Faults } from './faults.ts';
import { failure, members, SesError, success, tagMembers, type Xml } from './query-protocol.ts';
import type { Sending } from './sending.ts';
import type { MailStore } from './store.ts';

interface Parts {
  account: Account;
  sending: Sending;
  store: MailStore;
  faults: Faults;
  clock: Clock;
}

type Action = (parts: Parts, parameters: URLSearchParams, caller: string) => Promise<Xml> | Xml;

const ACTIONS: Record<string, Action> = {
  async SendRawEmail(parts, parameters, caller) {
    return accept(parts, parameters, caller, {
      raw: Buffer.from(parameters.get('RawMessage.Data') ?? '', 'base64'),
      destinations: members(parameters, 'Destinations'),
    });
  },

  async SendEmail(parts, parameters, caller) {
    const [to, cc, bcc] = ['To', 'Cc', 'Bcc'].map((kind) => members(parameters, `Destination.${kind}Addresses`));
    return accept(parts, parameters, caller, {
      raw: await compose(parameters, to!, cc!),
      destinations: [...to!, ...cc!, ...bcc!],
    });
  },

  GetSendQuota({ store, clock }) {
    const sent = store.recipientsSince(clock.now() - 86_400_000);
    return { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: sent };
  },

  ListIdentities({ account }, parameters) {
    const type = parameters.get('IdentityType');
    const wanted = (identity: string) => !type || (type === 'EmailAddress') === identity.includes('@');
    return { Identities: { member: account.identities().filter(wanted) } };
  },

  GetIdentityVerificationAttributes({ account }, parameters) {
    const known = members(parameters, 'Identities').filter((identity) => account.isVerified(identity));
    const entry = known.map((key) => ({ key, value: { VerificationStatus: 'Success' } }));
    return { VerificationAttributes: { entry } };
  },

  /** The address counts as verified at once: nobody has to click on a link. */
  VerifyEmailIdentity({ account }, parameters) {
    account.verify(parameters.get('EmailAddress') ?? '');
    return {};
  },
};

/** The SES v1 API (query protocol). @throws ConnectionDropped when a fault asks for it */
export async function answer(parts: Parts, request: AwsRequest): Promise<AwsResponse> {
  const parameters = new URLSearchParams(request.body.toString());
  const name = parameters.get('Action') ?? '';
  try {
    const action = ACTIONS[name];
    if (!action) throw new SesError('InvalidAction', `${name} is not supported by the local runtime.`);
    return success(name, await action(parts, parameters, request.caller));
  } catch (error) {
    if (error instanceof SesError) return failure(error);
    throw error;
  }
}

async function accept(
  { sending, faults }: Parts,
  parameters: URLSearchParams,
  caller: string,
  message: { raw: Buffer; destinations: string[] },
): Promise<Xml> {
  faults.beforeAccepting();
  const MessageId = await sending.send({
    ...message,
    source: parameters.get('Source') ?? undefined,
    configurationSet: parameters.get('ConfigurationSetName') ?? undefined,
    tags: tagMembers(parameters),
    caller,
  });
  faults.afterAccepting();
  return { MessageId };
}

function compose(parameters: URLSearchParams, to: string[], cc: string[]): Promise<Buffer> {
  const text = parameters.get('Message.Body.Text.Data');
  const html = parameters.get('Message.Body.Html.Data');
  const composer = new MailComposer({
    from: parameters.get('Source') ?? '',
    to,
    cc,
    replyTo: members(parameters, 'ReplyToAddresses'),
    subject: parameters.get('Message.Subject.Data') ?? '',
    ...(text !== null && { text }),
    ...(html !== null && { html }),
  });
  return composer.compile().build();
}
