import { type Html, html, page, trusted } from '../../page.ts';
import type { EpochMs } from '../../service.ts';
import type { MailStatus, StoredMail } from './store.ts';

const STYLE = trusted(`<style>
table.inbox { table-layout: fixed }
table.inbox td { padding: 0 }
table.inbox td a { display: block; padding: 10px 16px; color: inherit; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
table.inbox td a:hover { text-decoration: none }
table.inbox .at { width: 196px } table.inbox .to { width: 26% } table.inbox .marks { width: 300px }
table.inbox td.marks { padding: 9px 16px; text-align: right; white-space: nowrap; overflow: hidden }
table.inbox .subject a { font-weight: 550 }
table.inbox .at a, table.inbox .to a { color: var(--soft) }
@media (max-width: 760px) {
  table.inbox, table.inbox tbody, table.inbox tr, table.inbox td { display: block; width: auto !important }
  table.inbox thead { display: none }
  table.inbox tr { border-bottom: 1px solid var(--line); padding: 8px 0 }
  table.inbox td, table.inbox td.marks { border: 0; padding: 0 12px } table.inbox td a { padding: 1px 0 }
  table.inbox .subject a { white-space: normal } table.inbox td.marks { padding: 3px 12px; text-align: left; white-space: normal }
}
</style>`);

interface Shown {
  stackName: string;
  mails: StoredMail[];
  /** What the recipients were searched for; empty for all mails. */
  to: string;
  total: number;
  now: EpochMs;
}

export function inboxPage({ stackName, mails, to, total, now }: Shown): string {
  const rows = mails.map(({ id, at, to: recipients, subject, ...mail }) => {
    const link = (text: Html | string) => html`<a href="/_local/inbox/${id}" tabindex="-1">${text}</a>`;
    return html`<tr>
<td class="at">${link(instant(at))}</td>
<td class="to">${link(recipients.join(', '))}</td>
<td class="subject"><a href="/_local/inbox/${id}">${subject || html`<span class="muted">(no subject)</span>`}</a></td>
<td class="marks">${mail.tags.kind && html`<span class="badge info">${mail.tags.kind}</span> `}${statusBadge(mail.status)}</td>
</tr>`;
  });
  const table = html`<table class="rows inbox">
<thead><tr><th scope="col" class="at">Time (UTC)</th><th scope="col" class="to">To</th><th scope="col">Subject</th><th scope="col" class="marks"></th></tr></thead>
<tbody>${rows}</tbody></table>`;
  const empty = to
    ? html`<p class="empty"><strong>Nothing for “${to}”</strong><a href="/_local/inbox">Show every mail</a></p>`
    : html`<p class="empty"><strong>No mail yet</strong>Whatever the system sends arrives here.</p>`;
  const body = html`${STYLE}
<h1>Inbox</h1>
<p class="lede">${countOf(total)}${total > mails.length && `, the newest ${mails.length} shown`} · it is ${instant(now)} UTC</p>
<form class="bar" action="/_local/inbox" role="search">
<label for="to">To</label><input id="to" name="to" type="search" value="${to}" placeholder="part of an address" autocomplete="off">
<button>Filter</button>
${to && html`<a href="/_local/inbox">Show all</a>`}
</form>
<div class="card">${mails.length > 0 ? table : empty}</div>`;
  return page({ title: 'Inbox', stackName, nav: '/_local/inbox', body, live: true });
}

const STATUS_LOOK: Record<MailStatus, string> = {
  accepted: '',
  sent: '',
  delivered: 'good',
  bounced: 'bad',
  complained: 'warn',
};

export function statusBadge(status: MailStatus): Html {
  return html`<span class="badge ${STATUS_LOOK[status]}">${status}</span>`;
}

export function instant(at: EpochMs): Html {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}" title="UTC">${iso.slice(0, 10)} ${iso.slice(11, 19)}</time>`;
}

function countOf(total: number): string {
  return total === 1 ? '1 mail' : `${total} mails`;
}
