/** A line longer than this is not kept in memory: it comes as null. */
export const LONGEST_LINE = 1024 * 1024;

/** The lines of a text that comes in chunks, as soon as they are whole: a list for each chunk that ends one. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<(string | null)[]> {
  let begun = '';
  let tooLong = false;
  for await (const chunk of chunks) {
    const parts = chunk.split('\n');
    const last = parts.pop()!;
    const lines: (string | null)[] = [];
    for (const part of parts) {
      lines.push(tooLong || begun.length + part.length > LONGEST_LINE ? null : begun + part);
      begun = '';
      tooLong = false;
    }
    if (lines.length > 0) yield lines;
    tooLong ||= begun.length + last.length > LONGEST_LINE;
    begun = tooLong ? '' : begun + last;
  }
  if (tooLong) yield [null];
  else if (begun) yield [begun];
}
