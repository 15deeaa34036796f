import { describe, expect, test } from 'vitest';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import { type Calling, visitorOf } from '../../domain/visit/visitor.ts';
import { instantIn, presetPolicy } from '../policies/presets.ts';

const written = presetPolicy('windows');
const [one] = written.staff.filter(({ role }) => role === 'technician');
const technician = (id: string, more: object = {}) => ({ ...one!, id, name: id, skills: [], ...more });
const others = written.staff.filter(({ role }) => role !== 'technician');
const policy = {
  ...written,
  staff: [
    ...others,
    technician('seoul', { regions: ['KR-Seoul'] }),
    technician('busan', { regions: ['KR-Busan'], skills: ['glass'] }),
    technician('incheon', { regions: ['KR-Incheon'] }),
  ],
};
const now = '2026-08-03T01:00:00.000Z';
const calling: Calling = {
  shopId: 'main',
  orderId: '1001',
  region: 'KR-Busan',
  role: 'technician',
  assignee: null,
  agreedAt: null,
  windowFrom: '2026-08-04T00:00:00.000Z',
  windowTo: '2026-08-18T00:00:00.000Z',
};
const agreedAt = '2026-08-06T05:00:00.000Z';

describe('who makes a visit', () => {
  test('serves the region of its order, which the order tells', () => {
    const deliveredAt = instantIn('windows', '2026-03-02T10:00').toString({ smallestUnit: 'millisecond' });
    const order = {
      shopId: 'main',
      orderId: '1001',
      number: '#1',
      customer: null,
      country: 'KR',
      province: 'Busan',
      lines: [{ lineId: '1', product: 'Window', quantity: 1 }],
      deliveredAt,
      cancelledAt: null,
      updatedAt: deliveredAt,
    };
    const visits = visitsForDelivery(policy, order, instantIn('windows', '2026-03-02T10:01'));
    const made = visits.filter(({ role }) => role === 'technician');
    expect(made.length).toBeGreaterThan(0);
    for (const visit of made) expect(visit).toMatchObject({ region: 'KR-Busan', assignee: 'busan' });
  });

  test('is one after another where several serve it, and for one order always the same', () => {
    const everywhere = { ...policy, staff: ['a', 'b', 'c'].map((id) => technician(id, { regions: undefined })) };
    const whose = (orderId: string) => visitorOf(everywhere, { ...calling, orderId }, now);
    const count: Record<string, number> = {};
    for (let order = 1000; order < 1300; order++) {
      const id = whose(`${order}`)!;
      count[id] = (count[id] ?? 0) + 1;
      expect(whose(`${order}`)).toBe(id);
    }
    for (const id of ['a', 'b', 'c']) expect(count[id]).toBeGreaterThan(60);
  });

  test('is somebody else who is free at the agreed time, nearby first, then whoever has least to do', () => {
    const visit = { ...calling, assignee: 'busan', agreedAt };
    expect(visitorOf(policy, visit, now, {})).toBe('busan');
    const diary = { busan: [agreedAt], seoul: ['2026-08-05T01:00:00.000Z'] };
    expect(visitorOf(policy, visit, now, diary)).toBe('incheon');
    expect(visitorOf(policy, visit, now, { ...diary, incheon: [agreedAt] })).toBe('seoul');
    // When nobody is free it stays: it is refused, or somebody says why.
    expect(visitorOf(policy, visit, now, { busan: [agreedAt], seoul: [agreedAt], incheon: [agreedAt] })).toBe('busan');
  });

  test('has what its rule asks for', () => {
    expect(visitorOf(policy, { ...calling, region: 'KR-Seoul', skill: 'glass' }, now)).toBe('busan');
    expect(visitorOf(policy, { ...calling, skill: 'lifts' }, now)).toBeNull();
  });
});
