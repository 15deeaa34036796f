import { openDatabase } from '../../adapters/dynamo/database.ts';
import { openStepFunctions, startExecution, wakeExecution } from '../../adapters/stepfunctions/executions.ts';
import { enqueue, openQueue } from '../../adapters/webhooks/queue.ts';
import { type LifecyclePorts, lifecycleReactions } from '../../reactions/lifecycle.ts';
import { openNotices } from '../../reactions/notices/notices.ts';
import { startTicket } from '../../workflows/ticket/contract.ts';
import { startVisit } from '../../workflows/visit/contract.ts';
import { openDigestTimers, timersOf } from '../_kit/digest-timers.ts';
import { openEndpoints } from '../_kit/endpoints.ts';
import { faultOf, log } from '../_kit/log.ts';
import { openPolicies } from '../_kit/policies.ts';
import { streamConsumer } from '../_kit/stream.ts';
import { nowText } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';
import { tablePorts } from './ports.ts';

const environment = readEnvironment('lifecycle');
const database = openDatabase(environment.TABLE_NAME);
const sfn = openStepFunctions();
const queue = openQueue(environment.WEBHOOK_QUEUE_URL);
const endpoints = openEndpoints(environment.ENDPOINTS_SECRET_ARN);
const machines = {
  ticket: { arn: environment.TICKET_MACHINE_ARN, input: startTicket },
  visit: { arn: environment.VISIT_MACHINE_ARN, input: startVisit },
  backtest: { arn: environment.BACKTEST_MACHINE_ARN, input: (backtestId: string) => ({ backtestId }) },
};

const policies = openPolicies(database);
const digests = openDigestTimers({ database, policies, timers: timersOf(environment), now: nowText });
const table = tablePorts(database, policies);

/** What follows from a row's change, beside mails: see reactions/lifecycle.ts. */
export const handler = streamConsumer<LifecyclePorts>(lifecycleReactions, {
  ...table,
  notices: openNotices({ ...table, closeLater: digests.closeLater }),
  bringForward: digests.bringForward,
  startExecution: (of, id, name) => startExecution(sfn, machines[of].arn, name, machines[of].input(id)),
  wakeExecution: (token) => wakeExecution(sfn, token),
  queueWebhooks: (messages) => enqueue(queue, messages),
  async readEndpoints() {
    try {
      return (await endpoints.all()).usable;
    } catch (error) {
      log('error', 'webhook endpoints cannot be read', faultOf(error));
      return null;
    }
  },
});
