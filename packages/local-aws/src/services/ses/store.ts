import type { DatabaseSync } from 'node:sqlite';
import type { EpochMs } from '../../service.ts';

export type MailStatus = 'accepted' | 'sent' | 'delivered' | 'bounced' | 'complained';

/** A message SES has accepted. */
export interface StoredMail {
  /** The MessageId SES answered with. */
  id: string;
  at: EpochMs;
  from: string;
  /** The envelope's recipients. */
  to: string[];
  subject: string;
  tags: Record<string, string>;
  configurationSet: string | undefined;
  status: MailStatus;
  /** The message as its recipients get it. */
  raw: Buffer;
}

/** Something that will happen to a message, and the event that tells of it when somebody listens. */
export interface Feedback {
  id: number;
  mailId: string;
  due: EpochMs;
  status: MailStatus;
  event: { 'detail-type': string; detail: unknown; resources: string[] } | undefined;
}

export type MailStore = ReturnType<typeof createMailStore>;

export function createMailStore(db: DatabaseSync) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS ses_mails (
      sequence INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, at INTEGER NOT NULL, sender TEXT NOT NULL,
      recipients TEXT NOT NULL, recipient_count INTEGER NOT NULL, subject TEXT NOT NULL, tags TEXT NOT NULL,
      configuration_set TEXT, status TEXT NOT NULL, raw BLOB NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ses_mails_at ON ses_mails (at);
    CREATE TABLE IF NOT EXISTS ses_feedback (
      id INTEGER PRIMARY KEY, mail_id TEXT NOT NULL, due INTEGER NOT NULL, status TEXT NOT NULL, event TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ses_feedback_due ON ses_feedback (due, id);
  `);
  const insert = db.prepare('INSERT INTO ses_mails VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const find = db.prepare('SELECT * FROM ses_mails WHERE id = ?');
  const newest = db.prepare(
    'SELECT * FROM ses_mails WHERE instr(lower(recipients), ?) > 0 ORDER BY sequence DESC LIMIT ?',
  );
  const count = db.prepare('SELECT count(*) AS mails FROM ses_mails WHERE instr(lower(recipients), ?) > 0');
  const sentSince = db.prepare('SELECT coalesce(sum(recipient_count), 0) AS sent FROM ses_mails WHERE at > ?');
  const setStatus = db.prepare('UPDATE ses_mails SET status = ? WHERE id = ?');
  const insertFeedback = db.prepare('INSERT INTO ses_feedback VALUES (NULL, ?, ?, ?, ?)');
  const earliestFeedback = db.prepare('SELECT * FROM ses_feedback ORDER BY due, id LIMIT 1');
  const removeFeedback = db.prepare('DELETE FROM ses_feedback WHERE id = ?');

  return {
    add(mail: StoredMail) {
      const { id, at, from, to, subject, tags, configurationSet = null, status, raw } = mail;
      const recipients = JSON.stringify(to);
      insert.run(id, at, from, recipients, to.length, subject, JSON.stringify(tags), configurationSet, status, raw);
    },
    find: (id: string) => readMail(find.get(id)),
    /** Newest first; `to` is part of a recipient's address. */
    newest: (to: string, limit: number) => newest.all(to.toLowerCase(), limit).map((row) => readMail(row)!),
    count: (to: string) => Number(count.get(to.toLowerCase())!.mails),
    recipientsSince: (instant: EpochMs) => Number(sentSince.get(instant)!.sent),
    setStatus: (id: string, status: MailStatus) => void setStatus.run(status, id),
    /** Empties the inbox; what is still to happen to its messages happens. */
    clear: () => db.exec('DELETE FROM ses_mails'),
    expect(feedback: Omit<Feedback, 'id'>) {
      const event = feedback.event ? JSON.stringify(feedback.event) : null;
      insertFeedback.run(feedback.mailId, feedback.due, feedback.status, event);
    },
    earliestFeedback: () => readFeedback(earliestFeedback.get()),
    removeFeedback: (id: number) => void removeFeedback.run(id),
  };
}

function readMail(row: Record<string, any> | undefined): StoredMail | undefined {
  return (
    row && {
      id: row.id,
      at: row.at,
      from: row.sender,
      to: JSON.parse(row.recipients),
      subject: row.subject,
      tags: JSON.parse(row.tags),
      configurationSet: row.configuration_set ?? undefined,
      status: row.status,
      raw: Buffer.from(row.raw),
    }
  );
}

function readFeedback(row: Record<string, any> | undefined): Feedback | undefined {
  return (
    row && {
      id: row.id,
      mailId: row.mail_id,
      due: row.due,
      status: row.status,
      event: row.event === null ? undefined : JSON.parse(row.event),
    }
  );
}
