import { type PresetName, presetNames, presetPolicy } from '../../presets.ts';
import type { ClockExample } from './example.ts';

/** What every trade promises, by the hours of its country: in China the lunch break lasts half an hour longer. */
function ofAllTrades(preset: PresetName): ClockExample[] {
  const inChina = presetPolicy(preset).business.timeZone === 'Asia/Shanghai';
  return [
    {
      promise: `${preset}/all/partner`,
      requestType: 'partner-matter',
      opened: '2026-06-08T16:00',
      clock: 'handed-on',
      due: inChina ? '2026-06-09T16:30' : '2026-06-09T16:00',
      why: 'eight working hours: two on Monday, three on Tuesday morning, three after lunch',
    },
    {
      promise: `${preset}/all/followed`,
      requestType: 'partner-matter',
      opened: '2026-06-08T16:00',
      story: [
        ['replied', '2026-06-10T10:00'],
        ['paused', '2026-06-10T10:05'],
      ],
      clock: 'progress-update',
      due: '2026-06-17T10:00',
      why: 'a week after the last word, although the ticket is on hold while the partner has it',
    },
    ...[undefined, 'say-so'].map(
      (rung): ClockExample => ({
        promise: `${preset}/all/${rung ? 'say-so' : 'time-promised'}`,
        requestType: 'visit-request',
        opened: '2026-06-08T11:30',
        clock: 'time-promised',
        ...(rung ? { rung } : {}),
        due: inChina ? '2026-06-08T15:00' : '2026-06-08T14:30',
        why: 'two working hours around the lunch break',
      }),
    ),
    {
      promise: `${preset}/all/time-promised`,
      requestType: 'visit-request',
      priority: 'urgent',
      opened: '2026-06-07T03:10',
      clock: 'time-promised',
      due: '2026-06-07T08:30',
      why: 'half an hour where it is urgent, on a Sunday too, from when somebody can be told',
    },
    {
      promise: `${preset}/all/suggestion`,
      requestType: 'suggestion',
      opened: '2026-06-05T17:00',
      clock: 'first-response',
      due: '2026-06-09T17:00',
      why: 'two working days over a weekend',
    },
    {
      promise: `${preset}/all/suggestion-followed`,
      requestType: 'suggestion',
      opened: '2026-06-05T17:00',
      story: [['replied', '2026-06-09T17:00']],
      clock: 'followed-up',
      due: '2026-07-09T17:00',
      why: 'a month after the answer',
    },
  ];
}

export const allTradesExamples: ClockExample[] = presetNames.flatMap(ofAllTrades);
