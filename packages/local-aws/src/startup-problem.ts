/** Why the runtime cannot start, in words for the person who started it: what is wrong, where, and what to do. Printed without a stack. */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem';
}
