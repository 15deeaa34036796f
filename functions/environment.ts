/**
 * What each function needs to be told, by function. The stack sets these names and nothing else;
 * a function parses its own once at cold start and fails loudly when one is missing.
 */
import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));
const table = { TABLE_NAME: text };
const machines = { TICKET_MACHINE_ARN: text, VISIT_MACHINE_ARN: text };
const mail = {
  /** `Name <address>` of the sender, an identity SES has verified. */
  MAIL_FROM: text,
  MAIL_CONFIGURATION_SET: text,
};

export const environments = {
  webhook: z.object({ ...table, SHOPS_SECRET_ARN: text }),
  api: z.object({ ...table }),
  reference: z.object({}),
  lifecycle: z.object({ ...table, ...machines }),
  mail: z.object({ ...table, ...mail }),
  mailFeedback: z.object({ ...table }),
  advanceTicket: z.object({ ...table }),
  advanceVisit: z.object({ ...table }),
  planVisits: z.object({ ...table }),
  summary: z.object({ ...table }),
  sweep: z.object({ ...table, ...machines }),
} as const;

export type FunctionName = keyof typeof environments;

/** Reads a function's environment. Throws, naming every missing variable, so that a bad deployment fails at once. */
export function readEnvironment<N extends FunctionName>(name: N): z.infer<(typeof environments)[N]> {
  return environments[name].parse(process.env) as z.infer<(typeof environments)[N]>;
}
