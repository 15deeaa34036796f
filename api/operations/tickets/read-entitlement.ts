import { contract } from '../../contract.ts';
import { entitlementQuestion, entitlementSchema } from '../../schemas/entitlements.ts';

export const readEntitlementContract = contract({
  id: 'readEntitlement',
  method: 'POST',
  path: '/tickets/{ticketId}/entitlement',
  permission: 'read',
  body: entitlementQuestion,
  answers: { 200: { body: entitlementSchema } },
  problems: ['not-found', 'reader-kept-out', 'unknown-value'],
});
