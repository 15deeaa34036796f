import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { figuresText, monthsOf } from '../../domain/insight/figures.ts';

const count = (month: string, group: 'product' | 'buyer' | 'unknown', reason: string, count: number, product = '') => ({
  ...{ month, group, reason, product, count },
});

describe('the figures of a routine', () => {
  it.each([
    ['week', '2026-10-12', ['2026-10']],
    ['month', '2026-01-02', ['2025-12']],
    ['quarter', '2026-04-01', ['2026-01', '2026-02', '2026-03']],
    ['half-year', '2026-07-01', ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']],
  ] as const)('of every %s that come round on %s look back on %j', (every, day, months) => {
    expect(monthsOf({ every }, Temporal.PlainDate.from(day))).toEqual(months);
    expect(monthsOf({ every: 'year' }, Temporal.PlainDate.from('2026-01-05'))).toHaveLength(12);
  });

  it('tell complaints by cause over all products and months, and who has how much to do, most first', () => {
    const complaints = [
      count('2026-01', 'product', 'quality', 2, 'Lamp'),
      count('2026-02', 'product', 'quality', 1, 'Table'),
      count('2026-02', 'unknown', 'unknown', 4),
      count('2026-02', 'buyer', 'changed mind', 0),
    ];
    const load = [
      { name: 'Mina', open: 0 },
      { name: 'Haru', open: 3 },
    ];
    expect(figuresText(['2026-01', '2026-02'], { complaints, returns: null, load }, 'en')).toBe(
      [
        'Complaints by cause (2026-01 – 2026-02)',
        '  In all: 7',
        '  cause not known yet: 4',
        '  product/quality: 3',
        '',
        'Open tickets by person',
        '  Haru: 3',
        '  Mina: 0',
      ].join('\n'),
    );
    expect(figuresText(['2026-02'], { complaints: null, returns: null, load: null }, 'en')).toBe('');
    const returns = [count('RETURNS#2026-02', 'buyer', 'changed mind', 3)];
    expect(figuresText(['2026-02'], { complaints: null, returns, load: null }, 'zh')).toBe(
      '按原因统计的退货 (2026-02)\n  合计: 3\n  buyer/changed mind: 3',
    );
  });
});
