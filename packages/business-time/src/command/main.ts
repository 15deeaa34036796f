/** Answers questions about business time, one a line: see `npm run -s deadline -- --help`. */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { answerLine } from './answer-line.ts';
import { linesOf } from './lines.ts';

const help = `Usage: npm run -s deadline < questions.jsonl > answers.jsonl

Reads a JSON object a line and answers each with a line, in order; blank lines are passed over.

  calendar  {"timeZone":"Asia/Seoul","windows":{"mon":[["09:00","12:00"],["13:00","18:00"]],...}} or "windows":"24x7";
            optional: "holidays":["2026-02-17"], "workdays":{"2026-02-14":[["09:00","18:00"]]}, "publicHolidays":"KR"
  start     an instant, "2026-02-16T17:30:00+09:00"
  target    a duration, "PT4H" of open time or "P2D" working days; the answer is {"due":...,"ledger":[...]}
  end       an instant, in place of the target; the answer is {"elapsed":"PT...S","seconds":...,"ledger":[...]}
  pauses    optional: [["<from>","<to>"],...]; with null for <to> while the pause goes on, due is null and the answer
            says what is remaining

A line that cannot be answered gets {"error":{...}} with the field and what is expected there.
`;

if (wantsHelp()) {
  process.stdout.write(help);
} else {
  // Whoever reads the answers may stop early, as head does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.stdin.setEncoding('utf8');
  for await (const lines of linesOf(process.stdin)) {
    const answers = lines.filter((line) => line === null || line.trim() !== '').map(answerLine);
    if (answers.length === 0) continue;
    if (!process.stdout.write(`${answers.join('\n')}\n`)) await once(process.stdout, 'drain');
  }
}

function wantsHelp(): boolean {
  try {
    return parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } }).values.help;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
}
