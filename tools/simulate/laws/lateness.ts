import { latenessOf } from '../../../domain/insight/lateness.ts';
import type { Recording } from '../recording.ts';
import type { Breach } from './law.ts';

/** What is published about how late timers fire is never more than they were. */
export function latenessIsTrue({ steps, delayMs }: Recording): Breach[] {
  return steps.flatMap(({ at, cause, events }) =>
    events.flatMap((event): Breach[] => {
      const late = latenessOf(event);
      if (late === null || late <= delayMs) return [];
      const kind = `${event.data.type} is counted as later than timers are`;
      return [
        {
          law: 'lateness',
          kind,
          at,
          about: event.entityId,
          detail: `${late} ms by ${cause}, timers are ${delayMs} ms late`,
        },
      ];
    }),
  );
}
