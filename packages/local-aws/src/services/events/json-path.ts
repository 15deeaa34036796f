/**
 * Compiles an `InputPath`: `$`, `$.detail.name`, `$.detail["a name"]`, `$.resources[0]`.
 *
 * @returns what finds the value in an event, undefined where there is none
 * @throws Error for anything else a JSONPath can hold
 */
export function compilePath(path: string): (event: unknown) => unknown {
  const steps: (string | number)[] = [];
  const step = /\.([A-Za-z_][\w-]*)|\[(\d+)\]|\[(?:'([^']+)'|"([^"]+)")\]/y;
  step.lastIndex = 1;
  while (path.startsWith('$') && step.lastIndex < path.length) {
    const match = step.exec(path);
    if (!match) break;
    const [, name, index, single, double] = match;
    steps.push(index === undefined ? (name ?? single ?? double)! : Number(index));
  }
  if (path !== '$' && (step.lastIndex === 0 || step.lastIndex < path.length)) {
    throw new Error(`the path ${path} is not supported`);
  }
  return (event) => steps.reduce<any>((value, key) => value?.[key], event);
}
