import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { EpochMs } from '../../service.ts';
import { transaction } from '../../transaction.ts';
import type { MessageAttributes } from './digest.ts';
import type { Queue } from './queues.ts';

export interface Message {
  id: string;
  body: string;
  attributes: MessageAttributes;
  sentAt: EpochMs;
  visibleAt: EpochMs;
  receiveCount: number;
  firstReceivedAt: EpochMs | undefined;
  /** Of the last receive; empty before any. */
  receiptHandle: string;
}

/** The messages of every queue, in the store. Instants are those of the clock. */
export class Messages {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    db.exec(`
      CREATE TABLE IF NOT EXISTS sqs_messages (
        position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, queue TEXT NOT NULL, body TEXT NOT NULL,
        attributes TEXT NOT NULL, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL,
        receive_count INTEGER NOT NULL, first_received_at INTEGER, receipt_handle TEXT NOT NULL
      ) STRICT;
      CREATE INDEX IF NOT EXISTS sqs_messages_visible ON sqs_messages (queue, visible_at, position)`);
  }

  /** @returns its id. */
  add(queue: Queue, message: { body: string; attributes: MessageAttributes; delayMs: number }, now: EpochMs): string {
    const id = randomUUID();
    const insert = this.#db.prepare(`INSERT INTO sqs_messages
      (id, queue, body, attributes, sent_at, visible_at, receive_count, receipt_handle) VALUES (?, ?, ?, ?, ?, ?, 0, '')`);
    insert.run(id, queue.name, message.body, JSON.stringify(message.attributes), now, now + message.delayMs);
    return id;
  }

  /**
   * Takes visible messages off the queue until `visibleAgainAt`. What was received too often goes to the dead-letter
   * queue instead, what is too old is gone.
   */
  receive(queue: Queue, options: { limit: number; now: EpochMs; visibleAgainAt: EpochMs }): Message[] {
    const { limit, now, visibleAgainAt } = options;
    return transaction(this.#db, () => {
      this.#expire(queue, now);
      this.#redrive(queue, now);
      const select = this.#db.prepare(
        'SELECT * FROM sqs_messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, position LIMIT ?',
      );
      const update = this.#db.prepare(`UPDATE sqs_messages SET visible_at = ?, receive_count = receive_count + 1,
        first_received_at = coalesce(first_received_at, ?), receipt_handle = ? WHERE id = ? RETURNING *`);
      return select.all(queue.name, now, limit).map((row) => {
        const id = String(row.id);
        return readMessage(update.get(visibleAgainAt, now, `${id}#${randomUUID()}`, id)!);
      });
    });
  }

  /** Only the handle of the last receive counts; deleting again does no harm. */
  remove(queue: Queue, receiptHandle: string): void {
    this.#db.prepare('DELETE FROM sqs_messages WHERE queue = ? AND receipt_handle = ?').run(queue.name, receiptHandle);
  }

  /** @returns false when no message in flight has that handle. */
  changeVisibility(queue: Queue, receiptHandle: string, visibleAt: EpochMs, now: EpochMs): boolean {
    const update = this.#db.prepare(
      'UPDATE sqs_messages SET visible_at = ? WHERE queue = ? AND receipt_handle = ? AND visible_at > ?',
    );
    return update.run(visibleAt, queue.name, receiptHandle, now).changes > 0;
  }

  purge(queue: Queue): void {
    this.#db.prepare('DELETE FROM sqs_messages WHERE queue = ?').run(queue.name);
  }

  /** When the next message is or becomes visible. */
  nextVisible(queue: Queue): EpochMs | undefined {
    const select = this.#db.prepare('SELECT min(visible_at) AS at FROM sqs_messages WHERE queue = ?');
    return (select.get(queue.name)!.at as EpochMs | null) ?? undefined;
  }

  count(queue: Queue, now: EpochMs): { visible: number; inFlight: number; delayed: number } {
    this.#expire(queue, now);
    const select = this.#db.prepare(`SELECT
      count(*) FILTER (WHERE visible_at <= ?1) AS visible,
      count(*) FILTER (WHERE visible_at > ?1 AND receive_count > 0) AS inFlight,
      count(*) FILTER (WHERE visible_at > ?1 AND receive_count = 0) AS delayed FROM sqs_messages WHERE queue = ?2`);
    return select.get(now, queue.name) as { visible: number; inFlight: number; delayed: number };
  }

  /** The oldest first, without receiving them. */
  peek(queue: Queue, limit: number): Message[] {
    const select = this.#db.prepare('SELECT * FROM sqs_messages WHERE queue = ? ORDER BY position LIMIT ?');
    return select.all(queue.name, limit).map(readMessage);
  }

  #expire(queue: Queue, now: EpochMs): void {
    const remove = this.#db.prepare('DELETE FROM sqs_messages WHERE queue = ? AND sent_at < ?');
    remove.run(queue.name, now - queue.retentionMs);
  }

  /** A message keeps its id and the instant it was sent, and so its age. */
  #redrive({ name, redrive }: Queue, now: EpochMs): void {
    if (!redrive) return;
    const move = this.#db.prepare(`UPDATE sqs_messages SET queue = ?, visible_at = ?, receive_count = 0,
      first_received_at = NULL, receipt_handle = '' WHERE queue = ? AND visible_at <= ? AND receive_count >= ?`);
    const deadLetterQueue = redrive.deadLetterTargetArn.split(':').at(-1)!;
    move.run(deadLetterQueue, now, name, now, redrive.maxReceiveCount);
  }
}

function readMessage(row: Record<string, any>): Message {
  return {
    id: row.id,
    body: row.body,
    attributes: JSON.parse(row.attributes),
    sentAt: row.sent_at,
    visibleAt: row.visible_at,
    receiveCount: row.receive_count,
    firstReceivedAt: row.first_received_at ?? undefined,
    receiptHandle: row.receipt_handle,
  };
}
