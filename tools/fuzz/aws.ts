import { createHash } from 'node:crypto';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import { type DynamoDbConnection, errorType } from 'local-aws/services/dynamodb/connection';

export interface Started {
  machineArn: string;
  name: string;
  input: Record<string, unknown>;
}

interface Command {
  constructor: { name: string };
  input: any;
}

/**
 * What the functions of this process ask of AWS from now on. The table is asked without the SDK's own work (signing,
 * retrying, checking what comes back), which would take most of the time and is not what is looked at. All else is taken.
 * @param secrets by ARN, what they hold
 * @returns executions as they are started: whoever looks at them takes them out
 */
export function replaceAws(connection: DynamoDbConnection, secrets: Readonly<Record<string, unknown>>): Started[] {
  const started: Started[] = [];
  let mails = 0;
  const others: Record<string, (input: any) => object> = {
    GetSecretValue: ({ SecretId }) => ({ SecretString: JSON.stringify(secrets[SecretId] ?? {}) }),
    StartExecution: ({ stateMachineArn, name, input }) => {
      started.push({ machineArn: stateMachineArn, name, input: JSON.parse(input) });
      return { executionArn: `${stateMachineArn}:${name}` };
    },
    SendTaskSuccess: () => ({}),
    CreateSchedule: () => ({}),
    SendMessageBatch: ({ Entries }) => ({
      Successful: Entries.map(({ Id, MessageBody }: any) => ({ Id, MD5OfMessageBody: md5(MessageBody) })),
    }),
    SendRawEmail: () => {
      mails += 1;
      return { MessageId: `ses-${mails}` };
    },
  };
  const everyClient = Object.getPrototypeOf(dynamodb.DynamoDBClient.prototype);
  everyClient.send = async ({ constructor: { name }, input }: Command) => {
    const operation = name.replace(/Command$/, '');
    return others[operation]?.(input) ?? askTable(connection, operation, input);
  };
  return started;
}

async function askTable(connection: DynamoDbConnection, operation: string, input: object): Promise<unknown> {
  const { status, body } = await connection.post(`DynamoDB_20120810.${operation}`, JSON.stringify(input));
  const output = JSON.parse(body.toString());
  if (status < 300) return output;
  const type = errorType(output);
  const known = (dynamodb as Record<string, any>)[type];
  const message = output.message ?? output.Message ?? type;
  throw known ? new known({ ...output, message, $metadata: {} }) : new Error(`${type}: ${message}`);
}

function md5(body: string): string {
  return createHash('md5').update(body).digest('hex');
}
