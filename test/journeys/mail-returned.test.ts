import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Business } from '../support/business.ts';

/** An address of the SES mailbox simulator: what is sent there bounces. */
const customer = {
  name: 'Emma Wright',
  email: 'bounce@simulator.amazonses.com',
  phone: '+44 20 7946 0000',
  locale: 'en',
};

describe('a customer whose mailbox refuses our mails', () => {
  let business: Business;
  let ticketId: string;
  beforeAll(async () => {
    business = await Business.open('2026-06-01 09:00');
  });
  afterAll(() => business.close());

  const clock = async (name: string) =>
    (await business.does('jiwoo', `GET /tickets/${ticketId}`)).clocks.find((one: any) => one.name === name);
  const history = async () =>
    (await business.table.history('ticket', ticketId)).map(({ data }) =>
      data.type === 'ticket.mail-returned' ? `${data.template} ${data.reason}` : data.type,
    );
  const toldOf = async () =>
    (await business.mails()).filter(({ about, subject }) => about === 'mail-returned' && subject.includes(ticketId));

  it('whoever has the ticket is told, with the number to ring', async () => {
    const opened = await business.does('jiwoo', 'POST /tickets', {
      ...{ requestType: 'complaint', subject: 'The balcony window lets in rain', text: 'At the corner.', customer },
    });
    ticketId = opened.ticketId;
    await business.until('2026-06-01 09:10');
    expect(await history()).toContain('ticket-received bounced');
    const [told, ...more] = await toldOf();
    expect(more).toEqual([]);
    expect(told!.to).toBe('jiwoo@aftercare.example');
    expect(told!.text).toContain('+44 20 7946 0000');
  });

  it('an answer by mail meets nothing: its promise runs again, to its old time', async () => {
    const before = await clock('first-response');
    await business.does('jiwoo', `POST /tickets/${ticketId}/replies`, { text: 'We come on Thursday.' });
    await business.until('2026-06-01 09:20');
    expect(await clock('first-response')).toMatchObject({ state: 'running', dueAt: before.dueAt });
    expect((await history()).slice(-2)).toEqual(['ticket.replied', 'ticket-reply suppressed']);
    expect(await toldOf()).toHaveLength(2);
  });

  it('an answer by telephone keeps it', async () => {
    await business.does('jiwoo', `POST /tickets/${ticketId}/replies`, { text: 'We come on Thursday.', by: 'phone' });
    expect(await clock('first-response')).toMatchObject({ state: 'met' });
    expect((await history()).at(-1)).toBe('ticket.replied');
  });

  it('what was sent, and that the address is held back, is there to read', async () => {
    const { items, suppression } = await business.does('jiwoo', `GET /tickets/${ticketId}/mails`);
    const toCustomer = items.filter(({ recipient }: any) => recipient === 'customer');
    expect(toCustomer.map(({ template, state }: any) => [template, state])).toEqual([
      ['ticket-received', 'bounced'],
      ['ticket-reply', 'suppressed'],
    ]);
    expect(suppression).toMatchObject({ reason: 'bounced' });
    const first = await business.does('jiwoo', `GET /tickets/${ticketId}/mails?limit=1`);
    const second = await business.does('jiwoo', `GET /tickets/${ticketId}/mails?limit=1&cursor=${first.nextCursor}`);
    expect([first.items[0], second.items[0]]).toEqual(items.slice(0, 2));
  });

  it('a lead releases the address, and nobody else', async () => {
    const { suppression } = await business.does('jiwoo', `GET /tickets/${ticketId}/mails`);
    const path = `DELETE /suppressions/${suppression.suppressionId}` as const;
    await expect(business.does('jiwoo', path)).rejects.toThrow('403');
    expect(await business.does('mina', path)).toMatchObject({ reason: 'bounced' });
    await expect(business.does('mina', path)).rejects.toThrow('404');
    expect(await business.does('jiwoo', `GET /tickets/${ticketId}/mails`)).toMatchObject({ suppression: null });
  });

  it('whoever reports us as spam has got the mail, and gets no other', async () => {
    const { ticketId: other } = await business.does('jiwoo', 'POST /tickets', {
      ...{ requestType: 'question', subject: 'How is it cleaned?', text: 'With what?' },
      customer: { ...customer, email: 'complaint@simulator.amazonses.com' },
    });
    await business.until('2026-06-01 09:40');
    const { items, suppression } = await business.does('jiwoo', `GET /tickets/${other}/mails`);
    const states = () => items.map(({ template, state }: any) => `${template} ${state}`);
    expect(states()).toContain('ticket-received complained');
    expect(suppression).toMatchObject({ reason: 'complained', detail: 'abuse' });
    const told = (await business.mails()).filter(
      ({ about, subject }) => about === 'mail-returned' && subject.includes(other),
    );
    expect(told).toHaveLength(1);
    const before = await business.does('jiwoo', `GET /tickets/${other}`);
    expect(before.mailReturnedAt).toBeUndefined();
  });
});
