import type { AwsResponse, LocalPage } from '../../service.ts';

const LINES_KEPT = 1_000;

/** The last lines each function has written, in memory. */
export class FunctionLogs {
  readonly #lines = new Map<string, string[]>();

  add(functionName: string, line: string): void {
    const lines = this.#lines.get(functionName) ?? [];
    this.#lines.set(functionName, lines);
    lines.push(line);
    if (lines.length > LINES_KEPT) lines.shift();
  }

  lines(functionName: string): readonly string[] {
    return this.#lines.get(functionName) ?? [];
  }

  /** `GET /_local/logs/:function`: the lines as plain text, oldest first. */
  page(isKnown: (functionName: string) => boolean): LocalPage {
    return ({ params }): AwsResponse => {
      const name = params.function!;
      const headers = { 'content-type': 'text/plain; charset=utf-8' };
      if (!isKnown(name)) return { status: 404, headers, body: `No function is called ${name}.\n` };
      return {
        status: 200,
        headers,
        body: this.lines(name)
          .map((line) => `${line}\n`)
          .join(''),
      };
    };
  }
}
