import type { Policy } from '../policy/policy.ts';
import type { Order } from './order.ts';

/** Where things were delivered. */
export type Site = Pick<Order, 'country' | 'province' | 'provinceCode'>;

/**
 * The region of a site as the policy calls it. Shops write one province in several ways, `KR-11`, `KR-서울특별시`,
 * `KR-Seoul`: what `regions` translates counts first, then what some member of staff serves, then the code.
 */
export function regionOf(policy: Pick<Policy, 'regions' | 'staff'>, site: Site): string | null {
  const spellings = spellingsOf(site);
  const translated = spellings.find((spelling) => policy.regions && Object.hasOwn(policy.regions, spelling));
  if (translated !== undefined) return policy.regions![translated]!;
  const served = (spelling: string) => policy.staff.some(({ regions }) => regions?.includes(spelling));
  return spellings.find(served) ?? spellings[0] ?? site.country;
}

/** The climate zone of a site: by region or `COUNTRY-PROVINCE` where the policy knows it, else by country. */
export function climateZoneOf(policy: Pick<Policy, 'regions' | 'staff' | 'climateZones'>, site: Site): string | null {
  if (site.country === null) return null;
  const places = [regionOf(policy, site), ...spellingsOf(site), site.country];
  const known = places.find((place) => place !== null && Object.hasOwn(policy.climateZones, place));
  return known ? policy.climateZones[known]! : null;
}

/** `COUNTRY-PROVINCE` by the province's code and by its name. A code may name its country already. */
function spellingsOf({ country, province, provinceCode }: Site): string[] {
  if (country === null) return [];
  const given = [provinceCode, province].flatMap((one) => one?.trim() || []);
  return [...new Set(given.map((one) => (one.startsWith(`${country}-`) ? one : `${country}-${one}`)))];
}
