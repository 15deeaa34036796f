import { type Identity, UnsupportedTemplate } from '../service.ts';
import type { Template } from './assembly.ts';

export interface ResolveContext {
  template: Template;
  /** `AWS::Region` and the other pseudo parameters. */
  pseudo: Record<string, unknown>;
  /** Undefined for a logical id the template does not have. */
  identity(logicalId: string): Identity | undefined;
}

/** Stands for `AWS::NoValue`: the property or list element it is given to is left out. */
const NO_VALUE = Symbol('AWS::NoValue');

type Intrinsic = (resolver: Resolver, argument: any) => unknown;

/** Replaces the intrinsic functions of a template by what they answer here. Throws `UnsupportedTemplate` for what it cannot. */
export class Resolver {
  readonly #context: ResolveContext;

  constructor(context: ResolveContext) {
    this.#context = context;
  }

  resolve(value: unknown): any {
    const resolved = this.#value(value);
    return resolved === NO_VALUE ? undefined : resolved;
  }

  condition(name: string): boolean {
    const condition = this.#context.template.Conditions?.[name];
    if (condition === undefined) throw new UnsupportedTemplate(`condition ${name} is not defined`);
    return this.#value(condition) === true;
  }

  ref(name: string): unknown {
    if (name === 'AWS::NoValue') return NO_VALUE;
    if (name in this.#context.pseudo) return this.#context.pseudo[name];
    const parameter = this.#context.template.Parameters?.[name];
    if (!parameter) return this.#identity(name).ref;
    if (parameter.Default === undefined) throw new UnsupportedTemplate(`parameter ${name} has no default`);
    if (parameter.Type.startsWith('AWS::SSM::')) throw new UnsupportedTemplate(`parameter ${name} is read from SSM`);
    if (!/^(List<|CommaDelimitedList)/.test(parameter.Type)) return parameter.Default;
    return String(parameter.Default)
      .split(',')
      .map((item) => item.trim());
  }

  attribute(logicalId: string, name: string): string {
    const value = this.#identity(logicalId).attributes[name];
    if (value === undefined) throw new UnsupportedTemplate(`attribute ${name} of ${logicalId} is not known`);
    return value;
  }

  mapping(map: string, key: string, second: string): unknown {
    const value = this.#context.template.Mappings?.[map]?.[key]?.[second];
    if (value === undefined) throw new UnsupportedTemplate(`mapping ${map} has no ${key}.${second}`);
    return value;
  }

  #identity(logicalId: string): Identity {
    const identity = this.#context.identity(logicalId);
    if (!identity) throw new UnsupportedTemplate(`${logicalId} is not in the template`);
    return identity;
  }

  #value(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#value(item)).filter((item) => item !== NO_VALUE);
    if (typeof value === 'string') return refuseDynamicReference(value);
    if (typeof value !== 'object' || value === null) return value;
    const keys = Object.keys(value);
    const only = keys.length === 1 ? keys[0]! : '';
    if (only === 'Ref' || only === 'Condition' || only.startsWith('Fn::')) {
      const argument = (value as Record<string, unknown>)[only];
      // `Condition` is also an ordinary key of policy statements, where its value is an object.
      if (only !== 'Condition' || typeof argument === 'string') return this.#intrinsic(only, argument);
    }
    const entries = Object.entries(value).map(([key, item]) => [key, this.#value(item)] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== NO_VALUE));
  }

  #intrinsic(name: string, argument: unknown): unknown {
    const intrinsic = INTRINSICS[name];
    if (!intrinsic) throw new UnsupportedTemplate(`intrinsic function ${name} is not supported`);
    return intrinsic(this, argument);
  }
}

const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (resolver, name: string) => resolver.ref(name),
  Condition: (resolver, name: string) => resolver.condition(name),
  'Fn::GetAtt': (resolver, argument: string | [string, unknown]) => {
    const [logicalId, attribute] = typeof argument === 'string' ? splitOnce(argument, '.') : argument;
    return resolver.attribute(logicalId, resolver.resolve(attribute));
  },
  'Fn::Join': (resolver, [separator, list]: [string, unknown]) => resolver.resolve(list).join(separator),
  'Fn::Split': (resolver, [separator, text]: [string, unknown]) => String(resolver.resolve(text)).split(separator),
  'Fn::Select': (resolver, [index, list]: [unknown, unknown]) => {
    const item = resolver.resolve(list)[Number(resolver.resolve(index))];
    if (item === undefined) throw new UnsupportedTemplate('Fn::Select points outside its list');
    return item;
  },
  'Fn::Sub': (resolver, argument: string | [string, Record<string, unknown>]) => {
    const [text, variables] = typeof argument === 'string' ? [argument, {}] : argument;
    return substitute(resolver, text, variables);
  },
  'Fn::FindInMap': (resolver, argument: [unknown, unknown, unknown]) => {
    const [map, key, second] = resolver.resolve(argument);
    return resolver.mapping(map, key, second);
  },
  'Fn::If': (resolver, [condition, yes, no]: [string, unknown, unknown]) => {
    const resolved = resolver.resolve(resolver.condition(condition) ? yes : no);
    return resolved === undefined ? NO_VALUE : resolved;
  },
  'Fn::Equals': (resolver, [one, other]: [unknown, unknown]) =>
    JSON.stringify(resolver.resolve(one)) === JSON.stringify(resolver.resolve(other)),
  'Fn::Not': (resolver, [condition]: [unknown]) => !resolver.resolve(condition),
  'Fn::And': (resolver, conditions: unknown[]) => conditions.every((condition) => resolver.resolve(condition)),
  'Fn::Or': (resolver, conditions: unknown[]) => conditions.some((condition) => resolver.resolve(condition)),
};

/** `${Name}`, `${Resource.Attribute}`; `${!Literal}` stands for itself without the exclamation mark. */
function substitute(resolver: Resolver, text: string, variables: Record<string, unknown>): string {
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in variables) return String(resolver.resolve(variables[name]));
    const [logicalId, attribute] = splitOnce(name, '.');
    return String(attribute === undefined ? resolver.ref(name) : resolver.attribute(logicalId, attribute));
  });
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function refuseDynamicReference(text: string): string {
  const reference = /\{\{resolve:[^}]*\}\}/.exec(text);
  if (reference) throw new UnsupportedTemplate(`dynamic reference ${reference[0]} is not supported`);
  return text;
}
