import { contract } from '../../contract.ts';
import { backtestSchema } from '../../schemas/backtests.ts';

export const readBacktestContract = contract({
  id: 'readBacktest',
  method: 'GET',
  path: '/backtests/{backtestId}',
  permission: 'read',
  answers: { 200: { body: backtestSchema } },
  problems: ['not-found'],
});
