import type { Context } from '../domain/context.ts';
import type { TicketChange } from '../domain/ticket/change.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { decideAndSave } from './decide-and-save.ts';
import type { Ports, TicketPort } from './ports.ts';

/**
 * Changes a ticket by a decision of the domain, under the policy that governs it. One that changes meanwhile is decided
 * again.
 * @param decide null where there is nothing to change
 * @returns whether anything was changed
 */
export async function changeTicket(
  ports: Ports & Pick<TicketPort, 'readTicket' | 'saveTicket'>,
  ticketId: string,
  decide: (ticket: Ticket, context: Context) => TicketChange | null,
): Promise<boolean> {
  const done = await decideAndSave(async () => {
    const ticket = await ports.readTicket(ticketId);
    const change = ticket && decide(ticket, await systemContext(ports, ticket));
    return { save: change && (() => ports.saveTicket(change)), outcome: change !== null };
  });
  return done!.outcome;
}

/** What the system itself decides with about something promised under a version. */
export async function systemContext(
  { policies, now }: Pick<Ports, 'policies' | 'now'>,
  { policyVersion }: { policyVersion: string },
): Promise<Context> {
  const policy = await policies.of(policyVersion);
  return { now: now(), actor: { kind: 'system' }, policy };
}
