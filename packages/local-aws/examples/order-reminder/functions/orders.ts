/** `POST /orders` takes an order and starts its reminder; `PUT /orders/{id}/payment` notes that it has been paid. */
import { DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

interface Order {
  id: string;
  email: string;
}

interface HttpRequest {
  routeKey: string;
  pathParameters?: { id: string };
  body?: string;
  /** So comes whatever says it is neither text nor JSON, as `curl -d` does. */
  isBase64Encoded: boolean;
}

const { TABLE: table = '', REMINDER: reminder = '' } = process.env;
const dynamodb = new DynamoDBClient();
const stepFunctions = new SFNClient();

export async function handler(request: HttpRequest): Promise<{ statusCode: number }> {
  const { routeKey, pathParameters, body = '', isBase64Encoded } = request;
  if (routeKey === 'POST /orders') {
    await take(JSON.parse(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString()));
  } else {
    await notePayment(pathParameters!.id);
  }
  return { statusCode: 204 };
}

async function take({ id, email }: Order): Promise<void> {
  const item = { id: { S: id }, email: { S: email }, orderedAt: { S: new Date().toISOString() } };
  await dynamodb.send(new PutItemCommand({ TableName: table, Item: item }));
  await stepFunctions.send(
    new StartExecutionCommand({ stateMachineArn: reminder, name: id, input: JSON.stringify({ id }) }),
  );
}

async function notePayment(id: string): Promise<void> {
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { id: { S: id } },
      UpdateExpression: 'SET paidAt = :now',
      ExpressionAttributeValues: { ':now': { S: new Date().toISOString() } },
    }),
  );
}
