import { setTimeout as delay } from 'node:timers/promises';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { SESClient, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses';
import { parseSender } from '../../adapters/ses/mime.ts';
import { settingsOf } from '../../infra/settings.ts';
import { ask, granted } from '../support/http.ts';
import type { Capability, Target } from './target.ts';

/** What ministack 1.5 does not do. */
const gapsOfMinistack: Partial<Record<Capability, string>> = {
  timers: 'ministack ignores TimeoutSecondsPath: a task that waits for its token never times out',
};

const gapsOfAws: Partial<Record<Capability, string>> = {
  inbox: 'SES has no inbox to look into; the rows of the mails say what was sent',
};

/**
 * The stack AFTERCARE_STACK (`Aftercare`) where the environment points to, as the SDK reads it: region, credentials,
 * AWS_ENDPOINT_URL for an emulator. AFTERCARE_API_URL is for an endpoint that serves the API elsewhere than its output
 * says. It runs in real time, puts policies of its own in force meanwhile, and leaves behind what it cannot remove: not for
 * production.
 */
export async function deployedTarget(): Promise<Target> {
  const { AFTERCARE_STACK = 'Aftercare', AFTERCARE_ENDPOINT, AFTERCARE_API_URL, AWS_ENDPOINT_URL } = process.env;
  const cloudFormation = new CloudFormationClient({});
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: AFTERCARE_STACK }));
  const region = await cloudFormation.config.region();
  cloudFormation.destroy();
  const outputs = Object.fromEntries(
    (Stacks[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey!, OutputValue!]),
  );
  const isMinistack = AFTERCARE_ENDPOINT === 'ministack';
  if (isMinistack) await verifySender();
  return {
    name: isMinistack ? 'ministack' : 'AWS',
    apiUrl: AFTERCARE_API_URL ?? outputs.ApiUrl!,
    outputs,
    aws: { region },
    gaps: isMinistack ? gapsOfMinistack : gapsOfAws,
    async subjectsTo(address) {
      const { messages } = granted(
        await ask<{ messages: Record<string, { To: string[]; Subject: string }[]> }>(
          AWS_ENDPOINT_URL!,
          'GET',
          '/_ministack/ses/messages',
        ),
      );
      const all = Object.values(messages).flat();
      return all.filter(({ To }) => To.join().includes(address)).map(({ Subject }) => Subject);
    },
    now: () => Date.now(),
    pass: (seconds) => delay(seconds * 1000),
  };
}

/** The emulator believes anybody; on AWS the owner of the domain proves it by DNS, before these scenarios. */
async function verifySender(): Promise<void> {
  const ses = new SESClient({});
  const Domain = parseSender(settingsOf().mailFrom).email.split('@')[1];
  await ses.send(new VerifyDomainIdentityCommand({ Domain }));
  ses.destroy();
}
