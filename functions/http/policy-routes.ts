import type { Route } from '../_kit/http-routes.ts';
import { readBacktestRoute } from './backtests/read.ts';
import { startBacktestRoute } from './backtests/start.ts';
import { changeDayRoute, restoreDayRoute } from './calendars/change-day.ts';
import { listCalendarsRoute } from './calendars/list.ts';
import { readCalendarRoute } from './calendars/read.ts';
import { activatePolicyRoute } from './policies/activate.ts';
import { comparePolicyRoute } from './policies/compare.ts';
import { draftPolicyRoute } from './policies/draft.ts';
import { listPolicyChangesRoute, listPolicyEventsRoute } from './policies/events.ts';
import { listPoliciesRoute } from './policies/list.ts';
import { readPolicyRoute } from './policies/read.ts';
import { rollBackPolicyRoute } from './policies/roll-back.ts';
import { validatePolicyRoute } from './policies/validate.ts';
import { withdrawPolicyRoute } from './policies/withdraw.ts';
import { cancelAbsenceRoute, enterAbsenceRoute } from './staff/absences.ts';
import { readConductRoute } from './staff/conduct.ts';
import { listStaffRoute } from './staff/list.ts';

/**
 * The operations of the staff API that change what the others go by. They have a function of their own: the schema of
 * policies and the presets need not be loaded by anything else. Of two routes that fit an address the first counts.
 */
export const policyRoutes: readonly Route[] = [
  listPoliciesRoute,
  validatePolicyRoute,
  rollBackPolicyRoute,
  listPolicyChangesRoute,
  readPolicyRoute,
  draftPolicyRoute,
  comparePolicyRoute,
  activatePolicyRoute,
  withdrawPolicyRoute,
  listPolicyEventsRoute,
  startBacktestRoute,
  readBacktestRoute,
  listCalendarsRoute,
  readCalendarRoute,
  changeDayRoute,
  restoreDayRoute,
  listStaffRoute,
  enterAbsenceRoute,
  cancelAbsenceRoute,
  readConductRoute,
];
