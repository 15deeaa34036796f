import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** Everything one may want to set about a deployment. */
export interface Settings {
  readonly stage: string;
  readonly stackName: string;
  /** The policy document the functions are bundled with; its time zone drives the daily timers. */
  readonly policyFile: string;
  /**
   * Sender of every mail, `Name <address>`. Readers see the name of the policy's business, and this one if it has none.
   * A stage that keeps data refuses an example.
   */
  readonly mailFrom: string;
  /** Domain to verify with SES in this stack; null when its identity is kept elsewhere. */
  readonly mailDomain: string | null;
  /** Who is told of alarms; null for nobody by mail, which a stage that keeps data refuses. */
  readonly alarmEmail: string | null;
  readonly logRetention: RetentionDays;
  /** Have X-Ray record what calls what and how long it takes: some 20 traces a ticket, 5 USD a million. */
  readonly traces: boolean;
  /** Keep the table, the user pool and the secret when the stack goes, and protect them from deletion. */
  readonly keepData: boolean;
  /** Whether staff must have a second factor, or may. */
  readonly staffMfa: 'required' | 'optional';
  /** Requests a second, sustained and in a burst, over all routes. */
  readonly throttling: { readonly rate: number; readonly burst: number };
  /** Origins of web pages that may call the API. */
  readonly corsOrigins: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

const shared = {
  policyFile: 'policies/starter.json',
  mailFrom: 'Hanbit Windows & Living <care@aftercare.example>',
  mailDomain: null,
  alarmEmail: null,
  traces: false,
  throttling: { rate: 200, burst: 400 },
  corsOrigins: [],
};

/** Fill in `mailFrom` and `alarmEmail` for the stages that keep data: they are yours, and nothing can guess them. */
const stages: Readonly<Record<string, Settings>> = {
  dev: {
    ...shared,
    stage: 'dev',
    stackName: 'Aftercare',
    logRetention: RetentionDays.ONE_WEEK,
    keepData: false,
    staffMfa: 'optional',
    tags: { Project: 'aftercare', Stage: 'dev' },
  },
  prod: {
    ...shared,
    stage: 'prod',
    stackName: 'AftercareProd',
    logRetention: RetentionDays.THREE_MONTHS,
    keepData: true,
    staffMfa: 'required',
    tags: { Project: 'aftercare', Stage: 'prod' },
  },
};

/** The settings of a stage: `cdk deploy -c stage=prod`. Throws for a stage that is not described here. */
export function settingsOf(stage = 'dev'): Settings {
  const settings = stages[stage];
  if (settings === undefined) {
    throw new Error(`No stage "${stage}" in infra/settings.ts; there are: ${Object.keys(stages).join(', ')}`);
  }
  return settings;
}
