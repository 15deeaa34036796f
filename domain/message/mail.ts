import type { Event } from '../events.ts';
import type { Language } from '../language.ts';
import { noticeKinds } from '../notice/events.ts';
import type { PolicyDocument } from '../policy/document.ts';
import type { Locale } from '../vocabulary.ts';

export const mailTemplates = [
  'ticket-received',
  'ticket-reply',
  'ticket-appointment',
  'ticket-appointment-staff',
  'ticket-resolved',
  'ticket-reopened',
  'ticket-reopened-staff',
  'promise-late',
  'promises-moved',
  'ticket-on-hold',
  'ticket-merged',
  'hold-reminder',
  'hold-close-offer',
  ...noticeKinds,
  'digest',
  'conduct-step',
  'conduct-told',
  'conduct-withdrawn',
  'visit-offer',
  'visit-confirmed',
  'visit-moved',
  'visit-reminder',
  'visit-handed-over',
  'visit-thanks',
  'visit-missed',
  'visit-called-off',
  'visit-agreed-staff',
  'visit-reminder-staff',
  'visit-off-staff',
  'visit-unreported',
  'visit-unanswered',
  'visit-mail-returned',
  'monthly-summary',
] as const;
export type MailTemplate = (typeof mailTemplates)[number];

/** Somebody a mail goes to. `id` is a staff id, or `customer` for the one customer of a ticket or visit: never an address. */
export interface Recipient {
  id: string;
  name: string;
  email: string;
  locale: Locale;
}

/** What finds a mail's content again: everything of it that is kept, and nothing personal. */
export interface MailReference {
  /** `<eventId>#<template>#<recipientId>`: the same however often the event is delivered. */
  mailId: string;
  template: MailTemplate;
  recipientId: string;
  entity: Event['entity'];
  entityId: string;
  /** Of the event the mail tells about. */
  sequence: number;
}

export function mailIdOf({ eventId }: Pick<Event, 'eventId'>, template: MailTemplate, recipientId: string): string {
  return `${eventId}#${template}#${recipientId}`;
}

/** One mail to one person, ready to be sent. */
export interface MailPlan extends MailReference {
  to: { name: string; email: string };
  /** What it is written in. */
  locale: Language;
  /** Where an answer goes, and whose business it is. */
  replyTo: { name: string; email: string };
  subject: string;
  html: string;
  text: string;
  /** The same for every mail about one ticket or visit: what its conversation is threaded by. */
  threadId: string;
  /** Whose letter it is: the business, or `Mina at Hanbit`, who wrote it. The address is the business's. */
  from: string;
  /** RFC 3834: a machine's answer, or its own initiative; null for what a person wrote. */
  autoSubmitted: 'auto-replied' | 'auto-generated' | null;
  /** Address that takes opt-outs; null on what is about the customer's own ticket, and on mails to staff. */
  unsubscribe: string | null;
  /** We send no advertising: mails that were would need a consent and a label. */
  advertising: false;
}

/** What a mail says, before it is laid out as HTML and as text. */
export interface Letter {
  subject: string;
  /** What an inbox shows beside the subject. */
  preview: string;
  tone: 'calm' | 'warning' | 'alarm';
  /** Whose letter it is, where a person wrote it: `Mina at Hanbit`. Nothing is put around what they wrote. */
  from?: string;
  /** What the business looks like, on letters to customers. */
  brand?: Pick<PolicyDocument['business'], 'logo' | 'colour'>;
  /** Empty in a person's letter. */
  title: string;
  /** Empty in a person's letter. */
  greeting: string;
  blocks: Block[];
  closing: string[];
  /** Whether the reader may opt out of letters like this one. */
  optOut: boolean;
  /** Small print: who writes, how to reach them. */
  footer: string[];
}

export type Block =
  | { kind: 'paragraph'; text: string }
  /** What a person of ours wrote: the letter itself. What the other side wrote is a quote. */
  | { kind: 'typed'; text: string }
  | { kind: 'facts'; heading?: string; rows: FactRow[]; highlight?: boolean }
  | { kind: 'quote'; text: string }
  | { kind: 'figure'; value: string; caption: string }
  | { kind: 'table'; heading: string; columns: string[]; rows: string[][]; more: string | null }
  | { kind: 'list'; heading: string; items: ListItem[]; more: string | null };

/** What it is, and below it in small print what matters about it. */
export interface ListItem {
  title: string;
  details: string[];
}

export type FactRow = readonly [label: string, value: string];
