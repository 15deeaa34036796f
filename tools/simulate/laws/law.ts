import type { InstantText } from '../../../domain/vocabulary.ts';
import type { Recording } from '../recording.ts';

/** The laws of docs/laws.md that a life can break. */
export type LawName = 1 | 2 | 3 | 4 | 5 | 9 | 'lateness';

/** A law broken in a life. */
export interface Breach {
  law: LawName;
  /** The kind of fault: the same for all lives that break the law in this way. */
  kind: string;
  at: InstantText;
  /** The ticket or visit. */
  about: string;
  detail: string;
}

/** Looks through all that happened for whatever breaks one law. */
export type Law = (recording: Recording) => Breach[];
