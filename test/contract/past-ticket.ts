import { Temporal } from 'temporal-polyfill';
import type { TicketChange } from '../../domain/ticket/change.ts';
import { openTicket } from '../../domain/ticket/commands.ts';
import { starterPolicy } from '../support/policy.ts';
import type { System } from './system.ts';

/** A ticket as it would have been opened some time ago, by the clock around the clock: what nobody can wait for becomes due soon. */
export function ticketOpenedAgo(ago: Temporal.DurationLike, { run, customer, target }: System): TicketChange {
  const now = Temporal.Instant.fromEpochMilliseconds(target.now());
  const opened = openTicket(
    {
      ticketId: `TX${run}${Temporal.Duration.from(ago).total('minutes').toFixed(0)}`,
      requestType: 'logistics',
      subject: 'Where is my order?',
      text: 'It should have been here yesterday.',
      customer,
    },
    { now: now.subtract(ago), actor: { kind: 'customer' }, policy: starterPolicy },
  );
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}
