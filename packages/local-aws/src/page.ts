/**
 * The frame every `/_local/` page shares: one self-contained HTML document, light and dark, no external assets.
 *
 * @example
 * page({ title: 'Queues', stackName: runtime.stackName, nav: '/_local/queues', body: html`<table class="rows">${rows}</table>`, live: true })
 */
import { PAGE_STYLE } from './page-style.ts';

/** Markup known to be safe: made by {@link html} or vouched for with {@link trusted}. */
export interface Html {
  readonly markup: string;
}

type Interpolated = Html | string | number | null | undefined | false | readonly Interpolated[];

/** Tagged template: everything interpolated is escaped, except {@link Html}; arrays are joined, null, undefined and false vanish. */
export function html(strings: TemplateStringsArray, ...values: Interpolated[]): Html {
  return { markup: strings.reduce((markup, text, index) => markup + render(values[index - 1]) + text) };
}

/** Vouches for markup that did not come from a person, a mail or a template. */
export function trusted(markup: string): Html {
  return { markup };
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function render(value: Interpolated): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return 'markup' in value ? value.markup : value.map(render).join('');
}

/** The pages the navigation offers, in order. */
const NAVIGATION = [
  { href: '/_local', label: 'Home' },
  { href: '/_local/inbox', label: 'Inbox' },
  { href: '/_local/executions', label: 'Executions' },
  { href: '/_local/schedules', label: 'Schedules' },
  { href: '/_local/queues', label: 'Queues' },
] as const;

export interface PageOptions {
  title: string;
  /** Whose pages they are. */
  stackName: string;
  body: Html;
  /** The navigation entry this page belongs to, e.g. `/_local/inbox`. */
  nav?: string;
  /** Refreshes the body every two seconds, except while a form field has the focus. */
  live?: boolean;
}

/** Replaces the body by a fresh one; what a person is typing or has unfolded is left alone. */
const LIVE_SCRIPT = `<script>
setInterval(async () => {
  if (document.hidden || document.activeElement?.matches('input, select, textarea')) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    const shown = document.querySelector('main');
    if (fresh && fresh.innerHTML !== shown.dataset.markup) {
      shown.dataset.markup = fresh.innerHTML;
      shown.innerHTML = fresh.innerHTML;
    }
  } catch { /* the runtime is restarting: try again at the next turn */ }
}, 2000);
</script>`;

/** The whole document. Serve it as `text/html; charset=utf-8`. */
export function page({ title, stackName, body, nav, live }: PageOptions): string {
  const links = NAVIGATION.map(
    ({ href, label }) => html`<a href="${href}"${href === nav && trusted(' aria-current="page"')}>${label}</a>`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${stackName}</title>
<link rel="icon" href="data:,">
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header>
<a class="brand" href="/_local"><span aria-hidden="true"></span>${stackName} <small>local</small></a>
<nav aria-label="Local runtime">${links}</nav>
</header>
<main id="content">${body}</main>
${live && trusted(LIVE_SCRIPT)}
</body>
</html>
`.markup;
}
