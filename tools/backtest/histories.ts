import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pastTickets } from '../../adapters/dynamo/past-tickets.ts';
import { daysFrom } from '../../domain/backtest/days.ts';
import type { TicketHistory } from '../../domain/backtest/history.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { sampleTicket } from './sample.ts';
import type { Span } from './span.ts';
import type { Stack } from './stack.ts';
import { UsageError } from './usage-error.ts';

/**
 * Ticket histories as JSON lines of a file, or of standard input for `-`.
 * @throws UsageError when there is no such file
 */
export async function* fileHistories(file: string): AsyncGenerator<string> {
  if (file !== '-') {
    await access(file).catch(() => {
      throw new UsageError(`${file} cannot be read.`);
    });
  }
  const input = file === '-' ? process.stdin : createReadStream(file);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line;
  }
}

/** Made-up tickets, spread over the days; the same for the same seed. */
export async function* sampleHistories(
  count: number,
  seed: number,
  span: Span,
  policy: Policy,
): AsyncGenerator<string> {
  for (let index = 0; index < count; index += 1) yield JSON.stringify(sampleTicket(index, count, seed, span, policy));
}

/** The histories of the tickets in a deployed stack's table. */
export async function* stackHistories({ database }: Stack, span: Span): AsyncGenerator<string> {
  for await (const batch of pastTickets(database, daysFrom(span.from, span.to, span.timeZone))) {
    yield* batch.map((history: TicketHistory) => JSON.stringify(history));
  }
}
