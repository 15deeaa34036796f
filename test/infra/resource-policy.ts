import { short } from './synthesized.ts';

/** A call of one AWS service to a resource of another: what its policy is asked. */
export interface ServiceCall {
  service: string;
  action: string;
  /** As `short` writes the resource. */
  resource: string;
  /** What the caller says of itself, by condition key. */
  context: Record<string, string>;
}

/** Whether the statements let a service in: one allows it, none denies it. Throws for a condition it does not know. */
export function lets(statements: readonly any[], call: ServiceCall): boolean {
  const fitting = statements.filter((statement) => speaksOf(statement, call) && holds(statement.Condition ?? {}, call));
  return fitting.some(({ Effect }) => Effect === 'Allow') && !fitting.some(({ Effect }) => Effect === 'Deny');
}

function speaksOf({ Action, Resource, Principal }: any, { service, action, resource }: ServiceCall): boolean {
  const services = Principal === '*' || Principal.AWS === '*' ? ['*'] : [Principal.Service ?? []].flat();
  return (
    [Action].flat().some((pattern) => fits(pattern, action)) &&
    [Resource].flat().map(short).includes(resource) &&
    services.some((pattern) => fits(pattern, service))
  );
}

function holds(condition: Record<string, Record<string, unknown>>, { context }: ServiceCall): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const values = [wanted].flat().map(short);
      const said = context[key];
      if (said === undefined) return false;
      switch (operator) {
        case 'Bool':
        case 'StringEquals':
          return values.includes(said);
        case 'ArnEquals':
        case 'ArnLike':
          return values.some((pattern) => fits(pattern, said));
        default:
          throw new Error(`a condition ${operator} has not been thought of`);
      }
    }),
  );
}

/** `*` stands for anything. */
function fits(pattern: string, text: string): boolean {
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`).test(text);
}
