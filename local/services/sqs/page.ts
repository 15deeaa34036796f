import { html, page } from '../../page.ts';
import type { AwsResponse, EpochMs, LocalPage } from '../../service.ts';
import type { SqsContext } from './api.ts';

const SHOWN = 20;

/** `GET /_local/queues`: what is on the queues, or as JSON with `?format=json` (or Accept). Looking at a message does not receive it. */
export function queuesPage({ runtime, messages, queues }: SqsContext): LocalPage {
  return ({ query, headers }): AwsResponse => {
    const listed = queues().map((queue) => ({
      name: queue.name,
      ...messages.count(queue, runtime.clock.now()),
      messages: messages.peek(queue, SHOWN),
    }));
    if (query.get('format') === 'json' || headers.accept?.includes('application/json')) {
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(listed) };
    }
    const sections = listed.map(
      ({ name, visible, inFlight, delayed, messages: shown }) => html`<div class="card scroll">
<h2>${name}</h2>
<p>${visible} waiting · ${inFlight} in flight · ${delayed} delayed</p>
${
  shown.length > 0 &&
  html`<table class="rows">
<thead><tr><th scope="col">Sent</th><th scope="col">Received</th><th scope="col">Body</th></tr></thead>
<tbody>${shown.map(
    ({ sentAt, receiveCount, body }) => html`<tr>
<td>${instant(sentAt)}</td><td class="num">${receiveCount}×</td>
<td class="mono"><details><summary>${body.slice(0, 80)}</summary><pre>${body}</pre></details></td>
</tr>`,
  )}</tbody></table>`
}</div>`,
    );
    const empty = html`<p class="empty"><strong>No queues</strong>The template declares none.</p>`;
    const body = html`<h1>Queues</h1>${sections.length > 0 ? sections : empty}`;
    return {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: page({ title: 'Queues', nav: '/_local/queues', body, live: true }),
    };
  };
}

function instant(at: EpochMs) {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time>`;
}
