import { newBacktestWrites } from '../../../adapters/dynamo/backtest-store.ts';
import { transact } from '../../../adapters/dynamo/transact.ts';
import { startBacktestContract } from '../../../api/operations/backtests/start-backtest.ts';
import { backtestSchema } from '../../../api/schemas/backtests.ts';
import type { BacktestJob } from '../../../domain/backtest/job.ts';
import { type Problem, problem } from '../../../domain/errors.ts';
import { toText } from '../../../domain/instants.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { once } from '../../_kit/http-change.ts';
import { badParameter, notFound } from '../../_kit/http-problems.ts';
import { implement } from '../../_kit/http-routes.ts';
import { newBacktestId } from '../../_kit/ids.ts';

export const startBacktestRoute = implement(startBacktestContract, (call) =>
  once(call, async () => {
    const { from, to, until } = call.body;
    if (to < from) return refuse(badParameter('/to', 'a day that is not before from'));
    const now = toText(call.at);
    const against = call.body.against ?? (await call.policies.active()).version;
    const policy = call.params.version;
    for (const version of [policy, against]) {
      const tried = await call.policies.trial(version);
      if (tried === 'unknown') return refuse(notFound(`There is no policy ${version}.`));
      if (tried === 'faulty') return refuse(faulty(version));
    }
    const backtestId = newBacktestId();
    const job: BacktestJob = {
      backtestId,
      execution: `${backtestId}-1`,
      status: 'running',
      policy,
      against,
      from,
      to,
      until: until ?? now,
      report: null,
      cursor: null,
      requestedBy: call.caller.id,
      createdAt: now,
      updatedAt: now,
    };
    const headers = { location: `/backtests/${backtestId}` };
    return ok({
      answer: answered(202, backtestSchema.parse(job), headers),
      save: (also) => transact(call.database, [...newBacktestWrites(call.database, job), ...also]),
    });
  }),
);

function faulty(version: string): Problem<'policy-invalid'> {
  return problem('policy-invalid', {
    detail: `Policy ${version} cannot be tried out until its faults are mended.`,
    field: '/version',
    expected: `no faults: POST /policies/validation lists them`,
  });
}
