declare const write: unique symbol;

/**
 * Something to be written together with other things, or not at all. A store makes it, and a store takes it; what it is
 * made of nobody in between knows.
 */
export interface Write {
  readonly [write]: true;
}

/** Why nothing was written: the positions of the writes whose condition did not hold. */
export interface Conflict {
  failed: number[];
}
