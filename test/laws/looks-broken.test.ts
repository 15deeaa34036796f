import { expect, it } from 'vitest';
import { breachesIn } from '../../tools/simulate/laws/index.ts';
import type { Deed, Life } from '../../tools/simulate/life.ts';
import { play } from '../../tools/simulate/play.ts';

/** Lives in which all is as it should be, though it does not look like it: the laws look closely. */
const open: Deed = { do: 'open', type: 0, channel: 0, priority: 0, locale: 0, customerClass: 0, region: 0 };

const lives: [what: string, life: Life][] = [
  [
    'a ticket is given to somebody who leaves at that very instant',
    {
      preset: 'starter',
      begins: 0,
      deeds: [
        { after: { minutes: 60 }, deed: open },
        { after: { next: 'before' }, deed: { do: 'assign', to: 18, ticket: 0 } },
        { after: { minutes: 0 }, deed: { do: 'change-policy', how: 27, who: 53 } },
      ],
    },
  ],
  [
    'a call keeps a promise, and the next, due a minute after what was told of the first, is withdrawn',
    {
      preset: 'web-shop',
      begins: 0,
      deeds: [
        { after: { minutes: 1440 }, deed: open },
        { after: { minutes: 1 }, deed: { do: 'reply', by: 'phone', ticket: 0 } },
        { after: { minutes: 60 }, deed: { do: 'retype', to: 0, ticket: 0 } },
      ],
    },
  ],
  [
    'a day is opened on which nobody could be told any more, as it is over where the business is',
    {
      preset: 'starter',
      begins: 5,
      deeds: [
        { after: { minutes: 1 }, deed: open },
        { after: { minutes: 4919 }, deed: { do: 'change-day', calendar: 33, days: 0, open: true } },
      ],
    },
  ],
];

it.each(lives)('%s', (_, life) => {
  const recording = play(life);
  expect(recording.steps.map(({ refusal }) => refusal).filter((refusal) => refusal !== null)).toEqual([]);
  expect(breachesIn(recording)).toEqual([]);
});
