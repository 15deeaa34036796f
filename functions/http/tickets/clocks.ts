import { readClocksContract } from '../../../api/operations/tickets/read-clocks.ts';
import { clocksSchema } from '../../../api/schemas/tickets.ts';
import { toText } from '../../../domain/instants.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { hasChanged, proofOf } from '../../../domain/ticket/proof.ts';
import { remainingTime } from '../../../domain/ticket/remaining.ts';
import { answered } from '../../_kit/http.ts';
import { implement } from '../../_kit/http-routes.ts';
import { noTicket } from './change.ts';
import { findTicket } from './find.ts';
import { pastCalendars } from './past-calendars.ts';

export const readClocksRoute = implement(readClocksContract, async (call) => {
  const ticket = await findTicket(call);
  if (!ticket) return refuse(noTicket(call));
  const policy = await call.policies.of(ticket.policyVersion);
  const changed = ticket.clocks.filter((clock) => hasChanged(policy, clock));
  const past = await pastCalendars(call.database, call.policies, changed);
  const clocks = ticket.clocks.map((clock) => {
    const proof = proofOf(policy, ticket, clock, call.at, past.get(clock.name));
    const remaining = remainingTime(policy, ticket, clock, call.at)?.toString() ?? null;
    return { ...clock, caveat: proof.caveat, remaining, proof };
  });
  return ok(answered(200, clocksSchema.parse({ now: toText(call.at), clocks })));
});
