import type { SchemaNotes } from '../operation-doc.ts';
import { calendarsNotes } from './calendars.doc.ts';
import { deadlinesNotes } from './deadlines.doc.ts';
import { entitlementsNotes } from './entitlements.doc.ts';
import { mailsNotes } from './mails.doc.ts';
import { outgoingWebhooksNotes } from './outgoing-webhooks.doc.ts';
import { policiesNotes } from './policies.doc.ts';
import { sharedNotes } from './shared.doc.ts';
import { staffNotes } from './staff.doc.ts';
import { summariesNotes } from './summaries.doc.ts';
import { ticketsNotes } from './tickets.doc.ts';
import { visitsNotes } from './visits.doc.ts';

export const schemaNotes: SchemaNotes = {
  ...sharedNotes,
  ...ticketsNotes,
  ...summariesNotes,
  ...visitsNotes,
  ...policiesNotes,
  ...calendarsNotes,
  ...staffNotes,
  ...deadlinesNotes,
  ...mailsNotes,
  ...entitlementsNotes,
  ...outgoingWebhooksNotes,
};

/** Of query parameters. */
export const parameterNotes: Readonly<Record<string, string>> = {
  status: 'Only those of this status.',
  assignee: 'Only open tickets of this member of staff.',
  dueBefore: 'Only what is due before this instant.',
  shopId: 'With `orderId`: the visits of one order.',
  orderId: 'With `shopId`: the visits of one order.',
  cursor: 'Where the page before ended: its `nextCursor`.',
  limit: 'How many at most.',
  with: 'The version it is compared with; the one in force unless given.',
  endpoint: 'Deliveries to this endpoint.',
  state: 'Only those of this state.',
};
