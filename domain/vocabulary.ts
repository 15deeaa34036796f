/** Words shared by policy, tickets and visits; see the product's vocabulary. Their schemas are in vocabulary-schemas.ts. */

export type { InstantText } from 'business-time/instants';

export const roles = ['hotline', 'technician', 'lead', 'manager', 'inspector'] as const;
export type Role = (typeof roles)[number];

/** From the lowest to the highest. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export const customerClasses = ['A', 'B', 'C'] as const;
export type CustomerClass = (typeof customerClasses)[number];

/** The ways a ticket comes in. */
export const channels = ['shop', 'mail', 'phone', 'web', 'chat'] as const;
export type Channel = (typeof channels)[number];

/** A BCP 47 tag as it is usually written, `ko-KR`; language.ts reads them, and knows which of our languages fits. */
export type Locale = string;

export interface Customer {
  name: string;
  email: string;
  locale: Locale;
  phone?: string | undefined;
  class?: CustomerClass | undefined;
}

/** Who did something. */
export type Actor =
  | { kind: 'staff'; id: string; role: Role }
  | { kind: 'shop'; id: string }
  | { kind: 'customer' }
  | { kind: 'system' };

/** The name of a clock: a standard one, or one the request type brings. */
export type ClockName = string;

/** Whom a complaint about conduct is about. */
export interface About {
  staff?: string | undefined;
  team?: string | undefined;
  /**
   * The ids of everybody it is about, and the addresses only they have, as they were when it was opened: another policy,
   * another team or another id lets nobody out of it.
   */
  people?: readonly string[] | undefined;
}

export const customerId = 'customer';

/** The calls and visits plans make; the seasonal inspection comes from seasons. */
export const plannedVisitTypes = [
  'satisfaction-call',
  'return-visit',
  'maintenance-check',
  'phone-check',
  'technical-visit',
  'managers-patrol',
  'questionnaire',
] as const;
export const visitTypes = [...plannedVisitTypes, 'seasonal-inspection'] as const;
export type VisitType = (typeof visitTypes)[number];

/** Who called a visit off, or was not there. */
export const visitParties = ['us', 'them'] as const;
export type VisitParty = (typeof visitParties)[number];
