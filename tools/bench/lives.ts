import type { Stack } from '../local-stack.ts';
import { withLocalRuntime } from './local-runtime.ts';
import { measure, scheduledNames } from './measure.ts';
import { atMost, type Report } from './report.ts';
import { openShop, order, send } from './shop.ts';

const plain = 'plain ticket';
const mostTransitions = 10;
const mostWrites = 69;
const hour = 3_600_000;
const day = 24 * hour;

interface Life {
  name: string;
  live(stack: Stack): Promise<void>;
}

/** What a ticket's and a visit's whole life takes, metered by the local runtime, and what that costs on AWS. */
export async function benchLives(report: Report): Promise<void> {
  await withLocalRuntime('2026-11-02T00:00:00Z', async ({ stack }) => {
    await openShop(stack);
    const scheduled = await scheduledNames(stack);
    for (const { name, live } of lives) {
      // Once to start the execution environments, and once to measure.
      await goToTuesday(stack);
      const cold = await measure(stack, scheduled, live);
      await goToTuesday(stack);
      const { own, background } = await measure(stack, scheduled, live);
      report.figure({ bench: 'life', life: name, ...own, coldStartMs: cold.own.initMs, background });
      if (name !== plain) continue;
      report.target(atMost(`state transitions, ${name}`, own.transitions, mostTransitions, ''));
      report.target(atMost(`write units, ${name}`, own.writeUnits, mostWrites, ''));
    }
  });
}

const lives: readonly Life[] = [
  {
    name: plain,
    async live(stack) {
      const ticketId = await openTicket(stack, 'question');
      await wait(stack, hour);
      await stack.staff('POST', `/tickets/${ticketId}/replies`, { text: 'Neutral silicone will do.' });
      await wait(stack, hour);
      await stack.staff('POST', `/tickets/${ticketId}/resolve`, { resolution: 'Advised.' });
    },
  },
  {
    name: 'broken promise',
    async live(stack) {
      // Warned after 18 hours, broken after 24, escalated after 28.
      const ticketId = await openTicket(stack, 'complaint');
      await wait(stack, 29 * hour);
      await stack.staff('POST', `/tickets/${ticketId}/replies`, { text: 'Could you send us a photo, please?' });
      await stack.staff('POST', `/tickets/${ticketId}/pause`, { reason: 'waiting for the photo' });
      await wait(stack, 2 * day);
      await stack.staff('POST', `/tickets/${ticketId}/resume`);
      await wait(stack, hour);
      const cause = { group: 'product', reason: 'defect' };
      await stack.staff('POST', `/tickets/${ticketId}/resolve`, { resolution: 'Exchanged.', cause });
    },
  },
  {
    name: 'visit',
    async live(stack) {
      await send(stack, order(await stack.now(), 'order.delivered'));
      await stack.settle();
      // Offered on Friday, agreed for Tuesday: the day before, when somebody works, the customer is reminded.
      await wait(stack, 3 * day + hour);
      const { items } = await stack.staff<{ items: { visitId: string }[] }>('GET', '/visits?status=offered');
      const visit = `/visits/${items[0]!.visitId}`;
      const agreedAt = new Date((await stack.now()).getTime() + 4 * day).toISOString();
      await stack.staff('POST', `${visit}/confirm`, { agreedAt });
      await wait(stack, 4 * day + hour);
      await stack.staff('POST', `${visit}/complete`, { report: 'All is well.', satisfied: true });
    },
  },
];

async function openTicket(stack: Stack, requestType: string): Promise<string> {
  const customer = { name: 'Kim Seoyeon', email: 'seoyeon@customer.example', locale: 'en' };
  const request = { requestType, subject: 'Which sealant?', text: 'For the kitchen window.', customer };
  return (await stack.staff<{ ticketId: string }>('POST', '/tickets', request)).ticketId;
}

/** The next Tuesday at ten in Seoul, so that each life begins in the same way. */
async function goToTuesday(stack: Stack): Promise<void> {
  const now = (await stack.now()).getTime();
  const tuesday = Date.parse('2026-11-03T01:00:00Z');
  await stack.moveTo(new Date(now + ((((tuesday - now) % (7 * day)) + 7 * day) % (7 * day))).toISOString());
}

async function wait(stack: Stack, ms: number): Promise<void> {
  await stack.moveTo(new Date((await stack.now()).getTime() + ms).toISOString());
}
