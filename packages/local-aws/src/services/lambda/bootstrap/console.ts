import { format } from 'node:util';
import { toFunctionError } from './errors.ts';

const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR'] as const;
type Level = (typeof levels)[number];

const methods = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' } as const;

/** Formats console output as the Node.js runtime of Lambda does: tab-separated text, or JSON when the function is configured so. */
export function replaceConsole(write: (line: string) => void, requestId: () => string | undefined): void {
  const json = process.env.AWS_LAMBDA_LOG_FORMAT === 'JSON';
  const threshold = levels.indexOf((process.env.AWS_LAMBDA_LOG_LEVEL ?? (json ? 'INFO' : 'TRACE')) as Level);
  for (const [method, level] of Object.entries(methods)) {
    if (levels.indexOf(level) < threshold) console[method as keyof typeof methods] = () => {};
    else
      console[method as keyof typeof methods] = (...args: unknown[]) =>
        write(json ? jsonLine(level, requestId(), args) : textLine(level, requestId(), args));
  }
}

function textLine(level: Level, requestId: string | undefined, args: unknown[]): string {
  return `${new Date().toISOString()}\t${requestId}\t${level}\t${format(...args)}`;
}

function jsonLine(level: Level, requestId: string | undefined, args: unknown[]): string {
  const line = { timestamp: new Date().toISOString(), level, requestId };
  if (args.length === 1) {
    try {
      return JSON.stringify({ ...line, message: args[0] }, errorsAsObjects);
    } catch {
      return JSON.stringify({ ...line, message: format(args[0]) });
    }
  }
  const error = args.find((arg) => arg instanceof Error);
  return JSON.stringify({ ...line, message: format(...args), ...(error && errorsAsObjects('', error)) });
}

function errorsAsObjects(_key: string, value: unknown): any {
  if (!(value instanceof Error)) return value;
  const { errorType, errorMessage, trace } = toFunctionError(value);
  return { errorType, errorMessage, stackTrace: trace };
}
