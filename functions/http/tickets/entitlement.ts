import { Temporal } from 'temporal-polyfill';
import type * as z from 'zod/mini';
import { readOrder } from '../../../adapters/dynamo/order-store.ts';
import { readEntitlementContract } from '../../../api/operations/tickets/read-entitlement.ts';
import { type entitlementQuestion, entitlementSchema } from '../../../api/schemas/entitlements.ts';
import { type Claim, datesOf, type Entitlement, entitlementOf } from '../../../domain/entitlement/entitlement.ts';
import { worded } from '../../../domain/language.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { unknownValue } from '../../../domain/ticket/problems.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import { answered } from '../../_kit/http.ts';
import { type Call, contextOf, implement } from '../../_kit/http-routes.ts';
import { asApprover } from './approver.ts';
import { noTicket } from './change.ts';
import { findTicket, refusalOfReading } from './find.ts';

type Question = z.infer<typeof entitlementQuestion>;

/** What the customer of a ticket may claim, who pays, and what may be offered: changes nothing. */
export const readEntitlementRoute = implement(readEntitlementContract, async (call) => {
  const ticket = await findTicket(call);
  if (!ticket) return refuse(noTicket(call));
  const refusal = await refusalOfReading(call, ticket);
  if (refusal) return refuse(refusal);
  const policy = await call.policies.of(ticket.policyVersion);
  const terms = Object.keys(policy.terms ?? {});
  const { term } = call.body;
  if (term !== undefined && !terms.includes(term)) return refuse(unknownValue('/term', term, terms));
  const claim = await claimOf(call, ticket, policy);
  const { actor } = asApprover(call.caller, contextOf(call, policy));
  const entitlement = entitlementOf(policy, ticket.cause, claim, actor);
  return ok(answered(200, entitlementSchema.parse(shown(entitlement, policy, claim.on))));
});

/** What the order tells, and what staff know better. */
async function claimOf(call: Call<unknown, Question>, { shopId, orderId }: Ticket, policy: Policy): Promise<Claim> {
  const { timeZone } = policy.business;
  const { on, dates = {}, away = [], ...known } = call.body;
  const order = shopId !== null && orderId !== null ? await readOrder(call.database, shopId, orderId) : null;
  const day = (text: string) => Temporal.PlainDate.from(text);
  const told = Object.entries(dates).map(([name, date]) => [name, day(date)]);
  return {
    ...known,
    on: on === undefined ? call.at.toZonedDateTimeISO(timeZone).toPlainDate() : day(on),
    dates: { ...(order && datesOf(order, timeZone)), ...Object.fromEntries(told) },
    away: away.map(({ kind, from, to }) => ({ kind, from: day(from), to: day(to) })),
  };
}

function shown({ terms, serviceClass, charges, offers }: Entitlement, policy: Policy, on: Temporal.PlainDate) {
  const { locale } = policy.business;
  const { compensation } = policy;
  return {
    on: on.toString(),
    terms: terms.map((standing) => ({
      ...standing,
      title: worded(policy.terms![standing.term]!.title, locale),
      from: standing.from?.toString() ?? null,
      lastDay: standing.lastDay?.toString() ?? null,
    })),
    serviceClass,
    charges: charges.map(({ line, payer, rule }) => ({
      line,
      payer,
      rule: rule.name,
      title: worded(rule.title, locale),
    })),
    compensation: compensation
      ? {
          currency: compensation.currency,
          approvers: compensation.approvers,
          bands: offers.map(({ name, band, ceiling, suggested }) => ({
            ...{ band: name, title: worded(band.title, locale), most: band.most, ceiling, suggested },
          })),
        }
      : null,
  };
}
