import { Temporal } from 'temporal-polyfill';
import type { Cause } from '../cause.ts';
import type { OrderDates } from '../order-dates.ts';
import type { Band } from '../policy/compensation.ts';
import type { Policy } from '../policy/policy.ts';
import type { Term } from '../policy/terms.ts';
import type { Actor, InstantText } from '../vocabulary.ts';
import { type Charge, chargesFor, type ServiceFacts, serviceClassOf } from './charges.ts';
import { ceilingFor, type OfferFacts, suggestedOffer } from './compensation.ts';
import { remediesOn, type TermStanding, type ThingFacts } from './remedies.ts';
import type { TermDates } from './terms.ts';

/** What staff know of a claim beside the ticket and its order. */
export type Claim = ThingFacts &
  Omit<ServiceFacts, 'underWarranty'> &
  OfferFacts & {
    /** The term it is claimed under; without one, those of the whole thing count and not those of its components. */
    term?: string | undefined;
  };

/** What a customer may claim on a day, who pays for it, and what may be offered to make good. */
export interface Entitlement {
  terms: TermStanding[];
  serviceClass: ReturnType<typeof serviceClassOf>;
  charges: Charge[];
  offers: { name: string; band: Band; ceiling: number | null; suggested: number | null }[];
}

/** The days known of an order, in the zone of the business. */
export function datesOf(
  { deliveredAt, dates = {} }: { deliveredAt: InstantText | null; dates?: OrderDates | undefined },
  timeZone: string,
): TermDates {
  const told = Object.entries(dates).map(([name, date]) => [name, date && Temporal.PlainDate.from(date)]);
  const delivery = deliveredAt && Temporal.Instant.from(deliveredAt).toZonedDateTimeISO(timeZone).toPlainDate();
  return { ...(delivery && { delivery }), ...Object.fromEntries(told) };
}

export function entitlementOf(
  { terms = {}, charges = [], compensation }: Policy,
  cause: Cause | null,
  claim: Claim,
  actor: Actor,
): Entitlement {
  const standings = remediesOn(terms, claim);
  const underWarranty = standings.some(({ term, state }) => state === 'open' && isWarranty(term, terms[term]!, claim));
  const serviceClass = serviceClassOf({ ...claim, underWarranty });
  return {
    terms: standings,
    serviceClass,
    charges: chargesFor(charges, { cause, serviceClass }),
    offers: Object.entries(compensation?.bands ?? {}).map(([name, band]) => ({
      ...{ name, band },
      ceiling: ceilingFor(compensation!, band, actor),
      suggested: suggestedOffer(band, claim),
    })),
  };
}

/** Repairs are free within it; or exchanges, where it is the very term claimed under. A mere return is no warranty. */
function isWarranty(name: string, { remedies, component }: Term, claim: Claim): boolean {
  if (claim.term === undefined) return !component && remedies.includes('repair');
  return name === claim.term && (remedies.includes('repair') || remedies.includes('exchange'));
}
