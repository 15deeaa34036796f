import type { Database } from '../../adapters/dynamo/database.ts';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import { readVisit, saveVisit, visitsOfOrder } from '../../adapters/dynamo/visit-store.ts';
import type { Policies } from '../../application/policies.ts';
import type { Event } from '../../domain/events.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { withdrawOffer } from '../../domain/visit/commands.ts';
import { comesFirst, overtakes } from '../../domain/visit/matters.ts';
import { now } from '../_kit/time.ts';

/** What makes a ticket one that comes before its order's offers, or makes these pointless. */
const telling: readonly Event['data']['type'][] = [
  'ticket.opened',
  'ticket.retyped',
  'ticket.reopened',
  'ticket.milestone',
];

/** Takes back what its order was offered once a ticket comes before that. What is still to be offered asks by itself. */
export async function followMatter(database: Database, policies: Policies, { data, entityId }: Event): Promise<void> {
  if (!telling.includes(data.type)) return;
  const inForce = await policies.active();
  if (data.type === 'ticket.opened' && !comesFirst(inForce, { ...data, status: 'new' })) return;
  if (data.type === 'ticket.milestone' && !overtakes(inForce, data.milestone)) return;
  const ticket = await readTicket(database, entityId);
  if (!ticket || ticket.shopId === null || ticket.orderId === null) return;
  for await (const { visitId, status } of visitsOfOrder(database, ticket.shopId, ticket.orderId)) {
    // The list may not know yet that one has been offered.
    if (status === 'offered' || status === 'due') await takeBack(database, policies, visitId, ticket, inForce);
  }
}

async function takeBack(
  database: Database,
  policies: Policies,
  visitId: string,
  matter: Ticket,
  inForce: Policy,
): Promise<void> {
  for (let saved = false; !saved; ) {
    const visit = await readVisit(database, visitId);
    if (!visit) return;
    const policy = await policies.of(visit.policyVersion);
    const actor = { kind: 'system' as const };
    const change = withdrawOffer(visit, { now: now(), actor, policy, inForce, matters: [matter] });
    saved = change === null || (await saveVisit(database, change)) === null;
  }
}
