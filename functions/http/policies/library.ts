import { publicHolidays } from 'business-time/holidays';
import { toText } from '../../../domain/instants.ts';
import type { Library } from '../../../domain/policy-validation/written.ts';
import { readPresets } from '../../../policies/presets.ts';
import type { Call } from '../../_kit/http-routes.ts';

/** What policies are read against at an instant. */
export async function libraryAt(at: Call['at']): Promise<Library> {
  return { presets: await readPresets(), holidays: publicHolidays, now: toText(at) };
}
