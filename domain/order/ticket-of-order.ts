import type { Policy } from '../policy/policy.ts';
import type { OpenTicket } from '../ticket/commands.ts';
import type { Customer } from '../vocabulary.ts';
import type { Order } from './order.ts';
import { regionOf } from './site.ts';

/** A ticket that names an order, with what that one knows and nobody said: null is said, too. */
export function furnished(
  policy: Policy,
  said: Omit<OpenTicket, 'customer'> & { customer?: Customer | null | undefined },
  order: Order | null,
): OpenTicket {
  if (order === null) return { ...said, customer: said.customer ?? null };
  const { customer = order.customer, region = regionOf(policy, order), product = onlyProduct(order) } = said;
  const known = order.customer?.class;
  const classed = customer && customer.class === undefined && known ? { ...customer, class: known } : customer;
  return { ...said, customer: classed, region, product };
}

/** Of an order of several products nothing tells which it is about. */
function onlyProduct({ lines }: Order): string | null {
  const [only, ...others] = new Set(lines.map(({ product }) => product));
  return only !== undefined && others.length === 0 ? only : null;
}
