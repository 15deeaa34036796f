/** `/_local/executions`: what runs, where it stands and what it waits for. */
import { html, page } from '../../page.ts';
import type { AwsResponse, EpochMs, LocalPage, Runtime } from '../../service.ts';
import type { Engine } from './engine.ts';
import type { HistoryEvent, Position } from './execution.ts';
import type { ExecutionRow, StatesStore } from './store.ts';

const MOST_ROWS = 500;
const MOST_EVENTS_SHOWN = 2000;
const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];
const BADGES: Record<string, string> = { RUNNING: 'info', SUCCEEDED: 'good', FAILED: 'bad', TIMED_OUT: 'bad' };

export function statesPages(runtime: Runtime, store: StatesStore, engine: Engine): Record<string, LocalPage> {
  function summary(row: ExecutionRow) {
    const position = engine.running.get(row.arn)?.root.position;
    return {
      id: row.id,
      name: row.name,
      machine: row.machine.split(':').at(-1)!,
      status: row.status,
      startedAt: iso(row.started_at),
      stoppedAt: row.stopped_at === null ? null : iso(row.stopped_at),
      state: position?.state ?? null,
      due: iso(nextDue(position)),
      executionArn: row.arn,
    };
  }

  function list({ query, headers }: Parameters<LocalPage>[0]): AwsResponse {
    const status = query.get('status') ?? '';
    const rows = store.list({ status: status || undefined, limit: MOST_ROWS, offset: 0 }).map(summary);
    const counts = store.countByStatus();
    if (wantsJson(query, headers)) return json({ now: iso(runtime.clock.now()), counts, executions: rows });
    const count = (wanted: string) => counts.find((entry) => entry.status === wanted)?.count ?? 0;
    const filters = [
      filter('/_local/executions', 'All', status === ''),
      ...STATUSES.map((each) => filter(`?status=${each}`, `${label(each)} ${count(each)}`, each === status)),
    ];
    const body = html`<h1>Executions</h1>
<p class="lede">State machines of this stack. It is ${instant(iso(runtime.clock.now()))} here; all times are UTC. Newest first, at most ${MOST_ROWS}.</p>
<div class="bar">${filters}</div>
<div class="card scroll">${rows.length === 0 ? html`<p class="empty"><strong>None yet</strong>An execution shows up here as soon as it starts.</p>` : table(rows)}</div>`;
    return document(
      page({ title: 'Executions', stackName: runtime.stackName, nav: '/_local/executions', body, live: true }),
    );
  }

  function table(rows: ReturnType<typeof summary>[]) {
    return html`<table class="rows stack"><thead><tr><th>Execution<th>Machine<th>Status<th>Started<th>State<th>Waits until</tr></thead><tbody>${rows.map(
      (row) => html`<tr>
<td class="mono"><a href="/_local/executions/${row.id}">${row.name}</a></td><td data-label="Machine">${row.machine}</td>
<td data-label="Status">${badge(row.status)}</td><td data-label="Started">${instant(row.startedAt)}</td>
<td data-label="State">${row.state ?? '–'}</td><td data-label="Waits until">${instant(row.due)}</td></tr>`,
    )}</tbody></table>`;
  }

  function detail({ params, query, headers }: Parameters<LocalPage>[0]): AwsResponse {
    const row = store.findById(Number(params.id));
    if (!row) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'No such execution\n' };
    const events = store.events(row.id, { limit: MOST_EVENTS_SHOWN, offset: 0, newestFirst: false });
    const shown = summary(row);
    const { input, output, error, cause } = row;
    if (wantsJson(query, headers)) return json({ ...shown, input, output, error, cause, events });
    const body = html`<h1>${row.name}</h1><p class="lede">${shown.machine} ${badge(row.status)} All times are UTC.</p>
<div class="card"><dl class="facts"><dt>Started</dt><dd>${instant(shown.startedAt)}</dd>
<dt>Stopped</dt><dd>${instant(shown.stoppedAt)}</dd><dt>State</dt><dd>${shown.state ?? '–'}</dd>
<dt>Waits until</dt><dd>${instant(shown.due)}</dd><dt>ARN</dt><dd class="mono">${row.arn}</dd>
${error !== null && html`<dt>Error</dt><dd>${error}: ${cause}</dd>`}</dl></div>
<h2>Input</h2><div class="card"><pre>${pretty(input)}</pre></div>
${output !== null && html`<h2>Output</h2><div class="card"><pre>${pretty(output)}</pre></div>`}
<h2>History</h2><div class="card scroll"><table class="rows stack"><thead><tr><th class="num">Id<th>At<th>Event<th>State<th>Detail</tr></thead><tbody>${events.map(
      (event) => html`<tr><td class="num">${event.id}</td><td>${instant(iso(event.at))}</td><td>${event.type}</td>
<td style="min-width: 180px">${stateOf(event)}</td><td class="mono" style="overflow-wrap: anywhere">${summarize(event)}</td></tr>`,
    )}</tbody></table></div>`;
    return document(page({ title: row.name, stackName: runtime.stackName, nav: '/_local/executions', body }));
  }

  return { 'GET executions': list, 'GET executions/:id': detail };
}

/** The earliest instant at which something it waits for falls due; nothing for a task that may take three years. */
function nextDue(position: Position | undefined): EpochMs | undefined {
  const waiting = position?.waiting;
  if (waiting?.for !== 'branches') return waiting?.due;
  const dues = waiting.children.map((child) => nextDue(child.position)).filter((due) => due !== undefined);
  return dues.length > 0 ? Math.min(...dues) : undefined;
}

function iso(instant: EpochMs): string;
function iso(instant: EpochMs | undefined): string | null;
function iso(instant: EpochMs | undefined): string | null {
  return instant === undefined ? null : new Date(instant).toISOString();
}

function instant(at: string | null) {
  return at === null ? html`–` : html`<time datetime="${at}">${at.replace('T', ' ').replace(/(\.000)?Z$/, '')}</time>`;
}

function filter(href: string, text: string, chosen: boolean) {
  return chosen
    ? html`<a class="button" href="${href}" aria-current="true"><strong>${text}</strong></a>`
    : html`<a class="button" href="${href}">${text}</a>`;
}

function badge(status: string) {
  return html`<span class="badge ${BADGES[status] ?? ''}">${label(status)}</span>`;
}

function label(status: string): string {
  return status.charAt(0) + status.slice(1).toLowerCase().replace('_', ' ');
}

const MOST_DETAIL_SHOWN = 400;

/** The name of the state an event enters or leaves. */
function stateOf({ type, detail }: HistoryEvent): string {
  return /State(Entered|Exited)$/.test(type) ? String(detail.name) : '';
}

function summarize(event: HistoryEvent): string {
  const text = Object.entries(event.detail)
    .filter(([name]) => name !== 'name' || stateOf(event) === '')
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(' · ');
  return text.length > MOST_DETAIL_SHOWN ? `${text.slice(0, MOST_DETAIL_SHOWN)}…` : text;
}

function pretty(text: string): string {
  return JSON.stringify(JSON.parse(text), null, 2);
}

function wantsJson(query: URLSearchParams, headers: Record<string, string>): boolean {
  return query.get('format') === 'json' || /^application\/json/.test(headers.accept ?? '');
}

function json(body: unknown): AwsResponse {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function document(body: string): AwsResponse {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
