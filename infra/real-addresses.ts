import type { PolicyDocument } from '../domain/policy/document.ts';
import type { Settings } from './settings.ts';

/** Names nobody can own (RFC 2606, RFC 6761): a mail to them reaches nobody, and none can be sent from them. */
const reserved = /(^|\.)(example|invalid|localhost|test|example\.(com|net|org))$/i;

/**
 * Throws for a stage that keeps data and would speak to nobody: without anybody to tell of alarms, or with a sender, a
 * business or staff whose addresses are examples. A trial stage may have them.
 */
export function refuseExamples(
  settings: Settings,
  { business, staff }: Pick<PolicyDocument, 'business' | 'staff'>,
): void {
  const { alarmEmail, keepData, mailFrom, policyFile, stage } = settings;
  if (!keepData) return;
  const faults = [
    ...(alarmEmail === null
      ? ['alarmEmail in infra/settings.ts is null: nobody would be told of an alarm']
      : exampleAt('alarmEmail in infra/settings.ts', alarmEmail)),
    ...exampleAt('mailFrom in infra/settings.ts', mailFrom),
    ...exampleAt(`business.email in ${policyFile}`, business.email),
    ...staff.flatMap(({ id, email }) => exampleAt(`the email of staff ${id} in ${policyFile}`, email)),
  ];
  if (faults.length === 0) return;
  throw new Error(`The stage ${stage} keeps data and needs addresses that people read:\n- ${faults.join('\n- ')}`);
}

function exampleAt(where: string, mailbox: string | undefined): string[] {
  const domain = mailbox === undefined ? undefined : /@([^@<>\s]+)>?\s*$/.exec(mailbox)?.[1];
  return domain !== undefined && reserved.test(domain) ? [`${where} is an example: ${mailbox}`] : [];
}
