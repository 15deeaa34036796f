export { faultsOf, maxFaults } from 'business-time/faults';

/** What cannot be seen: what turns the writing around, blanks without width, tags, fillers. */
const unseen =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** What holds letters and emoji together, and is nothing by itself. */
const joiners = /^(?:\u200c|\u200d|[\ufe00-\ufe0f]|\s)*$/u;

/**
 * A name, a title or a subject, by whatever door it comes: one line, of what can be seen. Line breaks, tabs and control
 * characters become one blank, what turns the writing around or has no width goes, and letters in parts become whole.
 */
export function singleLine(text: string): string {
  const line = seen(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return joiners.test(line) ? '' : line;
}

/** A text of many lines, as a person types one: without what cannot be seen, and without blanks around it. */
export function manyLines(text: string): string {
  const lines = seen(text)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
  return joiners.test(lines) ? '' : lines;
}

function seen(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(unseen, '');
}
