import { html, page, trusted } from './page.ts';

export interface HomeFacts {
  endpoint: string;
  stackName: string;
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

/** Listens on the document, so that the controls go on working after the live page has replaced its body. */
const MOVE_SCRIPT = `<script>
async function moveClock(move) {
  const status = () => document.querySelector('#moved');
  status().textContent = 'Moving …';
  for (const button of document.querySelectorAll('main button')) button.disabled = true;
  const answer = await fetch('/_local/clock', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(move),
  });
  const body = await answer.json();
  for (const button of document.querySelectorAll('main button')) button.disabled = false;
  document.querySelector('#now').textContent = body.now ? body.now.slice(0, 19).replace('T', ' ') : document.querySelector('#now').textContent;
  status().textContent = answer.ok ? body.fired + ' timers fired' : body.detail;
}
document.addEventListener('click', (event) => {
  const advance = event.target.dataset?.advance;
  if (advance) moveClock({ advance });
});
document.addEventListener('submit', (event) => {
  event.preventDefault();
  const value = event.target.elements.move.value.trim();
  moveClock(/^[-+]?P/i.test(value) ? { advance: value } : { to: value });
});
</script>`;

/** What a person sees first: the addresses, the clock with buttons to move it, what is going on. */
export function homePage({ endpoint, stackName, now, next, speed, busy }: HomeFacts): string {
  const address = (path: string, what: string) =>
    html`<tr><td>${what}</td><td class="mono"><a href="${path}">${endpoint}${path}</a></td></tr>`;
  const underWay = Object.entries(busy);
  const body = html`
<h1>${stackName}, on this machine</h1>
<p class="lede">The synthesized template, run under a clock that can be moved.</p>

<h2>Clock</h2>
<div class="card">
<dl class="facts">
<dt>Now</dt><dd><strong id="now" class="mono">${readable(now)}</strong> UTC${speed !== 1 && `, running ${speed} times as fast as real time`}</dd>
<dt>Next due</dt><dd class="mono">${next === null ? 'nothing' : readable(next)}</dd>
<dt>Under way</dt><dd>${underWay.length === 0 ? 'nothing' : underWay.map(([label, count]) => `${label} (${count}) `)}</dd>
</dl>
</div>
<form class="bar">
${MOVES.map(({ advance, label }) => html`<button type="button" data-advance="${advance}">${label}</button>`)}
<label>or by, or to <input name="move" placeholder="P3DT4H or 2026-08-01T00:00:00Z" size="32" required></label>
<button>Move</button>
<span id="moved" class="muted" role="status"></span>
</form>

<h2>Addresses</h2>
<div class="card scroll"><table class="rows"><tbody>
${address('/', 'API')}
${address('/reference', 'API reference')}
${address('/_local/inbox', 'Mail inbox')}
${address('/_local/executions', 'Executions')}
${address('/_local/schedules', 'Schedules')}
${address('/_local/queues', 'Queues')}
${address('/_local/meter', 'What AWS would bill (JSON)')}
</tbody></table></div>
${trusted(MOVE_SCRIPT)}`;
  return page({ title: 'Home', nav: '/_local', body, live: true });
}

function readable(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}
