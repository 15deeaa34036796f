import { createHash } from 'node:crypto';

/**
 * The name of a resource: the template's, where it is literal, or one as CloudFormation makes them, of stack, logical id
 * and a suffix. The same for the identity and the resolved resource.
 */
export function physicalName(
  { properties, stackName, logicalId }: { properties: Record<string, any>; stackName: string; logicalId: string },
  maxLength = 64,
): string {
  if (typeof properties.Name === 'string') return properties.Name;
  const suffix = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex').slice(0, 12);
  return `${`${stackName}-${logicalId}`.slice(0, maxLength - 13)}-${suffix}`;
}
