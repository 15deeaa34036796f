/** What the reference says of an operation. No function carries it. */
export interface OperationDoc {
  tag: 'Tickets' | 'Visits' | 'Mails' | 'Summaries' | 'Policies' | 'Calendars' | 'Staff' | 'Outgoing webhooks';
  summary: string;
  description: string;
  /** Of members of the body; what speaks for itself is left out. */
  members?: Readonly<Record<string, string>>;
  /** Examples, held against the schemas by the tests. */
  request?: unknown;
  answer: unknown;
}

/** What the reference says of single members, by schema. What speaks for itself is left out. */
export type SchemaNotes = Readonly<Record<string, Readonly<Record<string, string>>>>;
