import { type Html, html, page } from '../../page.ts';
import type { LocalPage, Runtime } from '../../service.ts';
import type { Schedules } from './schedules.ts';
import type { StoredSchedule } from './store.ts';

/** `GET /_local/schedules`: a page, or with `?format=json` (or Accept) a list of name, expression, zone, next (ISO 8601), state, target. */
export function schedulesPage(runtime: Runtime, schedules: Schedules): LocalPage {
  return ({ query, headers }) => {
    const known = schedules.list().sort((a, b) => (a.nextFire ?? Infinity) - (b.nextFire ?? Infinity));
    if (query.get('format') === 'json' || headers.accept?.includes('application/json')) {
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(known.map(asJson)),
      };
    }
    const body = html`<h1>Schedules</h1>
<p class="lede">${known.length} ${known.length === 1 ? 'schedule' : 'schedules'} · it is ${instant(runtime.clock.now())}</p>
<div class="card scroll">${known.length > 0 ? table(known) : empty}</div>`;
    return {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: page({ title: 'Schedules', stackName: runtime.stackName, nav: '/_local/schedules', body, live: true }),
    };
  };
}

const empty = html`<p class="empty"><strong>No schedules</strong>The template declares none and none has been made.</p>`;

function table(schedules: StoredSchedule[]): Html {
  return html`<table class="rows stack">
<thead><tr><th scope="col">Name</th><th scope="col">Expression</th><th scope="col">Zone</th><th scope="col">Next</th><th scope="col">Target</th></tr></thead>
<tbody>${schedules.map(
    ({ name, group, definition, nextFire }) => html`<tr>
<td>${name} ${group !== 'default' && html`<span class="badge">${group}</span>`}</td>
<td class="mono nowrap" data-label="Expression">${definition.ScheduleExpression}</td>
<td data-label="Zone">${definition.ScheduleExpressionTimezone}</td>
<td data-label="Next"><span>${next(definition.State, nextFire, definition.ScheduleExpressionTimezone)}</span></td>
<td class="mono" data-label="Target">${definition.Target.Arn.split(':').at(-1)!}</td>
</tr>`,
  )}</tbody></table>`;
}

function next(state: string, nextFire: number | undefined, zone: string): Html {
  if (state === 'DISABLED') return html`<span class="badge warn">disabled</span>`;
  if (nextFire === undefined) return html`<span class="badge">completed</span>`;
  const local = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' });
  return html`${instant(nextFire)}${zone !== 'UTC' && html`<br><span class="muted num">${local.format(nextFire)} there</span>`}`;
}

function instant(at: number): Html {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time>`;
}

function asJson({ group, name, definition, nextFire }: StoredSchedule) {
  return {
    name,
    group,
    expression: definition.ScheduleExpression,
    zone: definition.ScheduleExpressionTimezone,
    state: definition.State,
    next: nextFire === undefined ? null : new Date(nextFire).toISOString(),
    target: definition.Target.Arn,
  };
}
