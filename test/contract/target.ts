import { deployedTarget } from './deployed-target.ts';
import { localTarget } from './local-target.ts';

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

/** `npm run test:deployed` looks for the stack where the environment points to; any other run starts one here. */
const isDeployed = process.env.npm_lifecycle_event === 'test:deployed';

export const openTarget: () => Promise<Target> = isDeployed ? deployedTarget : localTarget;
