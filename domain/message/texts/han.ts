/**
 * A Chinese text with names put into it: a blank goes between Chinese and Latin letters or figures, as is usual, and
 * nowhere else. What is put in stays as it is.
 */
export function han(parts: TemplateStringsArray, ...names: readonly (string | number)[]): string {
  return names.reduce<string>((text, name, index) => join(join(text, String(name)), parts[index + 1]!), parts[0]!);
}

function join(before: string, after: string): string {
  const apart =
    (chinese.end.test(before) && latin.start.test(after)) || (latin.end.test(before) && chinese.start.test(after));
  return apart ? `${before} ${after}` : before + after;
}

const chinese = { start: /^\p{Script=Han}/u, end: /\p{Script=Han}$/u };
const latin = { start: /^[A-Za-z0-9+#@]/, end: /[A-Za-z0-9+%.)]$/ };
