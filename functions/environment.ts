/**
 * What each function needs to be told, by function. The stack sets these names and nothing else;
 * a function reads its own once at cold start and fails loudly when one is missing.
 * Names only, no schemas: this is loaded by every function, and all values are text.
 */
const table = ['TABLE_NAME'] as const;
const machines = ['TICKET_MACHINE_ARN', 'VISIT_MACHINE_ARN'] as const;
const digests = ['DIGEST_GROUP', 'DIGEST_FUNCTION_ARN', 'DIGEST_ROLE_ARN', 'DIGEST_DEAD_LETTERS_ARN'] as const;
const outgoing = ['ENDPOINTS_SECRET_ARN', 'WEBHOOK_QUEUE_URL'] as const;

export const environments = {
  webhook: [...table, 'SHOPS_SECRET_ARN'],
  api: [...table, 'ENDPOINTS_SECRET_ARN'],
  policyApi: [...table, 'ENDPOINTS_SECRET_ARN'],
  reference: [],
  lifecycle: [...table, ...machines, 'BACKTEST_MACHINE_ARN', ...outgoing, ...digests],
  /** `MAIL_FROM` is `Name <address>` of the sender, an identity SES has verified. */
  mail: [...table, 'MAIL_FROM', 'MAIL_CONFIGURATION_SET'],
  mailFeedback: table,
  digest: table,
  sendWebhooks: [...table, ...outgoing],
  advanceTicket: table,
  advanceVisit: table,
  backtest: table,
  planVisits: table,
  summary: table,
  sweep: [...table, ...machines, ...digests],
} as const satisfies Record<string, readonly string[]>;

export type FunctionName = keyof typeof environments;

/** A function's environment: its variables by name. */
export type Environment<N extends FunctionName> = Record<(typeof environments)[N][number], string>;

/** Reads a function's environment. Throws, naming every missing variable, so that a bad deployment fails at once. */
export function readEnvironment<N extends FunctionName>(name: N): Environment<N> {
  const names: readonly string[] = environments[name];
  const missing = names.filter((variable) => !process.env[variable]);
  if (missing.length > 0) throw new Error(`${name} needs to be told ${missing.join(', ')}`);
  return Object.fromEntries(names.map((variable) => [variable, process.env[variable]])) as Environment<N>;
}
