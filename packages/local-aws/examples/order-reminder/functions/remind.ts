/** Sends the reminder of an order that is not paid. */
import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';

/** The order as DynamoDB tells it to the state machine. */
interface Found {
  Item: Record<'id' | 'email' | 'orderedAt', { S: string }>;
}

const mail = new SESClient();

export async function handler({ Item: { id, email, orderedAt } }: Found): Promise<void> {
  const days = Math.floor((Date.now() - Date.parse(orderedAt.S)) / 86_400_000);
  await mail.send(
    new SendEmailCommand({
      Source: 'orders@shop.example',
      Destination: { ToAddresses: [email.S] },
      Message: {
        Subject: { Data: `Your order ${id.S} is not paid yet` },
        Body: { Text: { Data: `You ordered ${days} days ago.` } },
      },
    }),
  );
}
