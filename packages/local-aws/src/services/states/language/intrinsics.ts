/** Parses and evaluates intrinsic functions: `States.Format('{}-{}', $.a, States.UUID())`. */
import { runtimeError, StatesError } from './errors.ts';
import { formatTemplate, INTRINSICS } from './intrinsic-functions.ts';
import type { Json } from './json.ts';
import { read, type Scope } from './paths.ts';

type Node =
  | { kind: 'call'; name: string; args: Node[] }
  | { kind: 'path'; path: string }
  /** The text between the quotes, escapes (`\'`, `\\`, `\{`, `\}`) still in it. */
  | { kind: 'text'; raw: string }
  | { kind: 'value'; value: Json };

const parsed = new Map<string, Node>();

/** @throws StatesError `States.IntrinsicFailure` */
export function evaluateIntrinsic(expression: string, scope: Scope): Json {
  let node = parsed.get(expression);
  if (!node) {
    node = parseIntrinsic(expression);
    parsed.set(expression, node);
  }
  return evaluate(node, scope);
}

/** @throws StatesError when the expression is not an intrinsic function this runtime knows. */
export function parseIntrinsic(expression: string): Node {
  const parser = new Parser(expression);
  const node = parser.argument();
  parser.end();
  if (node.kind !== 'call') throw runtimeError(`'${expression}' is neither a path nor an intrinsic function`);
  return node;
}

function evaluate(node: Node, scope: Scope): Json {
  switch (node.kind) {
    case 'value':
      return node.value;
    case 'text':
      return unescapeText(node.raw);
    case 'path':
      return read(node.path, 'intrinsic function', scope);
    case 'call': {
      const [first, ...rest] = node.args;
      if (node.name === 'States.Format' && first?.kind === 'text') {
        // Only here an escaped brace differs from a plain one.
        return formatTemplate(
          first.raw.split(/(?<!\\)\{\}/).map(unescapeText),
          rest.map((arg) => evaluate(arg, scope)),
        );
      }
      return INTRINSICS[node.name]!(...node.args.map((arg) => evaluate(arg, scope)));
    }
  }
}

function unescapeText(raw: string): string {
  return raw.replace(/\\([\\'{}])/g, '$1');
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  argument(): Node {
    const text = this.#take(/\s*'((?:[^'\\]|\\.)*)'\s*/y);
    if (text) return { kind: 'text', raw: text[1]! };
    const call = this.#take(/\s*(States\.\w+)\(\s*/y);
    if (call) return this.#call(call[1]!);
    const path = this.#take(/\s*(\$(?:\[(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\]'"])*\]|[^,)\s[])*)\s*/y);
    if (path) return { kind: 'path', path: path[1]! };
    const value = this.#take(/\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)\s*/y);
    if (value) return { kind: 'value', value: JSON.parse(value[1]!) };
    throw this.#problem();
  }

  end(): void {
    if (this.#at < this.#text.length) throw this.#problem();
  }

  #call(name: string): Node {
    if (!Object.hasOwn(INTRINSICS, name)) {
      throw new StatesError('States.IntrinsicFailure', `unknown intrinsic function ${name}`);
    }
    const args: Node[] = [];
    if (!this.#take(/\)\s*/y)) {
      do args.push(this.argument());
      while (this.#take(/,/y));
      if (!this.#take(/\)\s*/y)) throw this.#problem();
    }
    return { kind: 'call', name, args };
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  #problem(): StatesError {
    return new StatesError('States.IntrinsicFailure', `cannot read '${this.#text}' from character ${this.#at} on`);
  }
}
