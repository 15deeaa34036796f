import { physicalName } from '../../physical-name.ts';
import { type ResourceKind, type Runtime, type Service, UnsupportedTemplate } from '../../service.ts';
import { createAccount } from './account.ts';
import { answer } from './api.ts';
import { createFaults } from './faults.ts';
import { inboxPages } from './inbox.ts';
import { createSending } from './sending.ts';
import { createMailStore } from './store.ts';

/**
 * Simple Email Service: takes mail as SES does (v1 API), tells what became of it on the default event bus, and shows it
 * in an inbox instead of delivering it.
 *
 * **Message-ID.** SES overrides a message's Message-ID (and Date) with its own value, for SendRawEmail too
 * (https://docs.aws.amazon.com/ses/latest/dg/header-fields.html): recipients see `<MessageId@email.amazonses.com>` in
 * us-east-1 and `<MessageId@REGION.amazonses.com>` elsewhere, MessageId being what the API answered; the event's
 * `mail.headers` still hold the sender's own. This service does the same. For threading it follows that
 * - the `In-Reply-To` of a customer's reply, and of our next mail in a thread, is the id SES made, so our mail code must
 *   keep the MessageId it is answered and put it, with its domain, into `In-Reply-To` and `References`;
 * - when the answer is lost, the id is still found in the `Email Sent` event, by a message tag or our own Message-ID;
 * - `References` and `Reply-To` pass unchanged: a stable id of our own at the head of `References` keeps a thread
 *   together in mail programs even where an SES id is unknown, and a token in the Reply-To address names the ticket.
 *
 * SES has no idempotency key, and the SDK repeats a request whose answer was lost, which sends a second mail: a client
 * that must not do so is made with `maxAttempts: 1`.
 *
 * Differs from AWS: recipients need not be verified, identities are verified at once (a template without any lets every
 * sender pass), nothing is throttled unless a fault asks for it, tags given both ways are merged (the request's win), suppression options have no effect.
 */
export function createSesService(runtime: Runtime): Service {
  const account = createAccount(runtime.db, runtime.region);
  const store = createMailStore(runtime.db);
  const sending = createSending(runtime, account, store);
  const faults = createFaults();

  const identity: ResourceKind = {
    properties: [
      'EmailIdentity',
      'ConfigurationSetAttributes',
      'DkimAttributes',
      'DkimSigningAttributes',
      'FeedbackAttributes',
      'MailFromAttributes',
      'Tags',
    ],
    identify({ properties: { EmailIdentity }, logicalId, partition, region, accountId }) {
      const name = typeof EmailIdentity === 'string' ? EmailIdentity : logicalId;
      const attributes: Record<string, string> = {
        EmailIdentityArn: `arn:${partition}:ses:${region}:${accountId}:identity/${name}`,
      };
      for (const n of [1, 2, 3]) {
        attributes[`DkimDNSTokenName${n}`] = `token${n}._domainkey.${name}`;
        attributes[`DkimDNSTokenValue${n}`] = `token${n}.dkim.amazonses.com`;
      }
      return { ref: name, attributes };
    },
    declare({ properties }) {
      account.declareIdentity(properties.EmailIdentity, properties.ConfigurationSetAttributes?.ConfigurationSetName);
    },
  };

  const configurationSet: ResourceKind = {
    properties: ['Name', 'DeliveryOptions', 'ReputationOptions', 'SendingOptions', 'SuppressionOptions', 'Tags'],
    identify: (context) => ({ ref: physicalName(context), attributes: {} }),
    declare({ logicalId, properties }) {
      const enabled = properties.SendingOptions?.SendingEnabled ?? true;
      account.declareConfigurationSet(physicalName({ logicalId, properties, stackName: runtime.stackName }), enabled);
    },
  };

  const eventDestination: ResourceKind = {
    properties: ['ConfigurationSetName', 'EventDestination'],
    identify: ({ logicalId }) => ({ ref: logicalId, attributes: { Id: logicalId } }),
    declare({ logicalId, properties: { ConfigurationSetName, EventDestination } }) {
      const { Name: _, Enabled = false, MatchingEventTypes, ...destination } = EventDestination;
      const [kind, ...others] = Object.keys(destination);
      const bus: string = destination.EventBridgeDestination?.EventBusArn ?? '';
      if (kind !== 'EventBridgeDestination' || others.length > 0 || !bus.endsWith(':event-bus/default')) {
        const asked = kind === 'EventBridgeDestination' ? bus : Object.keys(destination).join(', ');
        throw new UnsupportedTemplate(
          `${logicalId}: SES events go to the default event bus only, not to ${asked || 'nothing'}.`,
        );
      }
      if (Enabled) account.declareEventDestination(ConfigurationSetName, MatchingEventTypes);
    },
  };

  return {
    name: 'ses',
    kinds: {
      'AWS::SES::EmailIdentity': identity,
      'AWS::SES::ConfigurationSet': configurationSet,
      'AWS::SES::ConfigurationSetEventDestination': eventDestination,
    },
    async start() {
      sending.start();
    },
    async stop() {
      sending.stop();
    },
    handle: (request) => answer({ account, sending, store, faults, clock: runtime.clock }, request),
    pages: { ...inboxPages(runtime, store, sending), 'POST ses/fault': faults.page },
  };
}
