import { expect, it } from 'vitest';
import { appointmentLadder, newTimeLadder, taskLadder } from '../../domain/policy/usual-ladders.ts';

it.each([
  ['a new time', newTimeLadder],
  ['a task', taskLadder],
  ['a booked time', appointmentLadder],
])('%s nobody sees to is brought up again after a day, then every week', (_, ladder) => {
  expect(ladder.filter(({ repeat }) => repeat !== undefined)).toEqual([
    { name: 'again', at: { after: 'P1D' }, repeat: 'P7D', notify: ['assignee', 'lead'] },
  ]);
  expect(ladder.at(-1)!.name).toBe('again');
});
