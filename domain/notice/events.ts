import type { Notice, NoticeKind } from './notice.ts';

/** A slot was closed: what was gathered in it is told. What comes in late is told by another closing. */
export interface DigestEventData {
  type: 'digest.closed';
  staff: string;
  /** The rows of notices it tells of: no later closing tells of them again. */
  rows: string[];
  /** How many matters there are of each kind. */
  counts: Partial<Record<NoticeKind, number>>;
  /** The most pressing of them, at most a hundred. */
  shown: Notice[];
}
