import type { Policy } from '../domain/policy/policy.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { withdrawOffer } from '../domain/visit/commands.ts';
import { comesFirst, overtakes } from '../domain/visit/matters.ts';
import type { Clock, PolicyPort } from './ports.ts';
import { onEvents } from './reaction.ts';
import type { VisitPort } from './visits.ts';

type Ports = VisitPort & PolicyPort & Clock & { readTicket(ticketId: string): Promise<Ticket | null> };

/**
 * Takes back what its order was offered once a ticket comes before that, or makes it pointless. What is still to be offered
 * asks by itself.
 */
export const withdrawOffers = onEvents(
  'withdraw offers',
  { 'ticket.opened': true, 'ticket.retyped': true, 'ticket.reopened': true, 'ticket.milestone': true },
  async ({ data, entityId }, ports: Ports) => {
    const inForce = await ports.policies.active();
    if (data.type === 'ticket.opened' && !comesFirst(inForce, { ...data, status: 'new' })) return;
    if (data.type === 'ticket.milestone' && !overtakes(inForce, data.milestone)) return;
    const ticket = await ports.readTicket(entityId);
    if (!ticket || ticket.shopId === null || ticket.orderId === null) return;
    for await (const { visitId, status } of ports.visitsOfOrder(ticket.shopId, ticket.orderId)) {
      // The list may not know yet that one has been offered.
      if (status === 'offered' || status === 'due') await takeBack(ports, visitId, ticket, inForce);
    }
  },
);

async function takeBack(ports: Ports, visitId: string, matter: Ticket, inForce: Policy): Promise<void> {
  for (let saved = false; !saved; ) {
    const visit = await ports.readVisit(visitId);
    if (!visit) return;
    const policy = await ports.policies.of(visit.policyVersion);
    const actor = { kind: 'system' as const };
    const change = withdrawOffer(visit, { now: ports.now(), actor, policy, inForce, matters: [matter] });
    saved = change === null || (await ports.saveVisit(change)) === null;
  }
}
