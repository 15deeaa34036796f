/** Years in memory: the whole of one lived well, and the beginning of one lived badly, in every preset. */
import { describe, expect, it } from 'vitest';
import { presetNames } from '../../policies/presets.ts';
import { House } from '../../tools/simulate/house.ts';
import { accountOf, faultsOf } from '../../tools/years/account.ts';
import { MemoryStage } from '../../tools/years/memory-stage.ts';
import { live, type Year } from '../../tools/years/year.ts';

const begins = '2026-01-05T00:00:00.000Z';

/** Of each request type some tickets fall due before it ends. */
const beginning = { seed: 1, lived: 'badly', days: 75, tickets: 20, orders: 2 } as const;

async function lived(preset: string, year: Omit<Year, 'begins'>, house?: House) {
  const stage = new MemoryStage(preset, begins, house);
  const refused = await live(stage, { ...year, begins });
  const account = accountOf(await stage.evidence(), stage.world.at);
  return { account, faults: [...faultsOf(account, year.lived), ...refused] };
}

describe.each(presetNames)('%s', (preset) => {
  it('lived well for a year: no apology, no escalation, nothing untrue', async () => {
    const { account, faults } = await lived(preset, { seed: 1, lived: 'well', tickets: 30, orders: 4 });
    expect(faults).toEqual([]);
    expect(account.toCustomers).toBeGreaterThan(100);
  });

  it('lived badly: each told instant that passes is in one mail, and somebody in charge heard', async () => {
    const { account, faults } = await lived(preset, beginning);
    expect(faults).toEqual([]);
    expect(account.broken).toBeGreaterThan(40);
    expect(account.inOneMail).toBe(account.broken);
    expect(account.heardInCharge).toBe(account.broken);
  });
});

describe('a house that', () => {
  it('apologises for nothing is found out', async () => {
    class Silent extends House {
      override mailsOf(...args: Parameters<House['mailsOf']>) {
        return super.mailsOf(...args).filter(({ template }) => template !== 'promise-late');
      }
    }
    const { account, faults } = await lived('starter', beginning, new Silent());
    expect(account.inOneMail).toBe(0);
    expect(faults.filter((fault) => fault.endsWith('in 0 mails'))).toHaveLength(account.broken);
  });

  it('apologises twice is found out', async () => {
    class Stammering extends House {
      override mailsOf(...args: Parameters<House['mailsOf']>) {
        return super.mailsOf(...args).flatMap((mail) => (mail.template === 'promise-late' ? [mail, mail] : [mail]));
      }
    }
    const { account, faults } = await lived('starter', beginning, new Stammering());
    expect(faults.filter((fault) => fault.endsWith('in 2 mails'))).toHaveLength(account.broken);
  });

  it('tells nobody in charge is found out', async () => {
    class Secretive extends House {
      override noticesOf(...args: Parameters<House['noticesOf']>) {
        return super.noticesOf(...args).filter(({ notice }) => !/^promise-(broken|escalated)$/.test(notice.kind));
      }
    }
    const { account, faults } = await lived('starter', beginning, new Secretive());
    expect(faults.filter((fault) => fault.endsWith('nobody in charge heard'))).toHaveLength(account.broken);
  });

  it('apologises for what is done is found out', async () => {
    class Contrite extends House {
      override mailsOf(...args: Parameters<House['mailsOf']>) {
        const [{ at }] = args;
        const mails = super.mailsOf(...args);
        for (const { instants } of mails) this.told.push(...instants);
        const past = this.told.filter((instant) => instant < at).slice(-1);
        return mails.map((mail) =>
          mail.template === 'ticket-resolved' ? { ...mail, template: 'promise-late' as const, instants: past } : mail,
        );
      }
      readonly told: string[] = [];
    }
    const { account } = await lived('starter', { ...beginning, lived: 'well' }, new Contrite());
    expect(account.apologies).toBeGreaterThan(0);
    expect(account.untrue.length).toBeGreaterThan(0);
  });
});
