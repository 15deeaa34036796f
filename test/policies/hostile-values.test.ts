import { publicHolidays } from 'business-time/holidays';
import { describe, expect, it } from 'vitest';
import { faultsIn } from '../../domain/policy-validation/written.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import { documents } from './presets.ts';

const library = { holidays: publicHolidays, now: '2026-05-04T00:00:00.000Z' };
const faults = (document: object) => faultsIn(document, library);

type Path = (string | number)[];

/** Every place of a document, of lists and maps the first entry only; of calendars all, since some are hardly counted by. */
function placesOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const maps = at.length === 1 && at[0] !== 'business' && at[0] !== 'visits';
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const followed = at[0] === 'calendars' || !(maps || Array.isArray(value)) ? keys : keys.slice(0, 1);
  return [at, ...followed.flatMap((key) => placesOf((value as never)[key], [...at, key]))];
}

function changed(document: object, at: Path, value: unknown): object {
  const copy = structuredClone(document);
  const parent = at.slice(0, -1).reduce((place: any, key) => place[key], copy);
  parent[at.at(-1)!] = value;
  return copy;
}

describe('what is wrong with a policy is told', () => {
  it.each(['', 'Mars/Base', 'constructor', 'P9999999999Y', -1, [['25:00', '09:00']]])(
    'whatever stands anywhere: %j',
    (value) => {
      for (const at of placesOf(starter).filter(({ length }) => length > 0)) {
        expect(() => faults(changed(starter, at, value)), at.join('/')).not.toThrow();
      }
    },
  );

  it('of calendars everything is counted by, and of ladders that are no more than a word', () => {
    const office = ['calendars', 'office', 'timeZone'];
    expect(faults(changed(starter, office, 'Mars/Base'))[0]).toMatchObject({ field: '/calendars/office/timeZone' });
    const ladder = ['requestTypes', 'complaint', 'clocks', 'first-response', 'ladder'];
    expect(faults(changed(documents.windows, ladder, 'constructor'))[0]).toMatchObject({
      field: `/${ladder.join('/')}`,
    });
    expect(faults(changed(starter, ['notices', 'technician', 'hours'], '__proto__'))).not.toEqual([]);
  });

  it.each<[string, Path, unknown]>([
    ['a last rung that comes again after nobody lives', ['ladders', 'standard', 3, 'repeat'], 'P9999Y'],
    ['a rung that never comes', ['ladders', 'standard', 2, 'at'], { after: 'P300Y' }],
    ['a warning before there was anything', ['ladders', 'standard', 0, 'at'], { before: 'P300Y' }],
    ['a new time that is over as it is told', ['ladders', 'standard', 1, 'tellCustomer'], { within: 'PT0S' }],
    ['a new time nobody lives to see', ['ladders', 'standard', 1, 'tellCustomer'], { within: 'P300Y' }],
    ['an appointment that nobody is asked about', ['visits', 'missedAfter'], 'P300Y'],
    ['an appointment that no lead is asked about', ['visits', 'leadAfter'], 'P300Y'],
    ['a reminder before the offer', ['visits', 'remindBefore'], 'P300Y'],
    ['notices that are gathered for ever', ['notices', 'lead', 'digest'], 'P1Y'],
    ['a hold without end', ['holds'], { parts: { calendar: 'always', target: 'P10Y', ladder: 'standard' } }],
  ])('%s', (_, at, value) => {
    const [first] = faults(changed(starter, at, value));
    expect(first?.field).toContain(`/${at.join('/')}`);
    expect(first?.expected).toMatch(/^(a duration of |at least five minutes)/);
  });
});
