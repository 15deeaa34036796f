import { Agent, request } from 'node:http';
import type { Stack } from '../local-stack.ts';
import { withLocalRuntime } from './local-runtime.ts';
import { percentile, type Report, round } from './report.ts';
import { type Delivery, openShop, order } from './shop.ts';

const levels = [1, 8, 32];
const requestsEach = 400;

/** How many signed webhooks (new orders) are taken in a second, over connections that are kept alive. */
export async function benchIntake(report: Report): Promise<void> {
  await withLocalRuntime('2026-09-01T01:00:00Z', async ({ stack }) => {
    await openShop(stack);
    for (const connections of levels) {
      // Lets as many execution environments start as the load will need.
      await take(stack, connections, 4 * connections);
      report.figure({ bench: 'intake', connections, ...(await take(stack, connections, requestsEach)), unit: 'ms' });
    }
  });
}

async function take(stack: Stack, connections: number, requests: number) {
  const now = await stack.now();
  const deliveries = Array.from({ length: requests }, () => order(now, 'order.updated'));
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const began = performance.now();
  const connection = async () => {
    for (let delivery = deliveries.pop(); delivery; delivery = deliveries.pop()) {
      const sent = performance.now();
      await post(stack.endpoint, delivery, agent);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const tookMs = performance.now() - began;
  agent.destroy();
  await stack.settle();
  return {
    requests,
    perSecond: round((requests * 1000) / tookMs, 1),
    p50Ms: round(percentile(latencies, 0.5), 1),
    p99Ms: round(percentile(latencies, 0.99), 1),
  };
}

/** Lighter on this process than `fetch`. */
function post(endpoint: string, { path, headers, body }: Delivery, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${endpoint}${path}`, { method: 'POST', headers, agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode}`));
      answer.resume().once('end', resolve);
    });
    outgoing.once('error', reject).end(body);
  });
}
