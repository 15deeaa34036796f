import { type PresetName, presetNames, presetPolicy } from '../presets.ts';
import type { PromiseName } from '../timed-promises.ts';

/** Work that comes round: the day it does, and until when what it opens that morning is to be done. */
export interface RoutineExample {
  promise: PromiseName;
  routine: string;
  day: string;
  due: string;
  why: string;
}

function ofAllTrades(preset: PresetName): RoutineExample[] {
  const inChina = presetPolicy(preset).business.timeZone === 'Asia/Shanghai';
  return [
    {
      promise: `${preset}/all/line-checked`,
      routine: 'line-check',
      day: '2026-06-01',
      due: inChina ? '2026-06-08T09:00' : '2026-06-09T09:00',
      why: 'every month; five working days, and 3 June is election day in Korea',
    },
    {
      promise: `${preset}/all/committee`,
      routine: 'committee',
      day: '2026-07-01',
      due: inChina ? '2026-07-29T09:00' : '2026-07-30T09:00',
      why: 'every half year; twenty working days, and 17 July is Constitution Day in Korea',
    },
  ];
}

export const routineExamples: RoutineExample[] = [
  {
    promise: 'web-shop/monthly-reasons',
    routine: 'return-reasons',
    day: '2026-05-06',
    due: '2026-05-12T09:00',
    why: 'after the Labour Day holidays; Saturday 9 May is a make-up day',
  },
  {
    promise: 'service-desk/records',
    routine: 'work-records',
    day: '2026-03-03',
    due: '2026-03-06T09:00',
    why: '1 March is a holiday on a Sunday, made up for on the 2nd',
  },
  {
    promise: 'hardware-software/digest',
    routine: 'weekly-digest',
    day: '2026-06-15',
    due: '2026-06-16T09:00',
    why: 'every Monday',
  },
  {
    promise: 'hardware-software/digest',
    routine: 'weekly-digest',
    day: '2026-02-24',
    due: '2026-02-25T09:00',
    why: 'on the Tuesday the Spring Festival has ended before',
  },
  {
    promise: 'hardware-software/review',
    routine: 'monthly-review',
    day: '2026-10-08',
    due: '2026-10-14T09:00',
    why: 'after the National Day holidays; Saturday the 10th is a make-up day',
  },
  ...presetNames.flatMap(ofAllTrades),
];
