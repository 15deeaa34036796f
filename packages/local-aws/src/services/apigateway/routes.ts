/** A route key (`GET /tickets/{id}`, `ANY /{proxy+}`, `$default`) taken apart. */
export interface RoutePattern {
  key: string;
  /** Upper case, or `ANY`. */
  method: string;
  segments: readonly Segment[];
}

type Segment = { kind: 'literal' | 'parameter' | 'greedy'; text: string };

export interface RouteMatch<R> {
  route: R;
  /** URL-decoded; none when the route has no variables. */
  pathParameters: Record<string, string>;
}

const DEFAULT = '$default';

/** @throws RangeError for a key that is not a route key. */
export function parseRouteKey(key: string): RoutePattern {
  if (key === DEFAULT) return { key, method: 'ANY', segments: [] };
  const [, method, path] = /^([A-Z]+) (\/\S*)$/.exec(key) ?? [];
  if (!method || !path) throw new RangeError(`${key} is not a route key`);
  return { key, method, segments: splitPath(path).map(parseSegment) };
}

function parseSegment(text: string): Segment {
  const [, name, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(text) ?? [];
  if (!name) return { kind: 'literal', text };
  return { kind: greedy ? 'greedy' : 'parameter', text: name };
}

/**
 * The most specific route that matches: segment by segment a literal goes before a variable and a variable before a greedy
 * one; then the route's own method before `ANY`; `$default` comes last.
 * @param path as sent, percent-encoded
 * @throws URIError when the path is not properly encoded
 */
export function matchRoute<R extends { pattern: RoutePattern }>(
  routes: readonly R[],
  method: string,
  path: string,
): RouteMatch<R> | undefined {
  const segments = splitPath(path).map(decodeURIComponent);
  let best: RouteMatch<R> | undefined;
  for (const route of routes) {
    if (route.pattern.key === DEFAULT) continue;
    if (route.pattern.method !== 'ANY' && route.pattern.method !== method) continue;
    const pathParameters = matchSegments(route.pattern.segments, segments);
    if (pathParameters && (!best || isMoreSpecific(route.pattern, best.route.pattern)))
      best = { route, pathParameters };
  }
  const fallback = routes.find(({ pattern }) => pattern.key === DEFAULT);
  return best ?? (fallback && { route: fallback, pathParameters: {} });
}

function matchSegments(pattern: readonly Segment[], path: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, { kind, text }] of pattern.entries()) {
    const segment = path[index];
    if (segment === undefined || (kind !== 'literal' && segment === '')) return undefined;
    if (kind === 'greedy') return { ...parameters, [text]: path.slice(index).join('/') };
    if (kind === 'parameter') parameters[text] = segment;
    else if (segment !== text) return undefined;
  }
  return pattern.length === path.length ? parameters : undefined;
}

const RANK = { literal: 0, parameter: 1, greedy: 2 };

function isMoreSpecific(one: RoutePattern, other: RoutePattern): boolean {
  for (const [index, { kind }] of one.segments.entries()) {
    const difference = RANK[kind] - RANK[other.segments[index]?.kind ?? 'literal'];
    if (difference !== 0) return difference < 0;
  }
  return one.method !== 'ANY' && other.method === 'ANY';
}

function splitPath(path: string): string[] {
  return path.split('/').slice(1);
}
