/** Notes a fault of a policy: where it is, what stands there, and what is expected instead. */
export type Report = (path: PropertyKey[], input: unknown, message: string) => void;
