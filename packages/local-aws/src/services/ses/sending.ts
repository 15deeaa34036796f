import PostalMime from 'postal-mime';
import { createDueQueue } from '../../due-queue.ts';
import type { Runtime } from '../../service.ts';
import { transaction } from '../../transaction.ts';
import type { Account } from './account.ts';
import { messageIdAt, outcomes, type SentMail, toEvent } from './feedback.ts';
import { SesError } from './query-protocol.ts';
import { addressesIn, asSent, headerValue, readRawMessage } from './raw-message.ts';
import type { MailStore } from './store.ts';

/** Larger messages are refused: the limit of the v1 API, encoded. */
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_RECIPIENTS = 50;

export interface SendRequest {
  raw: Buffer;
  /** The envelope's sender; the From header's unless given. */
  source?: string | undefined;
  /** The envelope's recipients; those of To, Cc and Bcc unless given. */
  destinations?: string[] | undefined;
  configurationSet?: string | undefined;
  tags?: Record<string, string>;
  caller: string;
}

export type Sending = ReturnType<typeof createSending>;

/** Accepts messages, and lets happen to them what happens to mail. */
export function createSending(runtime: Runtime, account: Account, store: MailStore) {
  const { clock, db, meter } = runtime;

  const queue = createDueQueue(clock, {
    nextDue: () => store.earliestFeedback()?.due,
    runNext() {
      const feedback = store.earliestFeedback();
      if (!feedback) return;
      transaction(db, () => {
        store.setStatus(feedback.mailId, feedback.status);
        if (feedback.event) runtime.events().put({ source: 'aws.ses', ...feedback.event });
        store.removeFeedback(feedback.id);
      });
    },
  });

  /** The Message-ID header recipients see for a MessageId of the API. */
  function messageIdHeader(id: string): string {
    return `<${id}@${runtime.region === 'us-east-1' ? 'email' : runtime.region}.amazonses.com>`;
  }

  return {
    messageIdHeader,

    /**
     * Accepts a message: what recipients will get, and everything that will happen to it, are in the store, in one
     * transaction, when this resolves.
     *
     * @returns the MessageId
     * @throws SesError
     */
    async send({ raw, source, destinations, configurationSet, tags, caller }: SendRequest): Promise<string> {
      if (raw.length > MAX_BYTES) {
        throw new SesError(
          'InvalidParameterValue',
          `Message length is more than ${MAX_BYTES} bytes long: '${raw.length}'.`,
        );
      }
      const message = readRawMessage(raw);
      const authors = addressesIn(headerValue(message, 'From'));
      if (authors.length === 0) throw new SesError('InvalidParameterValue', "Missing required header 'From'.");
      const from = source ? addressesIn(source)[0]! : authors[0]!;
      const to = destinations?.length
        ? destinations.flatMap(addressesIn)
        : ['To', 'Cc', 'Bcc'].flatMap((name) => addressesIn(headerValue(message, name)));
      assertRecipients(to);
      account.assertMaySend([from, ...authors]);
      const set = configurationSet || headerValue(message, 'X-SES-CONFIGURATION-SET');
      const at = clock.now();
      const mail: SentMail = {
        id: messageIdAt(at),
        at,
        from,
        to,
        subject: (await PostalMime.parse(raw)).subject ?? '',
        headers: message.headers.filter(({ name }) => !/^(x-ses-.*|bcc)$/i.test(name)),
        tags: { ...headerTags(headerValue(message, 'X-SES-MESSAGE-TAGS')), ...tags },
        configurationSet: account.useConfigurationSet(set, from),
        identityArn: `arn:aws:ses:${runtime.region}:${runtime.accountId}:identity/${account.identityOf(from)}`,
        accountId: runtime.accountId,
      };
      transaction(db, () => {
        store.add({ ...mail, status: 'accepted', raw: asSent(message, messageIdHeader(mail.id), new Date(at)) });
        for (const outcome of outcomes(mail)) {
          const event = account.publishes(mail.configurationSet, outcome.type) ? toEvent(mail, outcome) : undefined;
          store.expect({ mailId: mail.id, due: outcome.due, status: outcome.status, event });
        }
      });
      meter.add('ses.messages', caller, to.length);
      queue.wake();
      return mail.id;
    },

    start: queue.wake,
    stop: queue.stop,
  };
}

function assertRecipients(to: readonly string[]): void {
  if (to.length === 0) throw new SesError('InvalidParameterValue', "Missing required header 'To'.");
  if (to.length > MAX_RECIPIENTS) {
    throw new SesError('InvalidParameterValue', `Recipient count exceeds ${MAX_RECIPIENTS}.`);
  }
  for (const address of to) {
    if (!/@[^@\s]+$/.test(address)) throw new SesError('InvalidParameterValue', "Missing final '@domain'");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: everything beyond ASCII
    if (/[^\x00-\x7f]/.test(address.slice(0, address.lastIndexOf('@')))) {
      throw new SesError('InvalidParameterValue', 'Local address contains non-ASCII characters');
    }
  }
}

/** `name=value, name2=value2` */
function headerTags(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(/[,;]/).map((pair) => pair.split('=').map((part) => part.trim()));
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, value = '']) => [name!, value]));
}
