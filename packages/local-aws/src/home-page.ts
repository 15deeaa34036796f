import { html, page, trusted } from './page.ts';
import type { PageLink } from './service.ts';

export interface HomeFacts {
  endpoint: string;
  stackName: string;
  links: readonly PageLink[];
  /** ISO instants. */
  now: string;
  next: string | null;
  speed: number;
  /** What is going on, by label. */
  busy: Record<string, number>;
}

const MOVES = [
  { advance: 'PT1H', label: '+ 1 hour' },
  { advance: 'P1D', label: '+ 1 day' },
  { advance: 'P7D', label: '+ 1 week' },
  { advance: 'P1M', label: '+ 1 month' },
] as const;

/** Moves the clock, and keeps what is shown of it up to date without touching what a person is typing. */
const CLOCK_SCRIPT = `<script>
const byId = (id) => document.getElementById(id);
const readable = (instant) => (instant ? instant.slice(0, 19).replace('T', ' ') : 'nothing');
async function showClock() {
  const [clock, busy] = await Promise.all(['clock', 'activity'].map((page) => fetch('/_local/' + page).then((it) => it.json())));
  byId('now').textContent = readable(clock.now);
  byId('next').textContent = readable(clock.next);
  byId('busy').textContent = Object.entries(busy).map(([label, count]) => label + ' (' + count + ')').join(', ') || 'nothing';
}
async function moveClock(move) {
  const buttons = document.querySelectorAll('#moves button');
  byId('moved').textContent = 'Moving …';
  for (const button of buttons) button.disabled = true;
  try {
    const answer = await fetch('/_local/clock', { method: 'POST', body: JSON.stringify(move) });
    const { fired, detail } = await answer.json();
    byId('moved').textContent = answer.ok ? 'Timers fired: ' + fired : detail;
    await showClock();
  } catch {
    byId('moved').textContent = 'The runtime does not answer.';
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}
byId('moves').addEventListener('click', ({ target: { dataset: { advance } } }) => advance && moveClock({ advance }));
byId('moves').addEventListener('submit', (event) => {
  event.preventDefault();
  const value = event.target.elements.move.value.trim();
  moveClock(/^[-+]?P/i.test(value) ? { advance: value } : { to: value });
});
setInterval(() => document.hidden || showClock().catch(() => undefined), 1000);
</script>`;

/** What a person sees first: the addresses, the clock with buttons to move it, what is going on. */
export function homePage({ endpoint, stackName, links, now, next, speed, busy }: HomeFacts): string {
  const address = (path: string, what: string) =>
    html`<tr><th scope="row">${what}</th><td class="mono"><a href="${path}">${endpoint}${path}</a></td></tr>`;
  const underWay = Object.entries(busy)
    .map(([label, count]) => `${label} (${count})`)
    .join(', ');
  const body = html`
<h1>${stackName}, on this machine</h1>
<p class="lede">The synthesized template, run under a clock that can be moved.</p>

<h2>Clock</h2>
<div class="card">
<dl class="facts">
<dt>Now</dt><dd><strong id="now" class="mono">${readable(now)}</strong> UTC${speed !== 1 && `, running ${speed} times as fast as real time`}</dd>
<dt>Next due</dt><dd><span id="next" class="mono">${next === null ? 'nothing' : readable(next)}</span></dd>
<dt>Under way</dt><dd id="busy">${underWay || 'nothing'}</dd>
</dl>
</div>
<form class="bar" id="moves">
${MOVES.map(({ advance, label }) => html`<button type="button" data-advance="${advance}">${label}</button>`)}
<label>or by a duration, or to an instant <input name="move" placeholder="P3DT4H or 2026-08-01T00:00:00Z" size="32" required></label>
<button>Move</button>
<span id="moved" class="muted" role="status"></span>
</form>

<h2>Addresses</h2>
<div class="card scroll"><table class="rows stack"><tbody>
${address('/', 'API')}
${links.map(({ path, label }) => address(path, label))}
${address('/_local/inbox', 'Mail inbox')}
${address('/_local/executions', 'Executions')}
${address('/_local/schedules', 'Schedules')}
${address('/_local/queues', 'Queues')}
${address('/_local/meter', 'What AWS would bill (JSON)')}
</tbody></table></div>
${trusted(CLOCK_SCRIPT)}`;
  return page({ title: 'Home', stackName, nav: '/_local', body });
}

function readable(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}
