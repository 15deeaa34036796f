/** The lists of public holidays calendars may name; made by `npm run holidays -w business-time`. */
import type { HolidayLists } from '../src/public-holidays.ts';
import CN from './CN.json' with { type: 'json' };
import DE from './DE.json' with { type: 'json' };
import JP from './JP.json' with { type: 'json' };
import KR from './KR.json' with { type: 'json' };
import US from './US.json' with { type: 'json' };

export const publicHolidays: HolidayLists = { CN, DE, JP, KR, US };
