import { type Html, html, page } from '../../page.ts';
import type { AwsResponse, EpochMs, LocalPage } from '../../service.ts';
import type { SqsContext } from './api.ts';
import type { Message } from './messages.ts';

const SHOWN = 20;
const SUMMARY_LENGTH = 80;

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
    const body = listed.length > 0 ? queuesList(listed) : noQueues;
    return {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: page({ title: 'Queues', stackName: runtime.stackName, nav: '/_local/queues', body, live: true }),
    };
  };
}

const noQueues = html`<h1>Queues</h1>
<div class="card"><p class="empty"><strong>No queues</strong>The template declares none.</p></div>`;

interface ListedQueue {
  name: string;
  visible: number;
  inFlight: number;
  delayed: number;
  messages: Message[];
}

/** No clock on this page: it would be drawn anew with every tick, and fold up what a person has unfolded. */
function queuesList(listed: ListedQueue[]): Html {
  return html`<h1>Queues</h1>
<p class="lede">Looking at a message does not receive it. At most ${SHOWN} of each queue, the oldest first.</p>
<div class="card scroll"><table class="rows stack">
<thead><tr><th scope="col">Queue</th><th scope="col" class="num">Waiting</th><th scope="col" class="num">In flight</th><th scope="col" class="num">Delayed</th></tr></thead>
<tbody>${listed.map(
    ({ name, visible, inFlight, delayed }) => html`<tr>
<td>${name}</td><td class="num" data-label="Waiting">${visible}</td>
<td class="num" data-label="In flight">${inFlight}</td><td class="num" data-label="Delayed">${delayed}</td>
</tr>`,
  )}</tbody></table></div>
${listed.filter(({ messages }) => messages.length > 0).map(messagesTable)}`;
}

function messagesTable({ name, messages }: ListedQueue): Html {
  return html`<h2>${name}</h2>
<div class="card scroll"><table class="rows stack">
<thead><tr><th scope="col">Sent</th><th scope="col" class="num">Received</th><th scope="col">Body</th></tr></thead>
<tbody>${messages.map(
    ({ sentAt, receiveCount, body }) => html`<tr>
<td>${instant(sentAt)}</td><td class="num">${receiveCount}×</td>
<td class="mono"><details><summary>${summary(body)}</summary><pre>${pretty(body)}</pre></details></td>
</tr>`,
  )}</tbody></table></div>`;
}

function summary(body: string): string {
  return body.length > SUMMARY_LENGTH ? `${body.slice(0, SUMMARY_LENGTH)}…` : body;
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function instant(at: EpochMs) {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time>`;
}
