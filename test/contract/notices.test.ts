import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../adapters/dynamo/table.ts';
import type { Event } from '../../domain/events.ts';
import type { DigestEventData } from '../../domain/notice/digest.ts';
import { eventually } from '../support/eventually.ts';
import { starterPolicy } from '../support/policy.ts';
import { climbedUpTo } from './due-rungs.ts';
import { System } from './system.ts';
import { openTarget } from './target.ts';

const title = { en: 'Delivery', ko: '배송', zh: '配送' };
/** So many promises are broken at once. */
const inOneGo = 6;
/** A timer may run at the end of its minute, and what comes late in a slot waits for the next one. */
const patienceMs = 100_000;

describe('broken promises', () => {
  let system: System;
  let lead: string;
  let inspector: string;
  beforeAll(async () => {
    system = await System.open(await openTarget());
    lead = await system.signIn('lead');
    inspector = `ines-${system.run}`;
    const email = system.addressOf(inspector);
    await system.bringIntoForce(lead, {
      extends: 'starter',
      staff: [...starterPolicy.staff, { id: inspector, name: 'Ines', role: 'inspector', email, locale: 'en' }],
      notices: { inspector: { hours: null, digest: 'PT12S' } },
      requestTypes: {
        delivery: {
          title,
          complaint: false,
          priority: 'normal',
          assign: { role: 'technician', by: 'first' },
          clocks: { 'first-response': { calendar: 'always', target: 'PT3S', ladder: 'inspected' } },
        },
      },
      ladders: { inspected: [{ name: 'late', at: { share: 1 }, notify: [`staff:${inspector}`] }] },
    });
  });
  afterAll(() => system?.close());

  /** The mails about one broken promise each. */
  async function alone(tickets: string[]): Promise<{ mailId: string; ticket: string }[]> {
    const events = (await Promise.all(tickets.map((ticket) => system.table.history('ticket', ticket)))).flat();
    const mails = events
      .filter(({ data }) => data.type === 'rung.fired')
      .map(({ eventId, entityId }) => ({ mailId: `${eventId}#promise-broken#${inspector}`, ticket: entityId }));
    const rows = await Promise.all(mails.map(({ mailId }) => system.row(keys.mail(mailId))));
    return mails.filter((_, index) => rows[index] !== null);
  }

  /** The mails with a list. */
  async function lists(): Promise<{ mailId: string; tickets: string[] }[]> {
    const closings = (await system.table.rows<Event>('event')).filter(
      (event): event is Event<DigestEventData> => event.data.type === 'digest.closed' && event.data.staff === inspector,
    );
    return closings.map(({ eventId, data }) => ({
      mailId: `${eventId}#digest#${inspector}`,
      tickets: data.shown.map(({ ticketId }) => ticketId),
    }));
  }

  it('at once are told of in a mail at first and a list of the others, each once', async ({ skip }) => {
    const opened = Array.from({ length: inOneGo }, () => system.openTicket(lead, { requestType: 'delivery' }));
    const tickets = await Promise.all(opened);
    await climbedUpTo('late', tickets, system);
    const told = await eventually(
      'all are told',
      async () => {
        const mails = [
          ...(await alone(tickets)).map(({ mailId, ticket }) => ({ mailId, tickets: [ticket] })),
          ...(await lists()),
        ];
        if (mails.flatMap((mail) => mail.tickets).length >= inOneGo) return mails;
        await system.target.pass(5);
        return null;
      },
      patienceMs,
    );
    expect(told.flatMap((mail) => mail.tickets).toSorted()).toEqual(tickets.toSorted());
    // Two mails, or four when the end of a slot came in between.
    expect(told.length).toBeLessThan(inOneGo);
    for (const { mailId } of told) {
      const { state } = await system.mailed(mailId);
      skip(system.target.name === 'AWS' && state === 'failed', 'SES refuses the sender: verify its identity first');
      expect(state).toBe('sent');
    }
  }, 180_000);
});
