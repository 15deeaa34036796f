import type { Attachment, Email } from 'postal-mime';
import { type Html, html, page, trusted } from '../../page.ts';
import { instant, statusBadge } from './inbox-page.ts';
import type { StoredMail } from './store.ts';

const STYLE = trusted(`<style>
.mail-head { padding: 18px 18px 4px } .mail-head h1 { overflow-wrap: anywhere }
.mail-head .badge { margin-right: 4px; max-width: min(100%, 320px); overflow: hidden; text-overflow: ellipsis; vertical-align: bottom }
.views { position: relative }
.views > input { position: absolute; opacity: 0 }
.views > label { display: inline-block; padding: 8px 16px; cursor: pointer; color: var(--soft); border-bottom: 2px solid transparent }
.views > input:checked + label { color: var(--accent); border-color: var(--accent); font-weight: 600 }
.views > input:focus-visible + label { outline: 2px solid var(--accent); outline-offset: -2px; border-radius: 6px }
.views > .view { display: none; border-top: 1px solid var(--line) }
#v-html:checked ~ .v-html, #v-text:checked ~ .v-text, #v-headers:checked ~ .v-headers { display: block }
.views iframe { min-height: 420px }
.views pre.text { font: inherit; font-size: 15px }
.views table.rows td { font-size: 13px; overflow-wrap: anywhere } .views table.rows th { vertical-align: top }
.files { display: flex; gap: 10px; flex-wrap: wrap; padding: 0; list-style: none }
</style>`);

/** Nothing is loaded from outside and nothing runs; links open beside the inbox. */
const FRAME_HEAD =
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:">` +
  '<base target="_blank">';

/** The frame runs no script, which is what makes it safe to let the page measure it. */
const FIT_SCRIPT = trusted(`<script>
const frame = document.querySelector('iframe');
const fit = () => { frame.style.height = frame.contentDocument.documentElement.scrollHeight + 'px' };
frame?.addEventListener('load', fit);
addEventListener('resize', () => frame && fit());
document.querySelector('#v-html')?.addEventListener('change', fit);
</script>`);

/** One mail: who, when, the HTML in a sandbox, the text, the headers, what is attached. */
export function mailPage(stackName: string, mail: StoredMail, email: Email): string {
  const views = [
    email.html && { id: 'v-html', label: 'HTML', content: frame(email.html, email.attachments) },
    email.text && { id: 'v-text', label: 'Text', content: html`<pre class="text">${email.text.trimEnd()}</pre>` },
    { id: 'v-headers', label: 'Headers', content: headers(email) },
  ].filter((view) => !!view);
  const body = html`${STYLE}
<p class="bar"><a href="/_local/inbox">← Inbox</a><a class="button end" href="/_local/inbox/${mail.id}/raw">Raw source</a></p>
<div class="card">
<div class="mail-head"><h1>${mail.subject || '(no subject)'}</h1>
${statusBadge(mail.status)}${Object.entries(mail.tags).map(([name, value]) => html`<span class="badge">${name}: ${value}</span>`)}</div>
<dl class="facts">
<dt>From</dt><dd>${email.from?.name && html`${email.from.name} · `}${email.from?.address ?? mail.from}</dd>
<dt>To</dt><dd>${mail.to.map((to, index) => html`${index > 0 && ', '}<a href="/_local/inbox?to=${encodeURIComponent(to)}">${to}</a>`)}</dd>
<dt>Time</dt><dd>${instant(mail.at)} UTC</dd>
<dt>Message-ID</dt><dd class="mono">${headerOf(email, 'message-id')}</dd>
</dl>
<div class="views">
${views.map(({ id, label }, index) => html`<input type="radio" name="view" id="${id}"${index === 0 && trusted(' checked')}><label for="${id}">${label}</label>`)}
${views.map(({ id, content }) => html`<div class="view ${id}">${content}</div>`)}
</div>
</div>
${attachments(mail, email.attachments)}
${FIT_SCRIPT}`;
  return page({ title: mail.subject || 'Mail', stackName, nav: '/_local/inbox', body });
}

function frame(content: string, attachments: Attachment[]): Html {
  const shown = FRAME_HEAD + withInlineImages(content, attachments);
  return html`<iframe title="The mail" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" srcdoc="${shown}"></iframe>`;
}

/** Images the mail brings along (`cid:`) become part of the document. */
function withInlineImages(content: string, attachments: Attachment[]): string {
  return attachments.reduce((shown, { contentId, mimeType, content: bytes }) => {
    if (!contentId) return shown;
    const data = `data:${mimeType};base64,${Buffer.from(bytes as Uint8Array).toString('base64')}`;
    return shown.replaceAll(`cid:${contentId.replace(/^<|>$/g, '')}`, data);
  }, content);
}

function headers({ headers: fields }: Email): Html {
  return html`<table class="rows"><tbody>${fields.map(
    ({ originalKey, value }) => html`<tr><th scope="row">${originalKey}</th><td class="mono">${value}</td></tr>`,
  )}</tbody></table>`;
}

function attachments(mail: StoredMail, files: Attachment[]): Html | undefined {
  if (files.length === 0) return undefined;
  return html`<h2>Attachments</h2><ul class="files">${files.map(
    ({ filename, mimeType, content }, index) =>
      html`<li><a class="button" href="/_local/inbox/${mail.id}/attachments/${index}" download>${filename ?? 'attachment'}
<span class="muted">${mimeType}, ${size(content)}</span></a></li>`,
  )}</ul>`;
}

function size(content: Attachment['content']): string {
  const bytes = typeof content === 'string' ? content.length : content.byteLength;
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`;
}

function headerOf(email: Email, name: string): string | undefined {
  return email.headers.find(({ key }) => key === name)?.value;
}
