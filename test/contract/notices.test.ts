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

  it('that many run out at once are a mail at first and a list of the others, each told once', async ({ skip }) => {
    const opened = Array.from({ length: inOneGo }, () => system.openTicket(lead, { requestType: 'delivery' }));
    const tickets = await Promise.all(opened);
    await climbedUpTo('late', tickets, system);

    const alone = async () => {
      const histories = await Promise.all(tickets.map((ticket) => system.table.history('ticket', ticket)));
      const late = histories.flat().filter(({ data }) => data.type === 'rung.fired');
      const mails = await Promise.all(
        late.map(async ({ eventId, entityId }) => {
          const mailId = `${eventId}#promise-broken#${inspector}`;
          return (await system.row(keys.mail(mailId))) && { mailId, ticket: entityId };
        }),
      );
      return mails.filter((mail) => mail !== null);
    };
    const closings = async () => {
      const events = await system.table.rows<Event>('event');
      return events.filter((one): one is Event<DigestEventData> => 'staff' in one.data && one.data.staff === inspector);
    };
    const told = await eventually(
      'all are told',
      async () => {
        const [mails, digests] = [await alone(), await closings()];
        const listed = digests.flatMap(({ data }) => data.shown.map(({ ticketId }) => ticketId));
        if (mails.length + listed.length >= inOneGo) return { mails, digests, listed };
        await system.target.pass(5);
        return null;
      },
      patienceMs,
    );
    expect([...told.mails.map(({ ticket }) => ticket), ...told.listed].toSorted()).toEqual(tickets.toSorted());
    const mailIds = [
      ...told.mails.map(({ mailId }) => mailId),
      ...told.digests.map(({ eventId }) => `${eventId}#digest#${inspector}`),
    ];
    expect(mailIds.length).toBeLessThan(inOneGo);
    for (const mailId of mailIds) {
      const { state } = await system.mailed(mailId);
      skip(system.target.name === 'AWS' && state === 'failed', 'SES refuses the sender: verify its identity first');
      expect(state).toBe('sent');
    }
  });
});
