import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { MailPlan } from '../../domain/message/mail.ts';
import { mailIdTag, toTagValue } from './mail-id-tag.ts';
import { type Sender, toMime } from './mime.ts';

export interface MailSender {
  client: SESClient;
  from: Sender;
  configurationSet: string;
}

/**
 * How sending went. The reasons are names of errors: their messages can hold addresses.
 *
 * - `accepted`: SES has it.
 * - `rejected`: SES will never take this mail.
 * - `refused`: SES did not take it now (throttled, paused, down); it may later.
 * - `unknown`: the answer was lost. SES may have it or not.
 */
export type SendOutcome =
  | { outcome: 'accepted'; messageId: string }
  | { outcome: 'rejected' | 'refused' | 'unknown'; reason: string };

/**
 * A client that never repeats a request by itself: SES has no idempotency key, so the SDK's own retry after a lost
 * answer would send the mail twice.
 */
export function openSes(): SESClient {
  return new SESClient({ maxAttempts: 1, requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 } });
}

export async function sendMail(sender: MailSender, plan: MailPlan, date: Date): Promise<SendOutcome> {
  const raw = await toMime(plan, sender.from, date);
  try {
    const { MessageId } = await sender.client.send(
      new SendRawEmailCommand({
        RawMessage: { Data: raw },
        Destinations: [plan.to.email],
        ConfigurationSetName: sender.configurationSet,
        Tags: [
          { Name: mailIdTag, Value: toTagValue(plan.mailId) },
          { Name: 'kind', Value: plan.template },
        ],
      }),
    );
    return { outcome: 'accepted', messageId: MessageId! };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Of this mail, not of the account: what the same mail would be answered again. */
const permanent = new Set(['MessageRejected', 'InvalidParameterValue']);

/** Faults before a byte was sent. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'CredentialsProviderError']);

function outcomeOf(error: unknown): SendOutcome {
  const { name, code, $metadata } = error as Error & { code?: string; $metadata?: { httpStatusCode?: number } };
  const reason = code ?? name;
  if (permanent.has(name)) return { outcome: 'rejected', reason };
  const answered = ($metadata?.httpStatusCode ?? 0) >= 400;
  if (answered || neverConnected.has(reason)) return { outcome: 'refused', reason };
  return { outcome: 'unknown', reason };
}
