/** What a text names that can be tapped: `02-555-0100` as `tel:+8225550100`, an address as `mailto:`. */
export type Links = ReadonlyMap<string, string>;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

/** More links than a letter has; of a text made of nothing else, the rest stays text, so that no mail program cuts it off. */
const maxLinks = 60;
/** A web address, without the full stop or the bracket after it. Only what is ASCII: a Korean particle may follow at once. */
const address = 'https?://[!-~]*[A-Za-z0-9/#=&_~+-]';
const grouped = /\+?\d[\d -]{5,20}\d/g;

/**
 * A text as HTML: escaped, its lines kept, what can be tapped as links, and nothing so long that a narrow screen has to
 * be moved sideways.
 */
export function richText(text: string, links: Links = new Map()): string {
  const named = [...links.keys()].sort((a, b) => b.length - a.length).map(literal);
  const parts = text.split(new RegExp(`(${[...named, address].join('|')})`));
  return parts
    .map((part, index) => {
      const target = links.get(part) ?? part;
      const isLink = index % 2 === 1 && index < maxLinks * 2 && (links.has(part) || URL.canParse(part));
      if (isLink) return anchor(target, part);
      return breakable(unbroken(escapeHtml(part))).replace(/\r?\n/g, '<br>');
    })
    .join('');
}

function anchor(target: string, text: string): string {
  const whole = target.startsWith('tel:') ? ';white-space:nowrap' : '';
  const shown = whole === '' ? breakable(escapeHtml(text)) : escapeHtml(text);
  return `<a class="link" href="${escapeHtml(target)}" style="color:inherit${whole}">${shown}</a>`;
}

/** Keeps numbers written in groups together, in text that is escaped. */
function unbroken(html: string): string {
  return html.replace(grouped, '<span style="white-space:nowrap">$&</span>');
}

/** Places to break a very long word at, which all mail programs know; entities stay whole. */
function breakable(html: string): string {
  return html.replace(/(?:&#?\w+;|[!-%'-;=?-~]){41,}/g, (word) =>
    word.replace(/(?:&#?\w+;|[!-%'-;=?-~]){20}/g, '$&<wbr>'),
  );
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
