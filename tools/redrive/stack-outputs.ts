import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

/** A deployed stack, and how AWS clients reach it. */
export interface DeployedStack {
  outputs: Readonly<Record<string, string>>;
  /** Empty for AWS itself: the environment says everything. */
  client: { endpoint?: string; region?: string; credentials?: { accessKeyId: string; secretAccessKey: string } };
}

/**
 * Finds the stack: on the local runtime when `AWS_ENDPOINT_URL` names one, else by CloudFormation wherever the
 * environment points to.
 * @throws Error when there is no such stack.
 */
export async function findStack(stackName: string, endpoint = process.env.AWS_ENDPOINT_URL): Promise<DeployedStack> {
  const local = endpoint && (await localOutputs(endpoint));
  if (local) {
    const credentials = { accessKeyId: 'LOCALredrive', secretAccessKey: 'local' };
    return { outputs: local, client: { endpoint, region: 'us-east-1', credentials } };
  }
  const { Stacks = [] } = await new CloudFormationClient().send(new DescribeStacksCommand({ StackName: stackName }));
  const { Outputs = [] } = Stacks[0] ?? {};
  return { outputs: Object.fromEntries(Outputs.map((one) => [one.OutputKey!, one.OutputValue!])), client: {} };
}

async function localOutputs(endpoint: string): Promise<Record<string, string> | undefined> {
  const answer = await fetch(`${endpoint}/_local/outputs`).catch(() => undefined);
  const isJson = answer?.headers.get('content-type')?.includes('json');
  return answer?.ok && isJson ? ((await answer.json()) as Record<string, string>) : undefined;
}
