import { openDatabase } from '../../adapters/dynamo/database.ts';
import { readEventOf } from '../../adapters/dynamo/history-store.ts';
import { readSummary } from '../../adapters/dynamo/insight-store.ts';
import { claimMail, noteFailed, noteSent, noteSuppressed, releaseMail } from '../../adapters/dynamo/mail-store.ts';
import { readTickets } from '../../adapters/dynamo/notice-store.ts';
import { readSuppression, suppressionIdOf } from '../../adapters/dynamo/suppression-store.ts';
import { readTicket } from '../../adapters/dynamo/ticket-store.ts';
import { readVisit, visitsOfOrder } from '../../adapters/dynamo/visit-store.ts';
import { parseSender } from '../../adapters/ses/mime.ts';
import { openSes, sendMail } from '../../adapters/ses/send-mail.ts';
import { mailReactions } from '../../reactions/mail.ts';
import { withCustomer } from '../_kit/customer.ts';
import { log } from '../_kit/log.ts';
import { openPolicies } from '../_kit/policies.ts';
import { streamConsumer } from '../_kit/stream.ts';
import { nowText } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';

const environment = readEnvironment('mail');
const database = openDatabase(environment.TABLE_NAME);
const sender = {
  client: openSes(),
  from: parseSender(environment.MAIL_FROM),
  configurationSet: environment.MAIL_CONFIGURATION_SET,
};

/** Sends the mails that events bring, and those that were asked for: see reactions/mail.ts. */
export const handler = streamConsumer(mailReactions, {
  ...{ nowText, log },
  policies: openPolicies(database),
  readEvent: (of) => readEventOf(database, of),
  readTicket: (ticketId) => readTicket(database, ticketId),
  readTickets: (ids) => readTickets(database, ids),
  readVisit: (visitId) => readVisit(database, visitId),
  visitsOfOrder: (shopId, orderId) => visitsOfOrder(database, shopId, orderId),
  readSummary: (month) => readSummary(database, month),
  withCustomer: (entity) => withCustomer(database, entity),
  readSuppression: (address) => readSuppression(database, suppressionIdOf(address)),
  claimMail: (mail, at) => claimMail(database, mail, at),
  sendMail: (mail, at) => sendMail(sender, mail, new Date(at)),
  noteSent: (...sent) => noteSent(database, ...sent),
  noteFailed: (...failed) => noteFailed(database, ...failed),
  noteSuppressed: (...held) => noteSuppressed(database, ...held),
  releaseMail: (...released) => releaseMail(database, ...released),
});
