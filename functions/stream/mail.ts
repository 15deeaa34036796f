import { openDatabase } from '../../adapters/dynamo/database.ts';
import { parseSender } from '../../adapters/ses/mime.ts';
import { openSes } from '../../adapters/ses/send-mail.ts';
import { policy } from '../_kit/policy.ts';
import { streamConsumer } from '../_kit/stream.ts';
import { nowText } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';
import { mailRows } from './mail-rows.ts';

const environment = readEnvironment('mail');

/** Sends the mails that events bring, and those the sweeper has queued again. */
export const handler = streamConsumer(
  mailRows({
    database: openDatabase(environment.TABLE_NAME),
    sender: {
      client: openSes(),
      from: parseSender(environment.MAIL_FROM),
      configurationSet: environment.MAIL_CONFIGURATION_SET,
    },
    policy,
    now: nowText,
  }),
);
