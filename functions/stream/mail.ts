import { openDatabase } from '../../adapters/dynamo/database.ts';
import { parseSender } from '../../adapters/ses/mime.ts';
import { openSes } from '../../adapters/ses/send-mail.ts';
import { openPolicies } from '../_kit/policies.ts';
import { streamConsumer } from '../_kit/stream.ts';
import { nowText } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';
import { mailRows } from './mail-rows.ts';

const environment = readEnvironment('mail');
const database = openDatabase(environment.TABLE_NAME);

/** Sends the mails that events bring, and those the sweeper has queued again. */
export const handler = streamConsumer(
  mailRows({
    database,
    sender: {
      client: openSes(),
      from: parseSender(environment.MAIL_FROM),
      configurationSet: environment.MAIL_CONFIGURATION_SET,
    },
    policies: openPolicies(database),
    now: nowText,
  }),
);
