export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
}

/** The little Markdown the document's texts use: `code`, **strong** and paragraphs. */
export function inline(text: string): string {
  return escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
}

export function paragraphs(text: string): string {
  return text
    .split('\n\n')
    .map((part) => `<p>${inline(part)}</p>`)
    .join('');
}

/** JSON with its parts told apart by colour. */
export function json(value: unknown): string {
  const text = escapeHtml(JSON.stringify(value, null, 2));
  const coloured = text.replace(
    /(&quot;(?:\\.|[^\\])*?&quot;)(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?)/g,
    (whole, string: string | undefined, colon: string | undefined, word: string | undefined) => {
      if (string) return colon ? `<i class="k">${string}</i>${colon}` : `<i class="s">${string}</i>`;
      return `<i class="${word ? 'w' : 'n'}">${whole}</i>`;
    },
  );
  return `<pre tabindex="0">${coloured}</pre>`;
}
