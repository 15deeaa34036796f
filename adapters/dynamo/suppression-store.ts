import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { Suppression } from '../../application/records.ts';
import type { Write } from '../../application/unit-of-work.ts';
import type { InstantText } from '../../domain/vocabulary.ts';
import type { Database } from './database.ts';
import { getRow, updateRow } from './rows.ts';
import { keys } from './table.ts';
import { writeAlone } from './transact.ts';

/** Of an address, however its letters are written: SHA-256 in base64url. */
export function suppressionIdOf(address: string): string {
  const written = address.trim().toLowerCase();
  const at = written.lastIndexOf('@');
  const domain = written.slice(at + 1);
  const same = `${written.slice(0, at + 1)}${domainToASCII(domain) || domain}`;
  return createHash('sha256').update(same).digest('base64url');
}

/**
 * Holds back what would be sent to an address from an instant on. A complaint outweighs a bounce; what was said before a
 * release is over.
 */
export async function suppress(
  database: Database,
  address: string,
  { reason, detail, mailId, since }: Omit<Suppression, 'suppressionId'>,
): Promise<void> {
  const suppressionId = suppressionIdOf(address);
  const update = updateRow(database, keys.suppression(suppressionId), {
    set: { kind: 'suppression', suppressionId, reason, detail, mailId, since },
    remove: ['releasedAt', 'releasedBy'],
    condition: {
      expression:
        'attribute_not_exists(pk) OR #releasedAt < :since OR (attribute_not_exists(#releasedAt) AND #reason < :reason)',
    },
  });
  await writeAlone(database, update);
}

/** What is said of an address; null for one that may be written to. */
export async function readSuppression(database: Database, suppressionId: string): Promise<Suppression | null> {
  const row = await getRow(database, keys.suppression(suppressionId));
  return row && row.releasedAt === undefined ? row : null;
}

/** Part of a transaction that lets an address be written to again; it fails where nothing is held back. */
export function releaseAddress(database: Database, suppressionId: string, by: string, at: InstantText): Write {
  return updateRow(database, keys.suppression(suppressionId), {
    set: { releasedAt: at, releasedBy: by },
    condition: { expression: 'attribute_exists(pk) AND attribute_not_exists(#releasedAt)' },
  });
}
