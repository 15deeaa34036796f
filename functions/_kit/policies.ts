import { publicHolidays } from 'business-time/holidays';
import type { Database } from '../../adapters/dynamo/database.ts';
import { keepDeployedPolicy, readPolicy, readPolicyState } from '../../adapters/dynamo/policy-store.ts';
import { openPolicies as open, type PolicyLibrary } from '../../application/policies.ts';
import { deployedPolicy } from '../../policies/deployed.ts';
import { log } from './log.ts';
import { measure } from './measure.ts';
import { nowText } from './time.ts';

/** The policies in the table. */
export function openPolicies(database: Database): PolicyLibrary {
  return open({
    store: {
      readState: () => readPolicyState(database),
      read: (version) => readPolicy(database, version),
      keepDeployed: (document, at) => keepDeployedPolicy(database, document, at),
    },
    deployed: deployedPolicy,
    holidays: publicHolidays,
    now: nowText,
    notFollowed(version) {
      log('error', 'the bundled policy is not followed', { version });
      measure('PolicyNotFollowed', [1]);
    },
    lost: (version, instead) => log('error', 'a policy is not in the table', { version, instead }),
  });
}
