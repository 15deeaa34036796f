import { createHash } from 'node:crypto';
import type { Identity, IdentityContext } from '../../service.ts';

/** A UUID, as AWS gives mappings, but the same at each start. */
export function mappingId(stackName: string, logicalId: string): string {
  const digest = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex');
  return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

export function identifyMapping({ stackName, logicalId, region, accountId }: IdentityContext): Identity {
  const id = mappingId(stackName, logicalId);
  const arn = `arn:aws:lambda:${region}:${accountId}:event-source-mapping:${id}`;
  return { ref: id, attributes: { Id: id, EventSourceMappingArn: arn } };
}
