/** What somebody asked for cannot be done as they wrote it: one line says what is wrong; the tool ends with code 2. */
export class UsageError extends Error {}
