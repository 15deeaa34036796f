import { type ConductBefore, type ConductChange, findingOf, takeFinding } from '../domain/conduct/conduct.ts';
import type { PolicyPort } from './ports.ts';
import { onEvents } from './reaction.ts';

export interface ConductPort {
  readConductBefore(staffId: string, ticketId: string): Promise<ConductBefore>;
  /** Null when it is written; what stands in its way, and nothing written, when something else came between. */
  saveConduct(change: ConductChange): Promise<object | null>;
}

/** Counts a complaint about a member of staff that has been found true, or takes back one found untrue after all. */
export const recordConduct = onEvents(
  'record conduct',
  { 'ticket.resolved': true },
  async (event, { policies, readConductBefore, saveConduct }: PolicyPort & ConductPort) => {
    const found = findingOf(event);
    if (!found) return;
    const policy = await policies.active();
    for (let saved = false; !saved; ) {
      const before = await readConductBefore(found.staff, found.ticketId);
      const change = takeFinding(event, before, policy);
      saved = change === null || (await saveConduct(change)) === null;
    }
  },
);
