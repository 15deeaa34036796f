/** Years in memory: the whole of one lived well, and the beginning of one lived badly, in every preset. */
import { describe, expect, it } from 'vitest';
import { presetNames } from '../../tools/simulate/presets.ts';
import { accountOf, faultsOf } from '../../tools/years/account.ts';
import { MemoryStage } from '../../tools/years/memory-stage.ts';
import { live, type Year } from '../../tools/years/year.ts';

const begins = '2026-01-05T00:00:00.000Z';

async function lived(preset: string, year: Omit<Year, 'begins'>) {
  const stage = new MemoryStage(preset, begins);
  const refused = await live(stage, { ...year, begins });
  const account = accountOf(await stage.evidence(), stage.world.at);
  return { account, faults: [...faultsOf(account, year.lived), ...refused] };
}

describe.each(presetNames)('%s', (preset) => {
  it('lived well for a year: no apology, no escalation, nothing untrue', async () => {
    const { account, faults } = await lived(preset, { seed: 1, lived: 'well', tickets: 40, orders: 6 });
    expect(faults).toEqual([]);
    expect(account.toCustomers).toBeGreaterThan(100);
  });

  it('lived badly: each told instant that passes is in one mail, and somebody in charge heard', async () => {
    const { account, faults } = await lived(preset, { seed: 1, lived: 'badly', days: 75, tickets: 20, orders: 2 });
    expect(faults).toEqual([]);
    expect(account.broken).toBeGreaterThan(40);
    expect(account.inOneMail).toBe(account.broken);
    expect(account.heardInCharge).toBe(account.broken);
  });
});
