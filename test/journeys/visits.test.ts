import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import { readVisit } from '../../adapters/dynamo/visit-store.ts';
import { Business } from '../support/business.ts';
import { seoul } from '../support/seoul.ts';

describe('an appointment nobody reports on', () => {
  const id = 'northwind-1001-quarterly-visit-1';
  let business: Business;
  beforeAll(async () => {
    business = await Business.open('2026-05-06 15:10');
    await business.deliverOrder({ orderId: '1001', product: 'Hanbit Tilt 80' });
    await business.until('2026-08-06 11:00');
    await business.does('jiwoo', `POST /visits/${id}/confirm`, { agreedAt: '2026-08-11T14:00:00+09:00' });
    await business.does('jiwoo', `POST /visits/${id}/confirm`, { agreedAt: '2026-08-12T14:00:00+09:00' });
  });
  afterAll(() => business.close());

  const visit = async () => (await readVisit(business.table.database, id))!;
  const mailsAbout = async (entityId: string) =>
    (await business.mails())
      .filter(({ mailId }) => mailId.startsWith(`${entityId}#`))
      .map(({ at, about, to }) => `${seoul(at)} ${about} ${to.split('@')[0]}`)
      .toSorted();

  it('is asked of whoever was to come, then of the lead as well, and the customer reads nothing of it', async () => {
    await business.until('2026-08-14 14:30');
    expect(await visit()).toMatchObject({ status: 'confirmed', asked: 2 });
    expect((await mailsAbout(id)).slice(1)).toEqual([
      '2026-08-06 11:00 visit-agreed-staff minho',
      '2026-08-06 11:00 visit-agreed-staff minho',
      '2026-08-06 11:00 visit-confirmed seoyeon',
      '2026-08-06 11:00 visit-moved seoyeon',
      '2026-08-11 14:00 visit-reminder seoyeon',
      '2026-08-11 14:00 visit-reminder-staff minho',
      '2026-08-13 14:00 visit-unreported minho',
      '2026-08-14 14:00 visit-unreported mina',
      '2026-08-14 14:00 visit-unreported minho',
    ]);
  });

  it('is reported late, and what is not right becomes a ticket whose promise the same mail tells', async () => {
    await business.does('minho', `POST /visits/${id}/complete`, { report: 'The seal is worn.', satisfied: false });
    const { openedTicketId } = await visit();
    const ticket = (await readTicket(business.table.database, openedTicketId!))!;
    expect(ticket).toMatchObject({ visitId: id, orderId: '1001', text: 'The seal is worn.' });
    expect(ticket.nextDueAt).not.toBeNull();
    const thanks = (await business.mails()).findLast(({ about }) => about === 'visit-thanks')!;
    expect(thanks.text).toContain(openedTicketId);
    expect((await mailsAbout(openedTicketId!)).filter((mail) => mail.endsWith('seoyeon'))).toEqual([]);
  });
});
