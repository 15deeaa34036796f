/** What not every target can do; a scenario that needs it is skipped there by name. */
export type Capability = 'timers' | 'inbox';

/** Where the scenarios run: the local runtime, or the stack deployed on an AWS endpoint. */
export interface Target {
  readonly name: string;
  readonly apiUrl: string;
  /** The stack's. */
  readonly outputs: Readonly<Record<string, string>>;
  /** For clients of the AWS SDK. */
  readonly aws: { endpoint?: string; region: string; credentials?: { accessKeyId: string; secretAccessKey: string } };
  /** What it cannot do, and why. */
  readonly gaps: Readonly<Partial<Record<Capability, string>>>;
  /** Subjects of the mails to an address, where the target has an inbox to look into. */
  subjectsTo(address: string): Promise<string[]>;
  /** The time there, in milliseconds since the epoch. */
  now(): number;
  /** Lets so many seconds go by: waited where the clock cannot be moved. */
  pass(seconds: number): Promise<void>;
}
