import { nthWorkingDay } from 'business-time';
import { Temporal } from 'temporal-polyfill';
import { openDatabase } from '../../adapters/dynamo/database.ts';
import { readCounts, readSummary, saveSummary } from '../../adapters/dynamo/insight-store.ts';
import { makeSummary } from '../../domain/insight/summary.ts';
import { toText } from '../../domain/instants.ts';
import { openPolicies } from '../_kit/policies.ts';
import { scheduled } from '../_kit/schedule.ts';
import { now } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';

const database = openDatabase(readEnvironment('summary').TABLE_NAME);
const policies = openPolicies(database);

/** On the month's first working day, or on the days after it if that run was missed: sums up the month before. */
export const handler = scheduled('complaint summary', async () => {
  const { business, calendars, summary } = await policies.active();
  const today = now().toZonedDateTimeISO(business.timeZone).toPlainDate();
  const firstWorkingDay = nthWorkingDay(calendars[summary.calendar]!, today.toPlainYearMonth(), 1);
  if (!firstWorkingDay || Temporal.PlainDate.compare(today, firstWorkingDay) < 0) return { made: false };

  const month = today.toPlainYearMonth().subtract({ months: 1 });
  if (await readSummary(database, month.toString())) return { made: false };
  const counts = await readCounts(database, month.toString());
  const before = await readCounts(database, month.subtract({ months: 1 }).toString());
  await saveSummary(database, makeSummary(month.toString(), counts, before, toText(now())));
  return { made: true, month: month.toString() };
});
