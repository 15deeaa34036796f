import { describe, expect, test } from 'vitest';
import { ticketForComplaint } from '../../domain/order/complaint.ts';
import type { Order } from '../../domain/order/order.ts';
import { climateZoneOf, regionOf } from '../../domain/order/site.ts';
import { policy } from './message-samples.ts';

const staff = [
  { ...policy.staff[0]!, regions: ['KR-Seoul', 'KR-Jeju'] },
  { ...policy.staff[1]!, regions: ['CN'] },
];
const served = { ...policy, staff, regions: { 'KR-11': 'KR-Seoul', 'KR-서울특별시': 'KR-Seoul' } };
const site = (country: string | null, province: string | null, provinceCode?: string) => ({
  country,
  province,
  provinceCode,
});

describe('the region of a delivery address', () => {
  test.each([
    ['Shopify: the code, by the mapping', site('KR', '서울특별시', 'KR-11'), 'KR-Seoul'],
    ['WooCommerce: the code alone', site('KR', 'KR-11'), 'KR-Seoul'],
    ['any shop: the name, by the mapping', site('KR', '서울특별시'), 'KR-Seoul'],
    ['the name staff serve, where the code is not theirs', site('KR', 'Jeju', '49'), 'KR-Jeju'],
    ['the plain code where nobody names it', site('US', 'California', 'CA'), 'US-CA'],
    ['the country without a province', site('DE', null), 'DE'],
    ['unknown without a country', site(null, 'Seoul'), null],
  ])('%s', (_, where, region) => {
    expect(regionOf(served, where)).toBe(region);
  });

  test('decides the climate zone in whatever way a shop writes it', () => {
    const zoned = { ...served, climateZones: { KR: 'dry', 'KR-Seoul': 'monsoon' } };
    expect(climateZoneOf(zoned, site('KR', '서울특별시', 'KR-11'))).toBe('monsoon');
    expect(climateZoneOf(zoned, site('KR', 'Busan'))).toBe('dry');
    expect(climateZoneOf(zoned, site('DE', 'Bayern'))).toBeNull();
  });

  test('is the region of the complaint about what was delivered there', () => {
    const complaint = { orderId: '1', customer: null, product: null, cause: null, subject: 'Loose', text: 'Loose.' };
    const order = site('KR', '서울특별시', 'KR-11') as Order;
    expect(ticketForComplaint(served, complaint, 'hanbit', 'T1', order).region).toBe('KR-Seoul');
    expect(ticketForComplaint(served, complaint, 'hanbit', 'T1', null).region).toBeNull();
  });
});
