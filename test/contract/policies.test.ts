import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { granted } from '../support/http.ts';
import { openTarget } from './open-target.ts';
import { System } from './system.ts';

/** Far enough ahead that nobody's promises are touched on a stack that is in use. */
const farAhead = { day: '2098-06-05', from: '2099-06-01T00:00:00.000Z', to: '2099-06-02T00:00:00.000Z' };

describe('policies, calendars and staff', () => {
  let system: System;
  let version: string;
  let lead: string;
  beforeAll(async () => {
    system = await System.open(await openTarget());
    version = system.policyVersion;
    lead = await system.signIn('lead');
  });
  afterAll(() => system?.close());

  it('keep a draft over a preset, and compare it with the policy in force', async () => {
    const document = { extends: 'starter', business: { phone: `+82 2-${system.run}` } };
    const drafted = await system.ask(lead, `PUT /policies/${version}`, { document }, { 'if-match': '*' });
    expect(drafted).toMatchObject({ status: 201, body: { state: 'draft', faults: [], source: document } });
    expect(drafted.headers.get('etag')).toBe('"1"');
    const { subjects } = granted(await system.ask(lead, `GET /policies/${version}/comparison`));
    expect(JSON.stringify(subjects)).toContain(system.run);
  });

  it('schedule an activation, and withdraw it', async () => {
    const { active } = granted(await system.ask(lead, 'GET /policies'));
    const { from } = farAhead;
    const scheduled = granted(await system.ask(lead, `PUT /policies/${version}/activation`, { from }));
    expect(scheduled).toMatchObject({ version, from, active });
    granted(await system.ask(lead, `DELETE /policies/${version}/activation`));
    const { activations } = granted(await system.ask(lead, 'GET /policies'));
    expect(activations.filter((one: { version: string }) => one.version === version)).toEqual([]);
  });

  it('change a day and restore it', async () => {
    const { items } = granted(await system.ask(lead, 'GET /calendars'));
    const day = `/calendars/${items[0].calendar}/days/${farAhead.day}`;
    const closed = granted(await system.ask(lead, `PUT ${day}`, { closed: true, note: system.run }));
    expect(closed.days).toEqual([{ date: farAhead.day, name: system.run, changed: true, open: [] }]);
    expect(granted(await system.ask(lead, `DELETE ${day}`)).days).toMatchObject([{ changed: false }]);
  });

  it('enter an absence and cancel it', async () => {
    const { items } = granted(await system.ask(lead, 'GET /staff'));
    const absence = `/staff/${items[0].id}/absences/${version}`;
    const { from, to } = farAhead;
    const entered = granted(await system.ask(lead, `PUT ${absence}`, { from, to }));
    expect(entered.absences).toContainEqual({ absenceId: version, from, to });
    expect(granted(await system.ask(lead, `DELETE ${absence}`)).absences).not.toContainEqual(
      expect.objectContaining({ absenceId: version }),
    );
  });
});
