import type { Context } from '../context.ts';
import { ceilingFor } from '../entitlement/compensation.ts';
import type { Problem } from '../errors.ts';
import { toText } from '../instants.ts';
import { ok, type Result, refuse } from '../result.ts';
import { change, noChange, type TicketChange } from './change.ts';
import { clocksAfter } from './clocks.ts';
import { withMoment } from './moments.ts';
import { aboveCeiling, nothingToOffer, refusalOf, type TicketRefusal, unknownValue } from './problems.ts';
import type { Ticket } from './ticket.ts';

/**
 * Offers the customer an amount to make good, in place of what was offered before. Above the ceiling of its kind an
 * approver has to offer it.
 */
export function offerCompensation(
  ticket: Ticket,
  { band: name, amount }: { band: string; amount: number },
  context: Context,
): Result<TicketChange, Problem<TicketRefusal | 'above-ceiling' | 'no-compensation' | 'unknown-value'>> {
  const refusal = refusalOf('compensate', ticket, context);
  if (refusal) return refuse(refusal);
  const { actor, policy } = context;
  const { compensation } = policy;
  if (!compensation) return refuse(nothingToOffer(policy.version));
  const band = Object.hasOwn(compensation.bands, name) && compensation.bands[name];
  if (!band) return refuse(unknownValue('/band', name, Object.keys(compensation.bands)));
  const ceiling = ceilingFor(compensation, band, actor);
  if (ceiling !== null && amount > ceiling) return refuse(aboveCeiling(ceiling, compensation));
  const { currency } = compensation;
  const before = ticket.compensation ?? null;
  if (before?.band === name && before.amount === amount && before.currency === currency) {
    return ok(noChange('compensate', ticket));
  }
  const at = toText(context.now);
  const offer = { band: name, amount, currency, offeredAt: at, offeredBy: actor.kind === 'staff' ? actor.id : null };
  const moments = withMoment(ticket.moments, 'offered', at);
  const clocks = clocksAfter(policy, { ...ticket, moments }, at);
  return ok(
    change('compensate', ticket, context, { compensation: offer, moments, clocks }, [
      {
        type: 'ticket.compensation-offered',
        ...{ band: name, amount, currency, aboveCeiling: amount > band.most, before: before?.amount ?? null },
      },
    ]),
  );
}
